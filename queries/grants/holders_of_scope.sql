-- Who may use one scope, whether it was given as such or as a part of more?
--
-- At Linode * holds every scope, and read_write holds read_only. What has ended is left out.
--
-- @param scope text  as in 'domains:read_write', or 'buckets:write' at Xeonr
-- @needs linode, xeonr
WITH held AS (
  SELECT 'linode' AS provider, 'app' AS kind, label AS name, scopes, CAST(id AS TEXT) AS id
  FROM linode.profile.apps
  WHERE expiry IS NULL OR expiry > now()
  UNION ALL
  SELECT 'linode', 'token', label, scopes, CAST(id AS TEXT)
  FROM linode.profile.tokens
  WHERE expiry IS NULL OR expiry > now()
  UNION ALL
  SELECT
    'xeonr',
    'app',
    client ->> 'name',
    (SELECT group_concat(value, ' ') FROM json_each(scopes)),
    authorisationId
  FROM xeonr.auth.authorisations
)
SELECT provider, kind, name, scopes, id
FROM held
WHERE scope_contains(scopes, :scope)
ORDER BY provider, kind, name, id;
