-- Which clients have a URI of plain http on another machine?
--
-- Whoever is on the way can read the code of a login, or send people elsewhere at a logout.
-- changes/require_https mends the redirect URIs.
--
-- @needs linode, vmware, xeonr
-- @severity high
-- @advice Give the host a certificate, and turn the URI into https. One with a port needs
--   another port: register what the host serves https on.
-- @fix provider=linode port=usual UPDATE linode.account.oauth_clients
--   SET redirect_uri = 'https' || substr(redirect_uri, 5) WHERE id IN (:id)
-- @fix provider=vmware used_at=login port=usual UPDATE vmware.csp.oauth_apps
--   SET redirectUris = (SELECT json_group_array(CASE WHEN uri_scheme(value) = 'http'
--   AND NOT uri_is_loopback(value) AND value NOT REGEXP '^http://[^/]*[:@]'
--   THEN 'https' || substr(value, 5) ELSE value END ORDER BY key)
--   FROM json_each(redirectUris)) WHERE id IN (:id)
-- @fix provider=vmware used_at=logout port=usual UPDATE vmware.csp.oauth_apps
--   SET postLogoutRedirectUris = (SELECT json_group_array(CASE WHEN uri_scheme(value) = 'http'
--   AND NOT uri_is_loopback(value) AND value NOT REGEXP '^http://[^/]*[:@]'
--   THEN 'https' || substr(value, 5) ELSE value END ORDER BY key)
--   FROM json_each(postLogoutRedirectUris)) WHERE id IN (:id)
-- @fix provider=xeonr used_at=login port=usual UPDATE xeonr.auth.clients
--   SET redirectUri = 'https' || substr(redirectUri, 5) WHERE clientId IN (:id)
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
SELECT
  provider,
  name,
  used_at,
  uri,
  CASE WHEN uri REGEXP '^http://[^/:@]+(/|$)' THEN 'usual' ELSE 'of its own' END AS port,
  id
FROM uris
WHERE uri_scheme(uri) = 'http' AND NOT uri_is_loopback(uri)
ORDER BY provider, name, uri;
