-- Which OAuth apps of the organization should have their settings looked at, and why?
--
-- Any redirect URI is accepted, a login's code goes over plain http, a public client does without
-- PKCE, or access tokens live longer than an hour. The API can only search by name, so that every
-- app is listed.
--
-- @needs vmware
WITH checked AS (
  SELECT
    id,
    displayName,
    concat_ws(
      ', ',
      CASE WHEN allowOpenRedirectUris THEN 'open redirects' END,
      CASE
        WHEN EXISTS (
          SELECT 1
          FROM json_each(redirectUris)
          WHERE uri_scheme(value) = 'http' AND NOT uri_is_loopback(value)
        ) THEN 'plain http'
      END,
      CASE WHEN publicClient AND NOT forcePkce THEN 'public without PKCE' END,
      CASE WHEN accessTokenTTL > 3600 THEN 'tokens live ' || (accessTokenTTL / 3600) || ' h' END
    ) AS problems,
    redirectUris,
    createdBy,
    lastUpdatedAt
  FROM vmware.csp.oauth_apps
)
SELECT displayName, problems, redirectUris, createdBy, lastUpdatedAt, id
FROM checked
WHERE problems <> ''
ORDER BY displayName, id;
