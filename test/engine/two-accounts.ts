import type {ExecutionContext} from 'ava';
import {
  type Connection,
  createEngine,
  type Engine,
  type EngineOptions,
  linode,
  type RequestEvent,
  vmware,
} from '../../src/index.js';
import {
  type Answer,
  client,
  pageOf,
  type Recorded,
  type RecordingServer,
  startRecordingServer,
} from './recording-server.js';

/** Tokens that nothing may show. */
export const tokens = {prod: 'canary-prod-4711', staging: 'canary-staging-0815', other: 'canary-other-1234'};

export interface TwoAccounts {
  readonly engine: Engine;
  readonly prod: RecordingServer;
  readonly staging: RecordingServer;
  readonly events: RequestEvent[];
}

interface Setting extends Partial<Pick<EngineOptions, 'env' | 'defaults' | 'readOnly' | 'cache'>> {
  readonly prod?: Partial<Connection>;
  readonly staging?: Partial<Connection>;
  /** What an account answers instead of the usual. */
  readonly answer?: (account: 'prod' | 'staging', request: Recorded) => Answer | undefined;
}

/**
 * Two accounts of Linode on servers of their own, and the group `all_linode` of them. Each has the clients 1 and 2, and
 * staging 3 besides: the same IDs, and labels of its own. A server takes its account's token only.
 */
export async function openTwoAccounts(t: ExecutionContext, setting: Setting = {}): Promise<TwoAccounts> {
  const [prod, staging] = await Promise.all([
    startAccount('prod', setting),
    startAccount('staging', setting),
  ]);
  const events: RequestEvent[] = [];
  const {prod: ownProd, staging: ownStaging, env, answer: _answer, ...others} = setting;
  const engine = createEngine({
    providers: [linode, vmware],
    connections: [
      {
        name: 'prod',
        provider: 'linode',
        url: prod.url,
        credential: {kind: 'env', name: 'PROD_TOKEN'},
        ...ownProd,
      },
      {
        name: 'staging',
        provider: 'linode',
        url: staging.url,
        credential: {kind: 'env', name: 'STAGING_TOKEN'},
        ...ownStaging,
      },
    ],
    groups: [{name: 'all_linode', connections: ['prod', 'staging']}],
    env: {PROD_TOKEN: tokens.prod, STAGING_TOKEN: tokens.staging, ...env},
    onEvent: event => events.push(event),
    ...others,
  });
  t.teardown(async () => {
    await engine.close();
    await Promise.all([prod.close(), staging.close()]);
  });
  return {engine, prod, staging, events};
}

function startAccount(account: 'prod' | 'staging', {answer}: Setting): Promise<RecordingServer> {
  const ids = account === 'prod' ? ['1', '2'] : ['1', '2', '3'];
  const clients = ids.map(id => client(id, {label: `${account} ${id}`}));
  return startRecordingServer(request => {
    const own = answer?.(account, request);
    if (own !== undefined) return own;
    if (request.headers.authorization !== `Bearer ${tokens[account]}`) {
      return {status: 401, json: {errors: [{reason: 'Invalid Token'}]}};
    }
    const [, id, action] = /^\/account\/oauth-clients(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(request.path) ?? [];
    if (id === undefined) return request.method === 'GET' ? pageOf(clients, request) : {json: client('new')};
    const found = clients.find(each => each.id === id);
    if (found === undefined) return undefined;
    if (request.method === 'DELETE') return {json: {}};
    const secret = action === 'reset-secret' ? {secret: `secret of ${account} ${id}`} : {};
    const changed = request.method === 'PUT' ? JSON.parse(request.body) : {};
    return {json: {...found, ...changed, ...secret}};
  });
}
