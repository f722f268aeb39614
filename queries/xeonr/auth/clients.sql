-- Which OAuth clients of Xeonr use the implicit grant, or log in over plain http?
--
-- OAuth 2.1 drops the implicit grant: changes/end_implicit_grant takes it from them.
--
-- @needs xeonr
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
