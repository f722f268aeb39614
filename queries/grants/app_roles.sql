-- Which apps may act with more than the least role of the organization?
--
-- Whoever has the secret of such an app has its roles. An app that may take all roles, or that
-- has permissions of its own, is listed as well.
--
-- @param least text = 'org_member'  the role that any app may have
-- @needs vmware
-- @severity medium
-- @advice Give the app the least role that does, and keep its secret as that of an
--   administrator.
WITH granted AS (
  SELECT
    displayName,
    coalesce(allowedScopes ->> '$.organizationScopes.allRoles', 0) AS all_roles,
    coalesce(
      json_array_length(allowedScopes, '$.organizationScopes.permissions'),
      0
    ) AS permissions,
    (
      SELECT group_concat(value ->> 'name', ', ')
      FROM json_each(allowedScopes, '$.organizationScopes.roles')
      WHERE value ->> 'name' <> :least
    ) AS roles,
    grantTypes,
    id
  FROM vmware.csp.oauth_apps
)
SELECT displayName, roles, all_roles, permissions, grantTypes, id
FROM granted
WHERE roles IS NOT NULL OR all_roles OR permissions > 0
ORDER BY displayName, id;
