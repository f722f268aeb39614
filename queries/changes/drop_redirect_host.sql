-- Let no OAuth app of VMware send logins to one host any more.
--
-- Its URIs are taken out of the lists. An app that has no other is left as it is, since it would
-- take none at all: hygiene/foreign_hosts and hygiene/dangling_hosts show it still.
--   rowgate run changes/drop_redirect_host -p host=staging.old.example --plan drop.json
--   rowgate apply drop.json --yes
--
-- @param host text  the host's name
-- @param most integer = 25  refuse to change more than so many
-- @needs vmware
UPDATE vmware.csp.oauth_apps
SET redirectUris = (
  SELECT json_group_array(value ORDER BY key)
  FROM json_each(redirectUris)
  WHERE uri_host(value) IS NOT lower(:host)
)
WHERE
  EXISTS (SELECT 1 FROM json_each(redirectUris) WHERE uri_host(value) = lower(:host))
  AND EXISTS (SELECT 1 FROM json_each(redirectUris) WHERE uri_host(value) IS NOT lower(:host))
  AND immutable IS NOT TRUE
EXPECT BETWEEN 0 AND :most ROWS;
