-- From which addresses did somebody log in for the first time within the last days?
--
-- Logins are kept for 90 days, so that an address that was not used for so long is new again. For
-- tokens of unrestricted users only: others don't see the account's logins.
--
-- @param days integer = 14  how far to look back
-- @needs linode
-- @severity low
-- @advice Ask the person whether it was they; an address without a successful login is somebody
--   guessing.
SELECT
  username,
  ip,
  min(datetime) AS first_seen,
  sum(status = 'successful') AS succeeded,
  sum(status = 'failed') AS failed
FROM linode.account.logins
GROUP BY username, ip
HAVING min(datetime) > datetime('now', '-' || :days || ' days')
ORDER BY first_seen DESC, username, ip;
