-- Which clients take a login to any of many places: a wildcard, or whatever is asked for?
--
-- One forgotten host below a wildcard is enough to catch a code. OAuth 2.1 wants each redirect
-- URI written out.
--
-- @needs linode, vmware, xeonr
-- @severity high
-- @advice Register each URI that is in use, written out. An app of VMware that accepts any URI
--   has to be made anew: its API does not change that.
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
SELECT provider, name, 'wildcard' AS problem, uri, id
FROM uris
WHERE uri LIKE '%*%'
UNION ALL
SELECT 'vmware', displayName, 'any URI is accepted', NULL, id
FROM vmware.csp.oauth_apps
WHERE allowOpenRedirectUris
ORDER BY provider, name;
