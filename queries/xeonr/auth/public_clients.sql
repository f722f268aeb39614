-- Which clients that I authorised has nobody verified, and who is behind them?
--
-- What anyone may know of a client is asked by its ID, for up to 100 of them at once.
--
-- @needs xeonr
SELECT name, websiteUrl, description, createdAt, clientId
FROM xeonr.auth.public_clients
WHERE
  clientId IN (SELECT client ->> 'clientId' FROM xeonr.auth.authorisations)
  AND NOT isVerified
ORDER BY createdAt, clientId;
