-- Give OAuth clients of Linode new secrets, by name.
--
-- At once: the old secret stops working the moment the new one is made, so that the application
-- is cut off until it has the new one. Public and inactive clients are left out. Look first, then
-- make just what you saw; each secret goes to the file as it comes:
--   rowgate run rotation/linode -p label='ci-%' --plan rotate.json
--   rowgate apply rotate.json --yes --secrets-to secrets.jsonl
--
-- @param label text  as in 'ci-%'; % stands for anything, and capitals don't matter
-- @param most integer = 25  refuse to change more than so many
-- @needs linode
EXEC linode.account.oauth_clients.reset_secret FOR EACH (
  SELECT id, label
  FROM linode.account.oauth_clients
  WHERE label LIKE :label AND status = 'active' AND NOT public
  ORDER BY label, id
)
EXPECT BETWEEN 1 AND :most ROWS;
