-- Begin a rotation of OAuth apps of VMware: the old and the new secret both work then.
--
-- The new secrets are those of a file, as rotation/vmware_new_secrets makes it. A plan would not
-- keep them, so that this is looked at and made in two runs:
--   rowgate run rotation/vmware_begin -p secrets=new.json --dry-run
--   rowgate run rotation/vmware_begin -p secrets=new.json --yes
-- The old secret ends after the time that the app has for it (rotation/vmware_overlap), which is
-- 48 hours unless set, or with rotation/vmware_end.
--
-- @param secrets text  the JSON file: a list of objects with id and newClientSecret
-- @param name text = '%'  of the apps in the file, those with such a name
-- @param most integer = 25  refuse to change more than so many
-- @needs vmware
EXEC vmware.csp.oauth_apps.rotate_secret FOR EACH (
  SELECT
    given.value ->> 'id' AS id,
    apps.displayName,
    given.value ->> 'newClientSecret' AS newClientSecret
  FROM json_each(readfile(:secrets)) AS given
  LEFT JOIN vmware.csp.oauth_apps AS apps ON apps.id = given.value ->> 'id'
  WHERE apps.displayName LIKE :name OR apps.id IS NULL
  ORDER BY given.value ->> 'id'
)
EXPECT BETWEEN 1 AND :most ROWS;
