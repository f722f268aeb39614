-- What is there of one application, at every provider: clients and grants?
--
-- For when it is broken into, or goes. rotation/by_host gives its clients new secrets, and
-- revocation/app revokes what it was granted.
--
-- @param name text  as in 'Acme%'; % stands for anything, and capitals don't matter
-- @needs linode, vmware, xeonr
SELECT
  'linode' AS provider,
  'client' AS kind,
  label AS name,
  redirect_uri AS details,
  status AS state,
  id
FROM linode.account.oauth_clients
WHERE label LIKE :name
UNION ALL
SELECT
  'linode',
  'grant',
  label,
  scopes,
  CASE
    WHEN expiry < now() THEN 'ended'
    WHEN expiry IS NULL THEN 'never ends'
    ELSE 'ends ' || substr(expiry, 1, 10)
  END,
  CAST(id AS TEXT)
FROM linode.profile.apps
WHERE label LIKE :name
UNION ALL
SELECT 'vmware', 'client', displayName, redirectUris, description, id
FROM vmware.csp.oauth_apps
WHERE displayName LIKE :name
UNION ALL
SELECT 'xeonr', 'client', name, redirectUri, description, clientId
FROM xeonr.auth.clients
WHERE name LIKE :name
UNION ALL
SELECT
  'xeonr',
  'grant',
  client ->> 'name',
  (SELECT group_concat(value, ' ') FROM json_each(scopes)),
  coalesce('used ' || substr(lastUsedAt, 1, 10), 'never used'),
  authorisationId
FROM xeonr.auth.authorisations
WHERE client ->> 'name' LIKE :name
ORDER BY provider, kind, name, id;
