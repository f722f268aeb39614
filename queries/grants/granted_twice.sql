-- Which clients did I authorise more than once, and with which scopes each time?
--
-- Only the latest is in use, most likely; revocation/older_authorisations revokes the others.
--
-- @needs xeonr
WITH numbered AS (
  SELECT
    client ->> 'name' AS name,
    createdAt,
    lastUsedAt,
    (SELECT group_concat(value, ' ') FROM json_each(scopes)) AS scopes,
    authorisationId,
    count(*) OVER (PARTITION BY client ->> 'clientId') AS times
  FROM xeonr.auth.authorisations
)
SELECT name, createdAt, lastUsedAt, scopes, authorisationId
FROM numbered
WHERE times > 1
ORDER BY name, createdAt DESC;
