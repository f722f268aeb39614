-- Which OAuth grants may be used, and by how many clients?
--
-- The implicit and the password grant are gone from OAuth 2.1. A client that may use none can't
-- get a token by itself. Linode does not tell.
--
-- @needs vmware, xeonr
WITH allowed AS (
  SELECT 'vmware' AS provider, value AS "grant"
  FROM vmware.csp.oauth_apps, json_each(grantTypes)
  UNION ALL
  SELECT 'xeonr', 'authorization_code' FROM xeonr.auth.clients WHERE supportsCodeGrant
  UNION ALL
  SELECT 'xeonr', 'implicit' FROM xeonr.auth.clients WHERE supportsImplicitGrant
  UNION ALL
  SELECT 'xeonr', 'device_code' FROM xeonr.auth.clients WHERE supportsDeviceCodeGrant
  UNION ALL
  SELECT 'xeonr', 'refresh_token' FROM xeonr.auth.clients WHERE supportsRefreshToken
  UNION ALL
  SELECT 'xeonr', 'none of these'
  FROM xeonr.auth.clients
  WHERE NOT (supportsCodeGrant OR supportsImplicitGrant OR supportsDeviceCodeGrant)
)
SELECT
  "grant",
  sum(provider = 'vmware') AS vmware,
  sum(provider = 'xeonr') AS xeonr
FROM allowed
GROUP BY "grant"
ORDER BY count(*) DESC, "grant";
