import type {Provider} from '../../catalog/provider.js';
import {auth} from './auth/index.js';

const data = {
  name: 'xeonr',
  description: 'Xeonr auth: OAuth clients and the authorizations that people gave them',
  url: {default: 'https://auth.xeonr.io', env: 'XEONR_URL'},
  auth: {
    kind: 'bearer',
    sources: [
      {kind: 'env', name: 'XEONR_TOKEN'},
      {
        kind: 'exchange',
        path: '/api/v1/oauth/token',
        form: {grant_type: 'client_credentials'},
        basic: {
          user: {kind: 'env', name: 'XEONR_CLIENT_ID'},
          password: {kind: 'env', name: 'XEONR_CLIENT_SECRET'},
        },
        token: '$.access_token',
        lifetime: '$.expires_in',
      },
    ],
    tells: {scopes: {kind: 'claim', name: 'scope'}, account: {kind: 'claim', name: 'sub'}},
  },
  headers: {'Connect-Protocol-Version': '1', 'Connect-Timeout-Ms': '{timeout}'},
  omitsDefaults: true,
  errors: {list: '$', reason: 'message', field: 'code'},
  timestamps: 'iso-z',
  services: {auth},
} as const satisfies Provider;

/** A name for its type, which an editor would else show as a whole. */
export interface Xeonr extends Data {}
type Data = typeof data;

/**
 * Xeonr's auth service, over the Connect protocol's unary JSON calls: every call is a POST of a JSON object. Methods and
 * fields are those of Xeonr's documentation pages; names in ProtoJSON form, so that defaults are left out of answers.
 */
export const xeonr: Xeonr = data;
