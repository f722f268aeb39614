-- Which authorized apps are no clients of our own?
--
-- An app is ours if a client of ours has its name, or sends logins to the host of its website.
-- The others belong to somebody else, who holds what was granted.
--
-- @needs linode
-- @severity low
-- @advice Ask who uses it and for what, and revoke what nobody does.
-- @fix DELETE FROM linode.profile.apps WHERE id IN (:id)
WITH ours AS (
  SELECT label, uri_host(redirect_uri) AS host
  FROM linode.account.oauth_clients
)
SELECT label, website, scopes, created, expiry, id
FROM linode.profile.apps
WHERE
  lower(label) NOT IN (SELECT lower(label) FROM ours)
  AND coalesce(uri_host(website), uri_host('https://' || website), '') NOT IN (
    SELECT coalesce(host, '-')
    FROM ours
  )
ORDER BY label, id;
