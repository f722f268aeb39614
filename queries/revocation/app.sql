-- Revoke all that one application was granted by this user, at every provider.
--
-- For when it was broken into, or its contract ended. reports/one_app shows what there is; its
-- own clients stay as they are.
--   rowgate run revocation/app -p name='Acme%' --plan revoke.json
--   rowgate apply revoke.json --yes
--
-- @param name text  as in 'Acme%'; % stands for anything, and capitals don't matter
-- @param most integer = 10  refuse to revoke more than so many at one provider
-- @needs linode, xeonr
DELETE FROM linode.profile.apps
WHERE label LIKE :name
EXPECT BETWEEN 0 AND :most ROWS;

DELETE FROM xeonr.auth.authorisations
WHERE client ->> 'name' LIKE :name
EXPECT BETWEEN 0 AND :most ROWS;
