-- Which browsers still log in without a second factor, though not used for long?
--
-- Somebody else may have the machine by now. revocation/idle_devices revokes the trust.
--
-- @param days integer = 14  for how long
-- @needs linode
-- @severity low
-- @advice Trust it no longer: its owner passes the second factor once more.
-- @fix DELETE FROM linode.profile.devices WHERE id IN (:id)
SELECT
  id,
  user_agent,
  last_authenticated,
  last_remote_addr,
  expiry,
  round(julianday('now') - julianday(last_authenticated)) AS days_unused
FROM linode.profile.devices
WHERE expiry > now() AND last_authenticated < datetime('now', '-' || :days || ' days')
ORDER BY last_authenticated, id;
