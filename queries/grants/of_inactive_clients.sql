-- Which of our clients that were disabled or suspended still hold a grant?
--
-- By the client's name: a grant says nothing else of whose it is. Deleting a client ends its
-- grants (revocation/inactive_clients).
--
-- @needs linode
-- @severity high
-- @advice Revoke the grant: nobody who was stopped should keep it.
-- @fix DELETE FROM linode.profile.apps WHERE id IN (:grant_id)
SELECT c.label, c.status, a.scopes, a.created, a.expiry, c.id AS client_id, a.id AS grant_id
FROM linode.account.oauth_clients c
JOIN linode.profile.apps a ON a.label = c.label
WHERE c.status <> 'active'
ORDER BY c.label, a.id;
