-- Who failed to log in lately, how often, from where, and did that address ever get in?
--
-- Many failures and no success is someone guessing; failures and then a success deserve a
-- question. For tokens of unrestricted users only: others don't see the account's logins.
--
-- @param days integer = 30  how far to look back; logins are kept for 90 days
-- @needs linode
SELECT
  username,
  ip,
  sum(status = 'failed') AS failed,
  sum(status = 'successful') AS succeeded,
  max(CASE WHEN status = 'failed' THEN datetime END) AS last_failure
FROM linode.account.logins
WHERE datetime > datetime('now', '-' || :days || ' days')
GROUP BY username, ip
HAVING sum(status = 'failed') > 0
ORDER BY failed DESC, last_failure DESC, username, ip;
