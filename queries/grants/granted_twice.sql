-- Which clients did I authorise more than once, and with which scopes each time?
--
-- Only the latest is in use, most likely; revocation/older_authorisations revokes the others.
--
-- @needs xeonr
-- @severity low
-- @advice Revoke all but the latest, unless an older one holds a scope that is needed.
-- @fix which=older DELETE FROM xeonr.auth.authorisations
--   WHERE authorisationId IN (:authorisationId)
WITH numbered AS (
  SELECT
    client ->> 'name' AS name,
    createdAt,
    lastUsedAt,
    (SELECT group_concat(value, ' ') FROM json_each(scopes)) AS scopes,
    authorisationId,
    CASE row_number() OVER (PARTITION BY client ->> 'clientId' ORDER BY createdAt DESC)
      WHEN 1 THEN 'latest'
      ELSE 'older'
    END AS which,
    count(*) OVER (PARTITION BY client ->> 'clientId') AS times
  FROM xeonr.auth.authorisations
)
SELECT name, which, createdAt, lastUsedAt, scopes, authorisationId
FROM numbered
WHERE times > 1
ORDER BY name, createdAt DESC;
