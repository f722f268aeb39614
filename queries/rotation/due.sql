-- Which OAuth apps of VMware have had their secret for too long?
--
-- Only some platforms tell the age of a secret (in seconds, as it seems): where none is told,
-- there are no rows. Linode and Xeonr don't tell.
--
-- @param days integer = 90  how long is too long
-- @needs vmware
-- @severity medium
-- @advice Rotate it: rotation/vmware_begin keeps the old secret working until the new one is
--   deployed.
SELECT
  displayName,
  round(secretAge / 86400.0) AS days_old,
  lastUsedAt,
  ownerOnlySecretRotation,
  id
FROM vmware.csp.oauth_apps
WHERE secretAge > :days * 86400
ORDER BY secretAge DESC, id;
