-- Which browsers still log in without a second factor though they were not used
-- for two weeks? Revoke what you no longer have:
--   DELETE FROM linode.profile.devices WHERE id = …
SELECT
  id,
  user_agent,
  last_authenticated,
  last_remote_addr,
  expiry,
  round(julianday('now') - julianday(last_authenticated)) AS days_unused
FROM linode.profile.devices
WHERE expiry > now() AND last_authenticated < datetime('now', '-14 days')
ORDER BY last_authenticated, id;
