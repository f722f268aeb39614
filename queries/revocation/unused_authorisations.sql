-- Revoke the authorisations that were not used for so many days.
--
-- One that was never used counts from when it was given. xeonr/auth/authorisations shows them
-- with what they may do.
--   rowgate run revocation/unused_authorisations -p days=180 --plan revoke.json
--   rowgate apply revoke.json --yes
--
-- @param days integer = 90  for how long
-- @param most integer = 25  refuse to revoke more than so many
-- @needs xeonr
DELETE FROM xeonr.auth.authorisations
WHERE coalesce(lastUsedAt, createdAt) < datetime('now', '-' || :days || ' days')
EXPECT BETWEEN 0 AND :most ROWS;
