-- Which apps and tokens may do everything, or manage access itself?
--
-- Linode's scope * and account:read_write are as good as the account; with Xeonr's admin or
-- oauth:clients:manage an app can make itself more clients.
--
-- @needs linode, xeonr
-- @severity high
-- @advice Revoke it, and authorize the application again for what it needs. A token has to be
--   made anew with fewer scopes before the old one is deleted.
-- @fix provider=linode kind=app DELETE FROM linode.profile.apps WHERE id IN (:id)
-- @fix provider=xeonr DELETE FROM xeonr.auth.authorisations WHERE authorisationId IN (:id)
WITH held AS (
  SELECT
    'linode' AS provider,
    'app' AS kind,
    label AS name,
    scopes,
    expiry AS ends,
    CAST(id AS TEXT) AS id
  FROM linode.profile.apps
  WHERE expiry IS NULL OR expiry > now()
  UNION ALL
  SELECT 'linode', 'token', label, scopes, expiry, CAST(id AS TEXT)
  FROM linode.profile.tokens
  WHERE expiry IS NULL OR expiry > now()
  UNION ALL
  SELECT
    'xeonr',
    'app',
    client ->> 'name',
    (SELECT group_concat(value, ' ') FROM json_each(scopes)),
    NULL,
    authorisationId
  FROM xeonr.auth.authorisations
)
SELECT provider, kind, name, scopes, ends, id
FROM held
WHERE
  provider = 'linode' AND scope_contains(scopes, 'account:read_write')
  OR provider = 'xeonr'
  AND (scope_contains(scopes, 'admin') OR scope_contains(scopes, 'oauth:clients:manage'))
ORDER BY provider, kind, name, id;
