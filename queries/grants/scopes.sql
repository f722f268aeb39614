-- Which scopes have been granted, how often, and to whom?
--
-- Each scope as it was given; grants/holders_of_scope also finds those that hold it as a part of
-- more. What has ended is left out.
--
-- @needs linode, xeonr
WITH granted AS (
  SELECT 'linode' AS provider, value AS scope, label AS name
  FROM linode.profile.apps, json_each('["' || replace(scopes, ' ', '","') || '"]')
  WHERE expiry IS NULL OR expiry > now()
  UNION ALL
  SELECT 'xeonr', value, client ->> 'name'
  FROM xeonr.auth.authorisations, json_each(scopes)
),
by_name AS (
  SELECT provider, scope, name, count(*) AS times
  FROM granted
  GROUP BY provider, scope, name
)
SELECT
  provider,
  scope,
  sum(times) AS grants,
  group_concat(name, ', ' ORDER BY name) AS apps
FROM by_name
GROUP BY provider, scope
ORDER BY provider, grants DESC, scope;
