-- How many OAuth clients are there at each provider, and of which kinds?
--
-- A web client sends logins to a server, a native one to an app on people's own machines, and a
-- machine client has nobody log in. What a provider does not tell is NULL: Xeonr does not say
-- which clients are public, that is, without a secret.
--
-- @needs linode, vmware, xeonr
WITH clients AS (
  SELECT 'linode' AS provider, public, json_array(redirect_uri) AS uris
  FROM linode.account.oauth_clients
  UNION ALL
  SELECT 'vmware', publicClient, redirectUris
  FROM vmware.csp.oauth_apps
  UNION ALL
  SELECT 'xeonr', NULL, json_array(redirectUri)
  FROM xeonr.auth.clients
),
kinds AS (
  SELECT
    provider,
    public,
    coalesce(json_array_length(uris), 0) AS uris,
    EXISTS (
      SELECT 1
      FROM json_each(uris)
      WHERE uri_scheme(value) IN ('http', 'https') AND NOT uri_is_loopback(value)
    ) AS is_web
  FROM clients
)
SELECT
  provider,
  count(*) AS clients,
  sum(is_web) AS web,
  sum(uris > 0 AND NOT is_web) AS native,
  sum(uris = 0) AS machine,
  sum(public) AS public
FROM kinds
GROUP BY provider
ORDER BY provider;
