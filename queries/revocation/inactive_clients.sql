-- Delete the OAuth clients of Linode that are disabled or suspended.
--
-- For good: a client that is made again has another ID and another secret.
-- grants/of_inactive_clients shows what is lost with them.
--   rowgate run revocation/inactive_clients --plan delete.json
--   rowgate apply delete.json --yes --canary 1
--
-- @param label text = '%'  only those with such a name; % stands for anything
-- @param most integer = 25  refuse to delete more than so many
-- @needs linode
DELETE FROM linode.account.oauth_clients
WHERE status <> 'active' AND label LIKE :label
EXPECT BETWEEN 0 AND :most ROWS;
