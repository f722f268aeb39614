-- Which URI schemes of their own do apps on people's machines claim, and where?
--
-- Any other app can claim the same scheme and catch the login's code, so that each client here
-- should use PKCE, and each scheme should belong to one app.
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
)
SELECT
  uri_scheme(uri) AS scheme,
  group_concat(provider || ': ' || name, ', ' ORDER BY provider, name) AS clients
FROM uris
WHERE uri_scheme(uri) NOT IN ('http', 'https')
GROUP BY uri_scheme(uri)
ORDER BY scheme;
