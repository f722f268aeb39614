-- How many clients are there by provider, by state, and by where their logins may go?
--
-- Of a client with several redirect URIs the worst counts. Own machine is loopback or the scheme of
-- an app; a client with no URI has nobody log in. Only Linode tells a state.
--
-- @needs linode, vmware, xeonr
WITH clients AS (
  SELECT 'linode' AS provider, status AS state, json_array(redirect_uri) AS uris, 0 AS is_open
  FROM linode.account.oauth_clients
  UNION ALL
  SELECT 'vmware', 'not told', redirectUris, allowOpenRedirectUris
  FROM vmware.csp.oauth_apps
  UNION ALL
  SELECT 'xeonr', 'not told', json_array(redirectUri), 0
  FROM xeonr.auth.clients
),
ranked AS (
  SELECT
    provider,
    state,
    CASE
      WHEN is_open THEN 4
      ELSE (
        SELECT
          max(
            CASE
              WHEN value LIKE '%*%' THEN 4
              WHEN uri_is_loopback(value) OR uri_scheme(value) NOT IN ('http', 'https') THEN 1
              WHEN uri_scheme(value) = 'http' THEN 3
              ELSE 2
            END
          )
        FROM json_each(uris)
      )
    END AS place
  FROM clients
)
SELECT
  provider,
  state,
  CASE place
    WHEN 4 THEN 'anywhere'
    WHEN 3 THEN 'plain http'
    WHEN 2 THEN 'https'
    WHEN 1 THEN 'own machine'
    ELSE 'nowhere'
  END AS exposure,
  count(*) AS clients
FROM ranked
GROUP BY provider, state, place
ORDER BY provider, state, place DESC;
