-- Which apps has nobody used for long, or ever?
--
-- Only some platforms tell when an app was last used: where no app has such a time, there are no
-- rows. An app that is younger than the time is left out. revocation/unused_apps deletes them.
--
-- @param days integer = 180  how long
-- @needs vmware
-- @severity low
-- @advice Ask whoever made it, and delete it.
-- @fix DELETE FROM vmware.csp.oauth_apps WHERE id IN (:id)
SELECT
  displayName,
  lastUsedAt,
  round(julianday('now') - julianday(lastUsedAt)) AS days_unused,
  createdAt,
  createdBy,
  id
FROM vmware.csp.oauth_apps
WHERE
  coalesce(lastUsedAt, createdAt) < datetime('now', '-' || :days || ' days')
  AND EXISTS (SELECT 1 FROM vmware.csp.oauth_apps WHERE lastUsedAt IS NOT NULL)
  AND immutable IS NOT TRUE
ORDER BY coalesce(lastUsedAt, createdAt), id;
