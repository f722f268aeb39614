-- Which clients with a secret send logins to people's own machines?
--
-- Such a client is an app whose secret everybody has who has the app, so that it should be a
-- public one, with PKCE; or its redirect URI was left over from somebody's development. Xeonr
-- does not tell which clients are public, so that its are all listed.
--
-- @needs linode, vmware, xeonr
-- @severity low
-- @advice Make it a public client that uses PKCE, or take away a URI that was left over from
--   development.
-- @fix provider=linode UPDATE linode.account.oauth_clients SET public = TRUE WHERE id IN (:id)
WITH uris AS (
  SELECT 'linode' AS provider, label AS name, public, redirect_uri AS uri, id
  FROM linode.account.oauth_clients
  WHERE status = 'active'
  UNION ALL
  SELECT 'vmware', displayName, publicClient, value, oauth_apps.id
  FROM vmware.csp.oauth_apps, json_each(redirectUris)
  UNION ALL
  SELECT 'xeonr', name, NULL, redirectUri, clientId
  FROM xeonr.auth.clients
)
SELECT
  provider,
  name,
  CASE WHEN uri_is_loopback(uri) THEN 'loopback' ELSE 'scheme of an app' END AS leads_to,
  uri,
  id
FROM uris
WHERE
  public IS NOT TRUE
  AND (uri_is_loopback(uri) OR uri_scheme(uri) NOT IN ('http', 'https'))
ORDER BY provider, name;
