-- Turn the redirect URIs of plain http below a domain into https.
--
-- Only where the host has a certificate: try it first. URIs with a port are left as they are,
-- since https has another one; hygiene/plain_http shows those.
--   rowgate run changes/require_https -p domain=larkspur.example --plan https.json
--   rowgate apply https.json --yes --canary 1
-- rowgate undo takes it back.
--
-- @param domain text  the domain, as in 'larkspur.example'
-- @param most integer = 50  refuse to change more clients than so many at one provider
-- @needs linode, vmware, xeonr
UPDATE linode.account.oauth_clients
SET redirect_uri = 'https' || substr(redirect_uri, 5)
WHERE
  redirect_uri REGEXP '^http://[^/:@]+(/|$)'
  AND substr('.' || uri_host(redirect_uri), -length(:domain) - 1) = '.' || lower(:domain)
EXPECT BETWEEN 0 AND :most ROWS;

UPDATE vmware.csp.oauth_apps
SET redirectUris = (
  SELECT
    json_group_array(
      CASE
        WHEN
          value REGEXP '^http://[^/:@]+(/|$)'
          AND substr('.' || uri_host(value), -length(:domain) - 1) = '.' || lower(:domain)
          THEN 'https' || substr(value, 5)
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
    WHERE
      value REGEXP '^http://[^/:@]+(/|$)'
      AND substr('.' || uri_host(value), -length(:domain) - 1) = '.' || lower(:domain)
  )
  AND immutable IS NOT TRUE
EXPECT BETWEEN 0 AND :most ROWS;

UPDATE xeonr.auth.clients
SET redirectUri = 'https' || substr(redirectUri, 5)
WHERE
  redirectUri REGEXP '^http://[^/:@]+(/|$)'
  AND substr('.' || uri_host(redirectUri), -length(:domain) - 1) = '.' || lower(:domain)
EXPECT BETWEEN 0 AND :most ROWS;
