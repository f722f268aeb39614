-- Delete the OAuth apps of VMware that nobody has used for so many days.
--
-- For good. Only apps of which the platform tells when they were last used: one that never was is
-- left for a person to judge (hygiene/unused_apps).
--   rowgate run revocation/unused_apps -p days=365 --plan delete.json
--   rowgate apply delete.json --yes --canary 1
--
-- @param days integer = 365  for how long
-- @param most integer = 25  refuse to delete more than so many
-- @needs vmware
DELETE FROM vmware.csp.oauth_apps
WHERE
  lastUsedAt < datetime('now', '-' || :days || ' days')
  AND immutable IS NOT TRUE
EXPECT BETWEEN 0 AND :most ROWS;
