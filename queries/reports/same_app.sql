-- Which applications are clients of more than one provider, and do the hosts agree?
--
-- By name, whatever its capitals, blanks and dashes. Where the hosts differ, one client may have
-- been forgotten when the application moved. An app on people's own machines has loopback or a
-- scheme of its own instead of a host.
--
-- @needs linode, vmware, xeonr
WITH uris AS (
  SELECT 'linode' AS provider, label AS name, redirect_uri AS uri
  FROM linode.account.oauth_clients
  UNION ALL
  SELECT 'vmware', displayName, value
  FROM vmware.csp.oauth_apps, json_each(redirectUris)
  UNION ALL
  SELECT 'xeonr', name, redirectUri
  FROM xeonr.auth.clients
),
places AS (
  SELECT
    provider,
    name,
    lower(replace(replace(replace(name, ' ', ''), '-', ''), '_', '')) AS letters,
    CASE
      WHEN uri_is_loopback(uri) THEN 'loopback'
      WHEN uri_scheme(uri) IN ('http', 'https') THEN uri_host(uri)
      ELSE uri_scheme(uri) || ':'
    END AS host
  FROM uris
)
SELECT
  min(name) AS name,
  replace(group_concat(DISTINCT provider ORDER BY provider), ',', ', ') AS providers,
  count(DISTINCT host) AS hosts,
  replace(group_concat(DISTINCT host ORDER BY host), ',', ', ') AS names_of_hosts
FROM places
GROUP BY letters
HAVING count(DISTINCT provider) > 1
ORDER BY hosts DESC, name;
