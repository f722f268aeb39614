-- Which authorized apps hold a grant that ends within seven days? Those still
-- needed have to be authorized again. The scope * means everything.
--
-- The API applies the dates, so only such grants are fetched.
SELECT
  label,
  expiry,
  round(julianday(expiry) - julianday('now'), 1) AS days_left,
  scopes,
  id
FROM linode.profile.apps
WHERE expiry > now() AND expiry < datetime('now', '+7 days')
ORDER BY expiry, id;
