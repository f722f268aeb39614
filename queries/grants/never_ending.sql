-- Which apps hold a grant that never ends, and since when?
--
-- Nobody is asked again, whatever becomes of the app. revocation/old_grants ends those that are
-- old.
--
-- @needs linode
-- @severity medium
-- @advice Revoke it, and authorize the application again for a time.
-- @fix DELETE FROM linode.profile.apps WHERE id IN (:id)
SELECT
  label,
  created,
  round(julianday('now') - julianday(created)) AS days_old,
  scopes,
  website,
  id
FROM linode.profile.apps
WHERE expiry IS NULL
ORDER BY created, id;
