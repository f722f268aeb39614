-- Which personal access tokens are worth replacing, and why?
--
-- They can do everything, never end, or have ended and only clutter the list. A token without an
-- end has an expiry in the year 2999.
--
-- @needs linode
-- @severity medium
-- @advice Make a new one with few scopes and an end. Those that have ended can be deleted.
-- @fix why='has ended' DELETE FROM linode.profile.tokens WHERE id IN (:id)
SELECT
  label,
  created,
  expiry,
  concat_ws(
    ', ',
    CASE WHEN scope_contains(scopes, '*') THEN 'full access' END,
    CASE WHEN expiry IS NULL OR expiry >= '2999-01-01' THEN 'never ends' END,
    CASE WHEN expiry < now() THEN 'has ended' END
  ) AS why,
  id
FROM linode.profile.tokens
WHERE
  scope_contains(scopes, '*')
  OR expiry IS NULL
  OR expiry >= '2999-01-01'
  OR expiry < now()
ORDER BY created, id;
