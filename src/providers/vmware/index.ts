import type {Provider} from '../../catalog/provider.js';
import {csp} from './csp/index.js';

const data = {
  name: 'vmware',
  description: 'VMware Cloud Services Platform: OAuth apps of an organization',
  url: {default: 'https://console.cloud.vmware.com', env: 'CSP_URL'},
  auth: {
    kind: 'bearer',
    sources: [
      {
        kind: 'exchange',
        path: '/csp/gateway/am/api/auth/api-tokens/authorize',
        form: {api_token: {kind: 'env', name: 'CSP_API_TOKEN'}},
        token: '$.access_token',
        lifetime: '$.expires_in',
      },
      {
        kind: 'exchange',
        path: '/csp/gateway/am/api/auth/authorize',
        form: {
          grant_type: 'client_credentials',
          orgId: {kind: 'env', name: 'CSP_ORG_ID', optional: true, shown: true},
        },
        basic: {
          user: {kind: 'env', name: 'CSP_CLIENT_ID'},
          password: {kind: 'env', name: 'CSP_CLIENT_SECRET'},
        },
        token: '$.access_token',
        lifetime: '$.expires_in',
      },
    ],
    tells: {scopes: {kind: 'claim', name: 'perms'}, account: {kind: 'claim', name: 'context_name'}},
  },
  pagination: {kind: 'link', next: '$.nextLink', total: '$.totalResults', start: 'pageStart'},
  filter: {kind: 'search', parameter: 'searchTerm', columns: ['displayName']},
  // One error object, with the same fields on every failing status.
  errors: {list: '$', reason: 'message'},
  services: {csp},
} as const satisfies Provider;

/** A name for its type, which an editor would else show as a whole. */
export interface Vmware extends Data {}
type Data = typeof data;

/**
 * VMware Cloud Services Platform (CSP). Endpoints and fields are those of its developer pages for organization OAuth
 * apps and of the Go structs generated from its API description; hosts and tokens are as VMware's Terraform providers use
 * them.
 */
export const vmware: Vmware = data;
