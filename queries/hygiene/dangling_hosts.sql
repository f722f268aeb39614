-- Which redirect hosts are not in public DNS: reserved names, no domain, bare addresses?
--
-- In a network where somebody else answers to such a name, that one gets the codes. Names that
-- end in .test and the like belong to nobody (RFC 6761), and example.org belongs to somebody
-- else.
--
-- @needs linode, vmware, xeonr
-- @severity medium
-- @advice Give the service a name in a domain that is yours, or take the URI away:
--   changes/drop_redirect_host does so at VMware.
WITH uris AS (
  SELECT 'linode' AS provider, label AS name, redirect_uri AS uri
  FROM linode.account.oauth_clients
  UNION ALL
  SELECT 'vmware', displayName, value
  FROM vmware.csp.oauth_apps, json_each(redirectUris)
  UNION ALL
  SELECT 'xeonr', name, redirectUri
  FROM xeonr.auth.clients
),
hosts AS (
  SELECT
    provider,
    name,
    uri,
    uri_host(uri) AS host,
    CASE
      WHEN uri_host(uri) REGEXP '^(\d+\.){3}\d+$|^\[' THEN 'address'
      WHEN uri_host(uri) REGEXP '(^|\.)example\.(com|net|org)$' THEN 'documentation'
      WHEN uri_host(uri) REGEXP '\.(test|invalid|local|internal|lan|home|arpa)$' THEN 'reserved'
      WHEN uri_host(uri) NOT LIKE '%.%' THEN 'no domain'
    END AS problem
  FROM uris
  WHERE uri_scheme(uri) IN ('http', 'https') AND NOT uri_is_loopback(uri)
)
SELECT
  host,
  problem,
  group_concat(provider || ': ' || name, ', ' ORDER BY provider, name) AS clients
FROM hosts
WHERE problem IS NOT NULL
GROUP BY host, problem
ORDER BY host;
