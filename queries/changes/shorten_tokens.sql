-- Shorten the life of access tokens that OAuth apps of VMware get.
--
-- Tokens that are out already live on. hygiene/token_lifetimes shows which there are.
--   rowgate run changes/shorten_tokens -p minutes=30 --plan shorten.json
--   rowgate apply shorten.json --yes
--
-- @param minutes integer = 60  the longest life
-- @param most integer = 25  refuse to change more than so many
-- @needs vmware
UPDATE vmware.csp.oauth_apps
SET accessTokenTTL = :minutes * 60
WHERE accessTokenTTL > :minutes * 60 AND immutable IS NOT TRUE
EXPECT BETWEEN 0 AND :most ROWS;
