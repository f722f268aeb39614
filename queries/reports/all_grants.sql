-- Which grants and tokens of this user are there, at all providers, in one list?
--
-- What a provider does not tell is NULL: Linode not when a grant was last used, and Xeonr not
-- when one ends. scopes are separated by blanks. A token without an end has one in the year 2999.
--
-- @needs linode, xeonr
SELECT
  'linode' AS provider,
  'app' AS kind,
  CAST(id AS TEXT) AS id,
  label AS name,
  scopes,
  created,
  expiry AS ends,
  CASE
    WHEN expiry < now() THEN 'ended'
    WHEN expiry < '2999-01-01' THEN 'valid'
    ELSE 'never ends'
  END AS state,
  NULL AS last_used
FROM linode.profile.apps
UNION ALL
SELECT
  'linode',
  'token',
  CAST(id AS TEXT),
  label,
  scopes,
  created,
  expiry,
  CASE
    WHEN expiry < now() THEN 'ended'
    WHEN expiry < '2999-01-01' THEN 'valid'
    ELSE 'never ends'
  END,
  NULL
FROM linode.profile.tokens
UNION ALL
SELECT
  'xeonr',
  'app',
  authorisationId,
  client ->> 'name',
  (SELECT group_concat(value, ' ') FROM json_each(scopes)),
  createdAt,
  NULL,
  'not told',
  lastUsedAt
FROM xeonr.auth.authorisations
ORDER BY provider, kind, name, id;
