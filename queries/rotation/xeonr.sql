-- Give OAuth clients of Xeonr new secrets, by name.
--
-- At once: the old secret stops working the moment the new one is made. Xeonr does not tell which
-- clients are public, so that one in the plan has to be taken out by a narrower name:
--   rowgate run rotation/xeonr -p name='Grafana' --plan rotate.json
--   rowgate apply rotate.json --yes --secrets-to secrets.jsonl
--
-- @param name text  as in 'ci-%'; % stands for anything, and capitals don't matter
-- @param most integer = 25  refuse to change more than so many
-- @needs xeonr
EXEC xeonr.auth.clients.regenerate_secret FOR EACH (
  SELECT clientId, name
  FROM xeonr.auth.clients
  WHERE name LIKE :name
  ORDER BY name, clientId
)
EXPECT BETWEEN 1 AND :most ROWS;
