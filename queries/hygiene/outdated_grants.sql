-- Which clients may use a grant that OAuth 2.1 has dropped: implicit or password?
--
-- The one shows tokens in the browser's address, the other has people type their password into
-- the application. Linode does not tell.
--
-- @needs vmware, xeonr
-- @severity medium
-- @advice Have the application ask for a code, with PKCE, and then take the grant from its
--   client.
-- @fix provider=xeonr UPDATE xeonr.auth.clients
--   SET supportsImplicitGrant = FALSE, supportsCodeGrant = TRUE WHERE clientId IN (:id)
SELECT 'vmware' AS provider, displayName AS name, value AS "grant", oauth_apps.id AS id
FROM vmware.csp.oauth_apps, json_each(grantTypes)
WHERE value IN ('implicit', 'password')
UNION ALL
SELECT 'xeonr', name, 'implicit', clientId
FROM xeonr.auth.clients
WHERE supportsImplicitGrant
ORDER BY provider, name, id;
