import type {ExecutionContext} from 'ava';
import {
  createEngine,
  type Engine,
  type EngineOptions,
  type RequestEvent,
  RowgateError,
  vmware,
} from '../../../src/index.js';
import {type ApiServer, type Received, type Reply, startApiServer} from '../api-server.js';

export const org = '6f1d2c3a-0000-4e5f-9a10-2b3c4d5e6f70';
export const otherOrg = 'b8e0a9d4-0000-4f7b-8d36-5a9e7c1f0b24';
export const apiToken = 'canary-api-token-0123456789';
export const accessToken = 'canary-access-token-0123456789';

export const exchangePath = '/csp/gateway/am/api/auth/api-tokens/authorize';

/** Path of an organization's apps, or of what is below one of them. */
export function appsPath(orgId: string, below = ''): string {
  return `/csp/gateway/am/api/orgs/${orgId}/oauth-apps${below}`;
}

/** An app as CSP shows it. */
export function app(id: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id,
    displayName: `app ${id}`,
    description: `what ${id} is for`,
    grantTypes: ['authorization_code', 'refresh_token'],
    redirectUris: [`https://${id}.example/callback`],
    createdAt: 1_700_000_000_000,
    organizationId: org,
    ...more,
  };
}

/** A whole list in one page. */
export function listOf(rows: readonly unknown[]): Reply {
  return {json: {results: rows, totalResults: rows.length}};
}

export interface Csp {
  readonly server: ApiServer;
  readonly engine: Engine;
  readonly events: RequestEvent[];
  /** What was asked, without the exchange of the token. */
  readonly calls: () => readonly Received[];
  readonly lines: () => readonly string[];
}

/** An engine over a server that exchanges any API token and answers the rest as told. */
export async function startCsp(
  t: ExecutionContext,
  answer: (request: Received, index: number) => Reply | undefined,
  options: Partial<EngineOptions> = {},
): Promise<Csp> {
  let index = 0;
  const server = await startApiServer(request =>
    request.path === exchangePath
      ? {json: {access_token: accessToken, expires_in: 1799, token_type: 'bearer'}}
      : answer(request, index++),
  );
  const events: RequestEvent[] = [];
  const engine = createEngine({
    providers: [vmware],
    onEvent: event => events.push(event),
    ...options,
    env: {CSP_URL: server.url, CSP_API_TOKEN: apiToken, CSP_ORG_ID: org, ...options.env},
  });
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  const isCall = ({path}: Received) => path !== exchangePath;
  return {
    server,
    engine,
    events,
    calls: () => server.requests.filter(isCall),
    lines: () => server.lines().filter(line => !line.endsWith(exchangePath)),
  };
}

/** The error that a promise is rejected with. */
export async function failure(promise: Promise<unknown>): Promise<RowgateError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof RowgateError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}
