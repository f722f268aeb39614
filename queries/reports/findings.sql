-- How many clients of each provider have which problem?
--
-- The first page of a review, and a number to follow from week to week. The query of the same
-- name in hygiene lists the clients. NULL is what can't be told from what the provider shows.
--
-- @needs linode, vmware, xeonr
WITH clients AS (
  SELECT
    'linode' AS provider,
    id,
    json_array(redirect_uri) AS uris,
    0 AS is_open,
    public,
    status <> 'active' AS is_inactive
  FROM linode.account.oauth_clients
  UNION ALL
  SELECT 'vmware', id, redirectUris, allowOpenRedirectUris, publicClient, NULL
  FROM vmware.csp.oauth_apps
  UNION ALL
  SELECT 'xeonr', clientId, json_array(redirectUri), 0, NULL, NULL
  FROM xeonr.auth.clients
),
checked AS (
  SELECT
    provider,
    EXISTS (
      SELECT 1
      FROM json_each(uris)
      WHERE uri_scheme(value) = 'http' AND NOT uri_is_loopback(value)
    ) AS plain_http,
    is_open OR EXISTS (SELECT 1 FROM json_each(uris) WHERE value LIKE '%*%') AS open_redirects,
    EXISTS (
      SELECT 1
      FROM json_each(uris)
      WHERE uri_has_fragment(value) OR uri_scheme(value) IS NULL
    ) AS malformed_uris,
    CASE
      WHEN public IS NOT NULL THEN
        NOT public
        AND EXISTS (
          SELECT 1
          FROM json_each(uris)
          WHERE uri_is_loopback(value) OR uri_scheme(value) NOT IN ('http', 'https')
        )
    END AS native_with_secret,
    is_inactive
  FROM clients
)
SELECT
  provider,
  count(*) AS clients,
  sum(plain_http) AS plain_http,
  sum(open_redirects) AS open_redirects,
  sum(malformed_uris) AS malformed_uris,
  sum(native_with_secret) AS native_with_secret,
  sum(is_inactive) AS inactive
FROM checked
GROUP BY provider
ORDER BY provider;
