-- Which apps' tokens live longer than they should?
--
-- An access token that leaks can't be called back; a refresh token is good for new ones until it
-- ends. The platform's own choice is 10 minutes and 90 days.
--
-- @param access_minutes integer = 60  the longest life of an access token
-- @param refresh_days integer = 90  the longest life of a refresh token
-- @needs vmware
-- @severity medium
-- @advice Shorten them: an application that uses refresh tokens does not notice. Tokens that are
--   out already live on.
-- @fix UPDATE vmware.csp.oauth_apps
--   SET accessTokenTTL = min(accessTokenTTL, :access_minutes * 60),
--   refreshTokenTTL = min(refreshTokenTTL, :refresh_days * 86400)
--   WHERE id IN (:id)
SELECT
  displayName,
  round(accessTokenTTL / 60.0, 1) AS access_minutes,
  CASE
    WHEN EXISTS (SELECT 1 FROM json_each(grantTypes) WHERE value = 'refresh_token')
      THEN round(refreshTokenTTL / 86400.0, 1)
  END AS refresh_days,
  id
FROM vmware.csp.oauth_apps
WHERE
  accessTokenTTL > :access_minutes * 60
  OR refreshTokenTTL > :refresh_days * 86400
  AND EXISTS (SELECT 1 FROM json_each(grantTypes) WHERE value = 'refresh_token')
ORDER BY accessTokenTTL DESC, refreshTokenTTL DESC, id;
