-- Which apps take logins to more than one host?
--
-- A test host beside the real one gets codes that are as good as those of the real one: an app of
-- its own for each is safer.
--
-- @needs vmware
-- @severity low
-- @advice Make an app of its own for each host, and take the URIs of the others away.
SELECT
  displayName,
  count(DISTINCT uri_host(value)) AS hosts,
  replace(group_concat(DISTINCT uri_host(value) ORDER BY uri_host(value)), ',', ', ') AS names,
  oauth_apps.id
FROM vmware.csp.oauth_apps, json_each(redirectUris)
WHERE uri_scheme(value) IN ('http', 'https') AND NOT uri_is_loopback(value)
GROUP BY oauth_apps.id, displayName
HAVING count(DISTINCT uri_host(value)) > 1
ORDER BY hosts DESC, displayName;
