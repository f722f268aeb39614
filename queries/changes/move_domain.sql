-- Move the redirect URIs of all clients from one domain to another.
--
-- Hosts below the domain move with it: wiki.old.example becomes wiki.new.example. Let both answer
-- until all is moved.
--   rowgate run changes/move_domain -p from=old.example -p to=new.example --plan move.json
--   rowgate apply move.json --yes --canary 1
-- rowgate undo takes it back.
--
-- @param from text  the domain, as in 'old.example'
-- @param to text  the domain instead
-- @param most integer = 100  refuse to change more clients than so many at one provider
-- @needs linode, vmware, xeonr
UPDATE linode.account.oauth_clients
SET redirect_uri = replace(
  redirect_uri,
  '://' || uri_host(redirect_uri),
  '://' || substr(uri_host(redirect_uri), 1, length(uri_host(redirect_uri)) - length(:from)) || :to
)
WHERE substr('.' || uri_host(redirect_uri), -length(:from) - 1) = '.' || lower(:from)
EXPECT BETWEEN 0 AND :most ROWS;

UPDATE vmware.csp.oauth_apps
SET redirectUris = (
  SELECT
    json_group_array(
      CASE
        WHEN substr('.' || uri_host(value), -length(:from) - 1) = '.' || lower(:from) THEN
          replace(
            value,
            '://' || uri_host(value),
            '://' || substr(uri_host(value), 1, length(uri_host(value)) - length(:from)) || :to
          )
        ELSE value
      END
      ORDER BY key
    )
  FROM json_each(redirectUris)
)
WHERE
  EXISTS (
    SELECT 1
    FROM json_each(redirectUris)
    WHERE substr('.' || uri_host(value), -length(:from) - 1) = '.' || lower(:from)
  )
  AND immutable IS NOT TRUE
EXPECT BETWEEN 0 AND :most ROWS;

UPDATE xeonr.auth.clients
SET redirectUri = replace(
  redirectUri,
  '://' || uri_host(redirectUri),
  '://' || substr(uri_host(redirectUri), 1, length(uri_host(redirectUri)) - length(:from)) || :to
)
WHERE substr('.' || uri_host(redirectUri), -length(:from) - 1) = '.' || lower(:from)
EXPECT BETWEEN 0 AND :most ROWS;
