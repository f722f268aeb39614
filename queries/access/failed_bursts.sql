-- Who had many failed logins within a short time?
--
-- Each row is a failed login that was the last of so many within so many hours. For tokens of
-- unrestricted users only.
--
-- @param failures integer = 5  how many are many
-- @param hours integer = 24  within which time
-- @needs linode
-- @severity medium
-- @advice Ask the person. Was it nobody of ours, change the password and see that a second
--   factor is on.
WITH failures AS (
  SELECT
    username,
    datetime,
    ip,
    lag(datetime, :failures - 1) OVER (PARTITION BY username ORDER BY datetime, id) AS first_of_them
  FROM linode.account.logins
  WHERE status = 'failed'
)
SELECT
  username,
  first_of_them,
  datetime AS last_of_them,
  round((julianday(datetime) - julianday(first_of_them)) * 24, 1) AS hours,
  ip AS last_ip
FROM failures
WHERE (julianday(datetime) - julianday(first_of_them)) * 24 <= :hours
ORDER BY datetime DESC, username;
