-- Which OAuth clients may still use the implicit grant, which OAuth 2.1 drops,
-- or send a login's code over plain http to another machine?
WITH checked AS (
  SELECT
    clientId,
    name,
    redirectUri,
    updatedAt,
    concat_ws(
      ', ',
      CASE WHEN supportsImplicitGrant THEN 'implicit grant' END,
      CASE
        WHEN uri_scheme(redirectUri) = 'http' AND NOT uri_is_loopback(redirectUri) THEN 'plain http'
      END
    ) AS problems
  FROM xeonr.auth.clients
)
SELECT name, problems, redirectUri, updatedAt, clientId
FROM checked
WHERE problems <> ''
ORDER BY updatedAt, clientId;
