-- Which clients send logins to hosts that are not ours?
--
-- Whoever runs such a host gets the codes. A domain that a partner, or we ourselves, let lapse
-- can be bought by anybody.
--
-- @param domains text  our domains, with blanks between: 'larkspur.example larkspur.test'
-- @needs linode, vmware, xeonr
-- @severity high
-- @advice Ask whoever answers for the client. Take away what nobody needs, and see that the
--   domains of partners have an owner still.
WITH ours AS (
  SELECT value AS domain
  FROM json_each('["' || replace(trim(:domains), ' ', '","') || '"]')
  WHERE value <> ''
),
uris AS (
  SELECT 'linode' AS provider, label AS name, redirect_uri AS uri, id
  FROM linode.account.oauth_clients
  UNION ALL
  SELECT 'vmware', displayName, value, oauth_apps.id
  FROM vmware.csp.oauth_apps, json_each(redirectUris)
  UNION ALL
  SELECT 'xeonr', name, redirectUri, clientId
  FROM xeonr.auth.clients
)
SELECT uri_host(uri) AS host, provider, name, uri, id
FROM uris
WHERE
  uri_scheme(uri) IN ('http', 'https')
  AND NOT uri_is_loopback(uri)
  AND NOT EXISTS (
    SELECT 1
    FROM ours
    WHERE uri_host(uri) = lower(domain) OR uri_host(uri) LIKE '%.' || domain
  )
ORDER BY host, provider, name;
