-- End the rotation of OAuth apps of VMware: only the new secret works from now on.
--
-- Once every place has the new secret. An app that is in no rotation is refused by the API, and
-- the others are done all the same; where the platform tells a secret's age, those that can't be
-- in one are left out.
--   rowgate run rotation/vmware_end -p name='ci-%' --plan end.json
--   rowgate apply end.json --yes
--
-- @param name text  as in 'ci-%'; % stands for anything, and capitals don't matter
-- @param most integer = 25  refuse to change more than so many
-- @needs vmware
EXEC vmware.csp.oauth_apps.end_secret_rotation FOR EACH (
  SELECT id, displayName
  FROM vmware.csp.oauth_apps
  WHERE
    displayName LIKE :name
    AND publicClient IS NOT TRUE
    AND immutable IS NOT TRUE
    AND (secretAge IS NULL OR secretAge < secretRotationExpirationInSeconds)
  ORDER BY id
)
EXPECT BETWEEN 1 AND :most ROWS;
