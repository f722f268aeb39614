-- Set for how long both secrets work in a rotation of OAuth apps of VMware.
--
-- Long enough to deploy the new one, and no longer: until then the old one is good for whoever
-- has it. It counts for rotations that begin afterwards.
--   rowgate run rotation/vmware_overlap -p name='ci-%' -p hours=8 --plan overlap.json
--   rowgate apply overlap.json --yes
--
-- @param name text  as in 'ci-%'; % stands for anything, and capitals don't matter
-- @param hours integer = 48  how long
-- @param most integer = 25  refuse to change more than so many
-- @needs vmware
UPDATE vmware.csp.oauth_apps
SET secretRotationExpirationInSeconds = :hours * 3600
WHERE displayName LIKE :name AND publicClient IS NOT TRUE AND immutable IS NOT TRUE
EXPECT BETWEEN 1 AND :most ROWS;
