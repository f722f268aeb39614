-- Which OAuth clients are there, at all three providers, in one list?
--
-- redirect_uris is a list, since a client of VMware may have several. What a provider does not
-- tell is NULL: Linode has no time of creation, Xeonr does not say whether a client has a secret,
-- and neither VMware nor Xeonr a state.
--
-- @needs linode, vmware, xeonr
SELECT
  'linode' AS provider,
  id,
  label AS name,
  json_array(redirect_uri) AS redirect_uris,
  public,
  status,
  NULL AS created,
  NULL AS updated
FROM linode.account.oauth_clients
UNION ALL
SELECT 'vmware', id, displayName, redirectUris, publicClient, NULL, createdAt, lastUpdatedAt
FROM vmware.csp.oauth_apps
UNION ALL
SELECT 'xeonr', clientId, name, json_array(redirectUri), NULL, NULL, createdAt, updatedAt
FROM xeonr.auth.clients
ORDER BY provider, name, id;
