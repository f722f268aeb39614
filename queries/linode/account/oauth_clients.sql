-- Which OAuth clients send a login where others could read or catch its code:
-- over plain http beyond the user's own machine, to any host of a wildcard, or
-- to a URI with a fragment (RFC 6749, 3.1.2, forbids one)?
--
-- The API can't filter by redirect_uri, so every client is listed: one request
-- for each 500.
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
