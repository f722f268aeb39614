-- Which public clients send logins to a server, which could have kept a secret?
--
-- Right for a page that runs in the browser alone, if it uses PKCE. Linode gives a public client
-- a secret as well, which it need not show to get tokens.
--
-- @needs linode, vmware
-- @severity low
-- @advice Have it use PKCE; where it has a server, make it a client with a secret. See that the
--   application sends PKCE before it is forced to.
-- @fix provider=vmware pkce=false owner=ours UPDATE vmware.csp.oauth_apps
--   SET forcePkce = TRUE WHERE id IN (:id)
SELECT 'linode' AS provider, label AS name, redirect_uri AS uri, NULL AS pkce, 'ours' AS owner, id
FROM linode.account.oauth_clients
WHERE
  public
  AND uri_scheme(redirect_uri) IN ('http', 'https')
  AND NOT uri_is_loopback(redirect_uri)
UNION ALL
SELECT
  'vmware',
  displayName,
  value,
  forcePkce,
  CASE WHEN immutable THEN 'the platform' ELSE 'ours' END,
  oauth_apps.id
FROM vmware.csp.oauth_apps, json_each(redirectUris)
WHERE
  publicClient
  AND uri_scheme(value) IN ('http', 'https')
  AND NOT uri_is_loopback(value)
ORDER BY provider, name;
