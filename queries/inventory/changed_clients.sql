-- Which clients were made or changed within the last days, and by whom?
--
-- VMware tells who, Xeonr only when, and Linode neither.
--
-- @param days integer = 30  how far to look back
-- @needs vmware, xeonr
WITH changes AS (
  SELECT
    'vmware' AS provider,
    displayName AS name,
    'made' AS what,
    createdAt AS at,
    createdBy AS who
  FROM vmware.csp.oauth_apps
  UNION ALL
  SELECT 'vmware', displayName, 'changed', lastUpdatedAt, lastUpdatedBy
  FROM vmware.csp.oauth_apps
  WHERE lastUpdatedAt > createdAt
  UNION ALL
  SELECT 'xeonr', name, 'made', createdAt, NULL
  FROM xeonr.auth.clients
  UNION ALL
  SELECT 'xeonr', name, 'changed', updatedAt, NULL
  FROM xeonr.auth.clients
  WHERE updatedAt > createdAt
)
SELECT at, provider, name, what, who
FROM changes
WHERE at > datetime('now', '-' || :days || ' days')
ORDER BY at DESC, provider, name;
