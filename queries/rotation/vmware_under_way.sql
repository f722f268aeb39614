-- Which OAuth apps of VMware are in a rotation, or may be?
--
-- The API does not say so: an app may be in one while its secret is younger than the time for
-- which both work. Only some platforms tell the age (in seconds, as it seems): of the others each
-- app with a secret is listed, as not told.
--
-- @param name text = '%'  as in 'ci-%'; % stands for anything
-- @needs vmware
SELECT
  displayName,
  CASE WHEN secretAge IS NULL THEN 'not told' ELSE 'may be' END AS rotation,
  round(secretAge / 3600.0, 1) AS hours_since_new_secret,
  round((secretRotationExpirationInSeconds - secretAge) / 3600.0, 1) AS hours_left,
  id
FROM vmware.csp.oauth_apps
WHERE
  displayName LIKE :name
  AND publicClient IS NOT TRUE
  AND (secretAge IS NULL OR secretAge < secretRotationExpirationInSeconds)
ORDER BY hours_left, id;
