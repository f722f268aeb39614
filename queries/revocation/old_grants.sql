-- Revoke the grants that never end and are older than so many days.
--
-- An app that is still in use has to be authorized again, for a time this time.
-- grants/never_ending shows which there are.
--   rowgate run revocation/old_grants -p days=730 --plan revoke.json
--   rowgate apply revoke.json --yes
--
-- @param days integer = 365  how old
-- @param most integer = 25  refuse to revoke more than so many
-- @needs linode
DELETE FROM linode.profile.apps
WHERE expiry IS NULL AND created < datetime('now', '-' || :days || ' days')
EXPECT BETWEEN 0 AND :most ROWS;
