-- To which hosts do the clients of all providers send logins?
--
-- The map of what has to be kept safe: whoever runs a host, or takes over its name, gets the
-- codes of its clients.
--
-- @needs linode, vmware, xeonr
WITH uris AS (
  SELECT 'linode' AS provider, id, redirect_uri AS uri
  FROM linode.account.oauth_clients
  UNION ALL
  SELECT 'vmware', oauth_apps.id, value
  FROM vmware.csp.oauth_apps, json_each(redirectUris)
  UNION ALL
  SELECT 'xeonr', clientId, redirectUri
  FROM xeonr.auth.clients
)
SELECT
  uri_host(uri) AS host,
  count(DISTINCT provider || id) AS clients,
  count(DISTINCT CASE WHEN provider = 'linode' THEN id END) AS linode,
  count(DISTINCT CASE WHEN provider = 'vmware' THEN id END) AS vmware,
  count(DISTINCT CASE WHEN provider = 'xeonr' THEN id END) AS xeonr,
  max(uri_scheme(uri) = 'http') AS plain_http
FROM uris
WHERE uri_scheme(uri) IN ('http', 'https') AND NOT uri_is_loopback(uri)
GROUP BY uri_host(uri)
ORDER BY clients DESC, host;
