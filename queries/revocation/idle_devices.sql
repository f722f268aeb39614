-- Trust no longer the devices that were not used for so many days.
--
-- They pass the second factor again at their next login, and nothing else changes.
--   rowgate run revocation/idle_devices -p days=7 --dry-run
--   rowgate run revocation/idle_devices -p days=7 --yes
--
-- @param days integer = 14  for how long
-- @param most integer = 10  refuse to revoke more than so many
-- @needs linode
DELETE FROM linode.profile.devices
WHERE last_authenticated < datetime('now', '-' || :days || ' days')
EXPECT BETWEEN 0 AND :most ROWS;
