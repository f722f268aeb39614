-- Take the implicit grant from OAuth clients of Xeonr, and give them the code grant.
--
-- The implicit grant shows tokens in the browser's address, and is gone from OAuth 2.1. An
-- application that does not ask for a code yet is cut off.
--   rowgate run changes/end_implicit_grant --plan code.json
--   rowgate apply code.json --yes
--
-- @param name text = '%'  only those with such a name; % stands for anything
-- @param most integer = 25  refuse to change more than so many
-- @needs xeonr
UPDATE xeonr.auth.clients
SET supportsImplicitGrant = FALSE, supportsCodeGrant = TRUE
WHERE supportsImplicitGrant AND name LIKE :name
EXPECT BETWEEN 0 AND :most ROWS;
