-- Which apps may use this account, since when, until when, and with which scopes?
--
-- Those whose grant ended are listed still. The scope * means everything.
--
-- @needs linode
SELECT
  label,
  CASE
    WHEN expiry IS NULL THEN 'never ends'
    WHEN expiry < now() THEN 'ended'
    ELSE 'valid'
  END AS state,
  scopes,
  created,
  expiry,
  website,
  id
FROM linode.profile.apps
ORDER BY label, id;
