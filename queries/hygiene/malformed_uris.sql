-- Which redirect URIs can't work, or not as somebody thought?
--
-- A URI with a fragment is forbidden (RFC 6749, 3.1.2), and one that can't be read leads nowhere.
-- A user's name before the host, or a blank, is a slip or a trick.
--
-- @needs linode, vmware, xeonr
-- @severity medium
-- @advice Register the URI that the application really asks for. One with a fragment works
--   without it, once the application reads its route from elsewhere.
-- @fix provider=linode problems=fragment UPDATE linode.account.oauth_clients
--   SET redirect_uri = substr(redirect_uri, 1, instr(redirect_uri, '#') - 1) WHERE id IN (:id)
-- @fix provider=xeonr problems=fragment UPDATE xeonr.auth.clients
--   SET redirectUri = substr(redirectUri, 1, instr(redirectUri, '#') - 1) WHERE clientId IN (:id)
WITH uris AS (
  SELECT 'linode' AS provider, label AS name, redirect_uri AS uri, id
  FROM linode.account.oauth_clients
  UNION ALL
  SELECT 'vmware', displayName, value, oauth_apps.id
  FROM vmware.csp.oauth_apps, json_each(redirectUris)
  UNION ALL
  SELECT 'xeonr', name, redirectUri, clientId
  FROM xeonr.auth.clients
),
checked AS (
  SELECT
    provider,
    name,
    concat_ws(
      ', ',
      CASE WHEN uri_scheme(uri) IS NULL THEN 'no URI' END,
      CASE WHEN uri_has_fragment(uri) THEN 'fragment' END,
      CASE WHEN uri REGEXP '^[a-z][a-z0-9+.-]*://[^/?#]*@' THEN 'user name' END,
      CASE WHEN uri REGEXP '\s' THEN 'blank' END
    ) AS problems,
    uri,
    id
  FROM uris
)
SELECT provider, name, problems, uri, id
FROM checked
WHERE problems <> ''
ORDER BY provider, name, uri;
