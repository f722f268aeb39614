-- Revoke all but the latest authorisation of each client.
--
-- Look at grants/granted_twice before: an older one may hold a scope that the latest lacks.
--   rowgate run revocation/older_authorisations --plan revoke.json
--   rowgate apply revoke.json --yes
--
-- @param most integer = 25  refuse to revoke more than so many
-- @needs xeonr
DELETE FROM xeonr.auth.authorisations
WHERE authorisationId IN (
  SELECT authorisationId
  FROM (
    SELECT
      authorisationId,
      row_number() OVER (PARTITION BY client ->> 'clientId' ORDER BY createdAt DESC) AS place
    FROM xeonr.auth.authorisations
  )
  WHERE place > 1
)
EXPECT BETWEEN 0 AND :most ROWS;
