-- Give OAuth apps of VMware new secrets at once, by name.
--
-- For a secret that leaked: the old one stops working the moment the new one is made, and so does
-- that of a rotation under way. To have both work for a while, see rotation/vmware_begin.
--   rowgate run rotation/vmware -p name='ci-%' --plan rotate.json
--   rowgate apply rotate.json --yes --secrets-to secrets.jsonl
--
-- @param name text  as in 'ci-%'; % stands for anything, and capitals don't matter
-- @param most integer = 25  refuse to change more than so many
-- @needs vmware
EXEC vmware.csp.oauth_apps.regenerate_secret FOR EACH (
  SELECT id, displayName
  FROM vmware.csp.oauth_apps
  WHERE displayName LIKE :name AND publicClient IS NOT TRUE AND immutable IS NOT TRUE
  ORDER BY id
)
EXPECT BETWEEN 1 AND :most ROWS;
