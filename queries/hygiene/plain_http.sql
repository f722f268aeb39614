-- Which clients have a URI of plain http on another machine?
--
-- Whoever is on the way can read the code of a login, or send people elsewhere at a logout.
-- changes/require_https mends the redirect URIs.
--
-- @needs linode, vmware, xeonr
WITH uris AS (
  SELECT 'linode' AS provider, label AS name, 'login' AS used_at, redirect_uri AS uri, id
  FROM linode.account.oauth_clients
  UNION ALL
  SELECT 'vmware', displayName, 'login', value, oauth_apps.id
  FROM vmware.csp.oauth_apps, json_each(redirectUris)
  UNION ALL
  SELECT 'vmware', displayName, 'logout', value, oauth_apps.id
  FROM vmware.csp.oauth_apps, json_each(postLogoutRedirectUris)
  UNION ALL
  SELECT 'xeonr', name, 'login', redirectUri, clientId
  FROM xeonr.auth.clients
  UNION ALL
  SELECT 'xeonr', name, 'logout', value, clientId
  FROM
    xeonr.auth.clients,
    json_each(
      json_insert(
        postLogoutRedirectUris,
        '$[#]', backchannelLogoutUri,
        '$[#]', frontchannelLogoutUri
      )
    )
)
SELECT provider, name, used_at, uri, id
FROM uris
WHERE uri_scheme(uri) = 'http' AND NOT uri_is_loopback(uri)
ORDER BY provider, name, uri;
