-- Which applications have OAuth clients of their own, and what do these use of them?
--
-- @needs xeonr
SELECT
  applicationId,
  name,
  clientId,
  json_array_length(applicationBindings) AS bindings,
  usesManagedBuckets,
  isVerified
FROM xeonr.auth.clients
WHERE applicationId <> '' OR usesManagedBuckets OR json_array_length(applicationBindings) > 0
ORDER BY applicationId, name;
