-- Which OAuth clients of Linode send a login where others could read or catch its code?
--
-- Over plain http beyond the user's own machine, to any host of a wildcard, or to a URI with a
-- fragment, which RFC 6749 forbids. The API can't filter by redirect_uri, so that every client is
-- listed: one request for each 500.
--
-- @needs linode
WITH checked AS (
  SELECT
    id,
    label,
    status,
    redirect_uri,
    CASE
      WHEN uri_scheme(redirect_uri) = 'http' AND NOT uri_is_loopback(redirect_uri) THEN 'plain http'
      WHEN uri_host(redirect_uri) LIKE '%*%' THEN 'wildcard host'
      WHEN uri_has_fragment(redirect_uri) THEN 'fragment'
    END AS problem
  FROM linode.account.oauth_clients
)
SELECT label, problem, status, redirect_uri, id
FROM checked
WHERE problem IS NOT NULL
ORDER BY status, label, id;
