-- From which addresses was my account used, since when, and how often did it fail?
--
-- Logins are kept for 90 days. An address that is new, or that you don't know, is worth a look.
--
-- @needs linode
SELECT
  ip,
  count(*) AS logins,
  sum(status = 'failed') AS failed,
  min(datetime) AS first_seen,
  max(datetime) AS last_seen
FROM linode.profile.logins
GROUP BY ip
ORDER BY first_seen DESC, ip;
