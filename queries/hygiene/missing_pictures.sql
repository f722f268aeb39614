-- Which clients ask people for consent without a picture?
--
-- Upload one with put_client_thumbnail (Linode) or upload_logo (Xeonr).
--
-- @needs linode, xeonr
SELECT 'linode' AS provider, label AS name, id
FROM linode.account.oauth_clients
WHERE thumbnail_url IS NULL AND status = 'active'
UNION ALL
SELECT 'xeonr', name, clientId
FROM xeonr.auth.clients
WHERE
  coalesce(logoUrl, '') = ''
  AND (supportsCodeGrant OR supportsImplicitGrant OR supportsDeviceCodeGrant)
ORDER BY provider, name, id;
