/** The configuration file that help, documentation and README show. */
export const exampleConfig = `connections:
  prod:
    provider: linode
    token: {env: LINODE_PROD_TOKEN}
  staging:
    provider: linode
    token: {command: [pass, show, linode/staging]}
  labs:
    provider: vmware
    client_id: rowgate-operator
    client_secret: {keystore: {service: rowgate, account: labs}}
    parameters: {orgId: b8e0a9d4-1c52-4f7b-8d36-5a9e7c1f0b24}
    read_only: true
groups:
  all_linode: [prod, staging]
max_changes: 50`;
