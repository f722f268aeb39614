-- What stops working within the next days, unless somebody renews it?
--
-- Authorized apps and personal access tokens of this user. An app has to be authorized again, a
-- token made anew. The scope * means everything.
--
-- @param days integer = 30  how far ahead to look
-- @needs linode
-- @severity low
-- @advice Authorize the application again, or make a new token, before the day; or let it end.
SELECT
  'app' AS kind,
  label,
  expiry,
  round(julianday(expiry) - julianday('now'), 1) AS days_left,
  scopes,
  id
FROM linode.profile.apps
WHERE expiry > now() AND expiry < datetime('now', '+' || :days || ' days')
UNION ALL
SELECT
  'token',
  label,
  expiry,
  round(julianday(expiry) - julianday('now'), 1),
  scopes,
  id
FROM linode.profile.tokens
WHERE expiry > now() AND expiry < datetime('now', '+' || :days || ' days')
ORDER BY expiry, id;
