-- Which redirect URIs can't work, or not as somebody thought?
--
-- A URI with a fragment is forbidden (RFC 6749, 3.1.2), and one that can't be read leads nowhere.
-- A user's name before the host, or a blank, is a slip or a trick.
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
