-- Which apps did a person make, or change last?
--
-- For when somebody leaves: whoever made an app has seen its secret. Rotate those that stay with
-- rotation/vmware_new_secrets and what follows it.
--
-- @param person text  who, as in 'mira@%'; % stands for anything
-- @needs vmware
SELECT
  displayName,
  createdBy LIKE :person AS made,
  lastUpdatedBy LIKE :person AS changed_last,
  createdAt,
  lastUpdatedAt,
  grantTypes,
  id
FROM vmware.csp.oauth_apps
WHERE (createdBy LIKE :person OR lastUpdatedBy LIKE :person) AND immutable IS NOT TRUE
ORDER BY lastUpdatedAt DESC, id;
