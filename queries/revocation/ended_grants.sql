-- Clear away the grants and tokens that have ended.
--
-- They are good for nothing any more, and hide what is (grants/ended).
--   rowgate run revocation/ended_grants --plan clear.json
--   rowgate apply clear.json --yes
--
-- @param most integer = 25  refuse to delete more than so many of each kind
-- @needs linode
DELETE FROM linode.profile.apps
WHERE expiry < now()
EXPECT BETWEEN 0 AND :most ROWS;

DELETE FROM linode.profile.tokens
WHERE expiry < now()
EXPECT BETWEEN 0 AND :most ROWS;
