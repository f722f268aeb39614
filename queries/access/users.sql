-- Who uses the account, since when last, from how many addresses, and with which rights?
--
-- Of the last 90 days. An unrestricted user may do everything. Somebody who is not here did not
-- log in. For tokens of unrestricted users only.
--
-- @needs linode
SELECT
  username,
  max(restricted) AS restricted,
  max(CASE WHEN status = 'successful' THEN datetime END) AS last_login,
  sum(status = 'successful') AS logins,
  sum(status = 'failed') AS failed,
  count(DISTINCT ip) AS addresses
FROM linode.account.logins
GROUP BY username
ORDER BY restricted, username;
