-- Make up new secrets for OAuth apps of VMware: the first step of an overlapping rotation.
--
-- Nothing is changed. The file has the secrets, so that nobody else may read it:
--   (umask 077; rowgate run rotation/vmware_new_secrets -p name='ci-%' -o new.json)
-- Then rotation/vmware_begin sets them beside the old ones, you deploy them, and
-- rotation/vmware_end ends the old ones. A file from your secret store does as well: a list of
-- objects with id and newClientSecret.
--
-- @param name text  as in 'ci-%'; % stands for anything, and capitals don't matter
-- @needs vmware
SELECT
  id,
  displayName,
  'Ro1!' || lower(hex(randomblob(24))) AS newClientSecret
FROM vmware.csp.oauth_apps
WHERE displayName LIKE :name AND publicClient IS NOT TRUE AND immutable IS NOT TRUE
ORDER BY id;
