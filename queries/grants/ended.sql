-- Which apps have lost their access since their grant ended, and are listed still?
--
-- Those that nobody missed can go (revocation/ended_grants); the others have to be authorized
-- again.
--
-- @needs linode
-- @severity low
-- @advice Clear it away, if nobody has missed it.
-- @fix DELETE FROM linode.profile.apps WHERE id IN (:id)
SELECT
  label,
  expiry,
  round(julianday('now') - julianday(expiry)) AS days_ago,
  scopes,
  website,
  id
FROM linode.profile.apps
WHERE expiry < now()
ORDER BY expiry DESC, id;
