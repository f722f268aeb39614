-- From which addresses was my account used in the last 90 days, since when, and
-- how often did it fail? An address that is new or that you don't know is worth
-- a look.
SELECT
  ip,
  count(*) AS logins,
  sum(status = 'failed') AS failed,
  min(datetime) AS first_seen,
  max(datetime) AS last_seen
FROM linode.profile.logins
GROUP BY ip
ORDER BY first_seen DESC, ip;
