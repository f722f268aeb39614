import type {Provider} from '../../catalog/provider.js';
import {account} from './account/index.js';
import {profile} from './profile/index.js';

const data = {
  name: 'linode',
  description: 'Linode (Akamai Cloud): OAuth clients, authorized apps, tokens, logins and trusted devices',
  url: {
    default: 'https://api.linode.com',
    env: 'LINODE_URL',
    version: {default: 'v4', env: 'LINODE_API_VERSION'},
    ca: 'LINODE_CA',
  },
  auth: {
    kind: 'bearer',
    sources: [
      {kind: 'env', name: 'LINODE_TOKEN'},
      {kind: 'env', name: 'LINODE_CLI_TOKEN'},
      {
        kind: 'ini',
        paths: [
          '$LINODE_CONFIG',
          '$LINODE_CLI_CONFIG',
          '~/.config/linode',
          '~/.linode-cli',
          '$XDG_CONFIG_HOME/linode-cli',
          '~/.config/linode-cli',
        ],
        key: 'token',
        profileEnv: 'LINODE_PROFILE',
        profileKey: 'default-user',
        defaultProfile: 'default',
      },
    ],
    tells: {
      scopes: {kind: 'header', name: 'x-oauth-scopes', unknown: 'unknown'},
      account: {kind: 'header', name: 'x-customer-uuid'},
    },
  },
  pagination: {
    kind: 'page',
    page: 'page',
    size: {name: 'page_size', min: 25, max: 500, default: 100},
    pages: '$.pages',
    total: '$.results',
  },
  filter: {
    kind: 'json-header',
    header: 'X-Filter',
    and: '+and',
    or: '+or',
    operators: {
      '=': null,
      '<>': '+neq',
      '<': '+lt',
      '<=': '+lte',
      '>': '+gt',
      '>=': '+gte',
      contains: '+contains',
    },
    orderBy: '+order_by',
    order: {key: '+order', ascending: 'asc', descending: 'desc'},
    refusal: {status: 400, field: 'X-Filter'},
    // No limit is documented; common front servers refuse headers beyond 8 KiB in all.
    maxLength: 4096,
  },
  errors: {
    list: '$.errors',
    reason: 'reason',
    field: 'field',
    maintenance: 'x-maintenance-mode',
    scopes: {statuses: [401, 403], granted: 'x-oauth-scopes', needed: 'x-accepted-oauth-scopes'},
  },
  rateLimit: {limit: 'x-ratelimit-limit', remaining: 'x-ratelimit-remaining', reset: 'x-ratelimit-reset'},
  timestamps: 'iso-without-zone',
  services: {account, profile},
} as const satisfies Provider;

/** A name for its type, which an editor would else show as a whole. */
export interface Linode extends Data {}
type Data = typeof data;

/**
 * Linode (Akamai Cloud) API v4. Endpoints, fields and scopes are those of Linode's OpenAPI document 4.208; error
 * texts and headers those that its Go client recorded.
 */
export const linode: Linode = data;
