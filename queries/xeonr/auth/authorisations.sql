-- Which authorisations have I not used for long, and what may they do?
--
-- One that was never used counts a month after it was given. revocation/unused_authorisations
-- revokes those that you don't miss.
--
-- @param days integer = 90  for how long
-- @needs xeonr
-- @severity low
-- @advice Revoke what you don't miss.
-- @fix DELETE FROM xeonr.auth.authorisations WHERE authorisationId IN (:authorisationId)
SELECT
  client ->> 'name' AS name,
  lastUsedAt,
  createdAt,
  scopes,
  authorisationId
FROM xeonr.auth.authorisations
WHERE
  coalesce(lastUsedAt, createdAt) < datetime('now', '-' || :days || ' days')
  OR lastUsedAt IS NULL AND createdAt < datetime('now', '-30 days')
ORDER BY coalesce(lastUsedAt, createdAt), authorisationId;
