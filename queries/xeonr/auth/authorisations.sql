-- Which authorisations have I not used for 90 days, or never since I gave them
-- a month ago, and what may they do? Those that you don't miss can go:
--   DELETE FROM xeonr.auth.authorisations WHERE authorisationId = …
SELECT
  client ->> 'name' AS name,
  lastUsedAt,
  createdAt,
  scopes,
  authorisationId
FROM xeonr.auth.authorisations
WHERE
  coalesce(lastUsedAt, createdAt) < datetime('now', '-90 days')
  OR lastUsedAt IS NULL AND createdAt < datetime('now', '-30 days')
ORDER BY coalesce(lastUsedAt, createdAt), authorisationId;
