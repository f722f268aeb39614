-- Which personal access tokens are old, and work still?
--
-- A token that has been on many machines for long is worth replacing: make a new one, put it
-- where the old one is, and delete the old one.
--
-- @param days integer = 90  how old
-- @needs linode
-- @severity medium
-- @advice Make a new token, put it where the old one is, and delete the old one.
SELECT
  label,
  created,
  round(julianday('now') - julianday(created)) AS days_old,
  expiry,
  scopes,
  id
FROM linode.profile.tokens
WHERE
  created < datetime('now', '-' || :days || ' days')
  AND (expiry IS NULL OR expiry > now())
ORDER BY created, id;
