-- Give every client that sends logins to one host a new secret, at all providers.
--
-- For when a host was broken into. At once: the old secrets stop working. Public clients have
-- none to replace; Xeonr does not tell which of its are.
--   rowgate run rotation/by_host -p host=wiki.larkspur.example --plan rotate.json
--   rowgate apply rotate.json --yes --secrets-to secrets.jsonl
--
-- @param host text  the host's name
-- @param most integer = 25  refuse to change more than so many at one provider
-- @needs linode, vmware, xeonr
EXEC linode.account.oauth_clients.reset_secret FOR EACH (
  SELECT id, label
  FROM linode.account.oauth_clients
  WHERE uri_host(redirect_uri) = lower(:host) AND NOT public
  ORDER BY label, id
)
EXPECT BETWEEN 0 AND :most ROWS;

EXEC vmware.csp.oauth_apps.regenerate_secret FOR EACH (
  SELECT id, displayName
  FROM vmware.csp.oauth_apps
  WHERE
    EXISTS (SELECT 1 FROM json_each(redirectUris) WHERE uri_host(value) = lower(:host))
    AND publicClient IS NOT TRUE
    AND immutable IS NOT TRUE
  ORDER BY id
)
EXPECT BETWEEN 0 AND :most ROWS;

EXEC xeonr.auth.clients.regenerate_secret FOR EACH (
  SELECT clientId, name
  FROM xeonr.auth.clients
  WHERE uri_host(redirectUri) = lower(:host)
  ORDER BY name, clientId
)
EXPECT BETWEEN 0 AND :most ROWS;
