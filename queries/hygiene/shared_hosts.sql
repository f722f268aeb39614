-- Which hosts get the logins of several clients of one provider, or one URI twice?
--
-- Clients with one URI are most likely one client made twice. Those with one host may be, or
-- share a machine: if it is broken into, all of them have to be rotated (rotation/by_host).
--
-- @needs linode, vmware, xeonr
WITH uris AS (
  SELECT 'linode' AS provider, label AS name, redirect_uri AS uri, id
  FROM linode.account.oauth_clients
  UNION ALL
  SELECT 'vmware', displayName, value, oauth_apps.id
  FROM vmware.csp.oauth_apps, json_each(redirectUris)
  UNION ALL
  SELECT 'xeonr', name, redirectUri, clientId
  FROM xeonr.auth.clients
)
SELECT
  provider,
  uri_host(uri) AS host,
  count(DISTINCT id) AS clients,
  count(DISTINCT id) - count(DISTINCT uri) AS with_the_same_uri,
  group_concat(name, ', ' ORDER BY name, id) AS names
FROM uris
WHERE uri_scheme(uri) IN ('http', 'https') AND NOT uri_is_loopback(uri)
GROUP BY provider, uri_host(uri)
HAVING count(DISTINCT id) > 1
ORDER BY clients DESC, provider, host;
