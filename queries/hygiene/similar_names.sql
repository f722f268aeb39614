-- Which clients of one provider have names that are the same but for capitals and dashes?
--
-- People who are asked for consent can't tell them apart, nor can whoever cleans up.
--
-- @needs linode, vmware, xeonr
-- @severity low
-- @advice Rename those that are in use, and delete the others once nobody has logged in for a
--   while.
WITH clients AS (
  SELECT 'linode' AS provider, label AS name, status, id
  FROM linode.account.oauth_clients
  UNION ALL
  SELECT 'vmware', displayName, NULL, id
  FROM vmware.csp.oauth_apps
  UNION ALL
  SELECT 'xeonr', name, NULL, clientId
  FROM xeonr.auth.clients
),
plain AS (
  SELECT
    provider,
    name,
    status,
    id,
    lower(replace(replace(replace(name, ' ', ''), '-', ''), '_', '')) AS letters
  FROM clients
),
counted AS (
  SELECT
    provider,
    name,
    status,
    id,
    letters,
    count(*) OVER (PARTITION BY provider, letters) AS times
  FROM plain
)
SELECT provider, name, status, id
FROM counted
WHERE times > 1
ORDER BY provider, letters, name, id;
