-- Have the public OAuth apps of VMware use PKCE.
--
-- Without it, whoever catches the code of a login can use it. An app that does not send PKCE yet
-- is cut off: see that it does.
--   rowgate run changes/force_pkce --plan pkce.json
--   rowgate apply pkce.json --yes
--
-- @param name text = '%'  only those with such a name; % stands for anything
-- @param most integer = 25  refuse to change more than so many
-- @needs vmware
UPDATE vmware.csp.oauth_apps
SET forcePkce = TRUE
WHERE
  publicClient
  AND forcePkce IS NOT TRUE
  AND immutable IS NOT TRUE
  AND displayName LIKE :name
EXPECT BETWEEN 0 AND :most ROWS;
