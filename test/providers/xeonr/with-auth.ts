import type {ExecutionContext} from 'ava';
import {createEngine, type Engine, type EngineOptions, type RequestEvent, xeonr} from '../../../src/index.js';
import {type ApiServer, type Received, type Reply, startApiServer} from '../api-server.js';

export const token = 'canary-xeonr-token-0123456789';
export const clientsPath = '/xeonr.auth.api.v1.ClientsService';
export const authorisationsPath = '/xeonr.auth.api.v1.AuthorisationsService';

/** The client of the documents' sample, which has every field. */
export const sample = {
  clientId: '550e8400-e29b-41d4-a716-446655440000',
  name: 'My OAuth App',
  redirectUri: 'https://myapp.example.com/oauth/callback',
  supportsRefreshToken: true,
  supportsImplicitGrant: true,
  supportsDeviceCodeGrant: true,
  supportsCodeGrant: true,
  websiteUrl: 'https://myapp.example.com',
  createdAt: '2023-01-15T01:30:15.01Z',
  updatedAt: '2023-01-15T01:30:15.01Z',
  description: 'A sample OAuth application for demonstration purposes',
  isVerified: true,
  applicationId: 'app_prod_myapp',
  usesManagedBuckets: true,
  applicationBindings: [{applicationId: 'app_prod_myapp', config: {jsonConfig: {property1: {}}}}],
  allowedDelegators: ['550e8400-e29b-41d4-a716-446655440001'],
  logoUrl: 'https://cdn.example.com/logos/myapp.png',
  backchannelLogoutUri: 'https://myapp.example.com/backchannel-logout',
  backchannelLogoutSessionRequired: true,
  frontchannelLogoutUri: 'https://myapp.example.com/frontchannel-logout',
  frontchannelLogoutSessionRequired: true,
  postLogoutRedirectUris: ['https://myapp.example.com/logged-out'],
} as const;

/** A client of which everything that may be left out is. */
export function bare(
  clientId: string,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {clientId, name: `client ${clientId}`, redirectUri: `https://${clientId}.example/cb`, ...more};
}

export interface Auth {
  readonly server: ApiServer;
  readonly engine: Engine;
  readonly events: RequestEvent[];
  /** Each request as the last part of its path and its JSON body. */
  readonly calls: () => readonly (readonly [string, unknown])[];
}

/**
 * An engine over a server that answers as told. Every request must be a POST of JSON without a query, with the headers of
 * the Connect protocol, and with the token unless it is for everyone.
 */
export async function startAuth(
  t: ExecutionContext,
  answer: (request: Received, index: number) => Reply | undefined,
  options: Partial<EngineOptions> = {},
): Promise<Auth> {
  const server = await startApiServer((request, index) => {
    const {method, path, search, headers} = request;
    t.is(method, 'POST');
    t.is(search, '');
    t.is(headers['content-type'], 'application/json');
    t.is(headers.accept, 'application/json');
    t.is(headers['connect-protocol-version'], '1');
    t.is(headers['connect-timeout-ms'], String(options.timeout ?? 60_000));
    t.is(headers.authorization, path.endsWith('/GetPublicClients') ? undefined : `Bearer ${token}`);
    return answer(request, index);
  });
  const events: RequestEvent[] = [];
  const engine = createEngine({
    providers: [xeonr],
    onEvent: event => events.push(event),
    ...options,
    env: {XEONR_URL: server.url, XEONR_TOKEN: token, ...options.env},
  });
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return {
    server,
    engine,
    events,
    calls: () => server.requests.map(({path, json}) => [path, json] as const),
  };
}

/** An error as the Connect protocol has it. */
export function connectError(status: number, code: string, message?: string): Reply {
  return {status, json: {code, ...(message !== undefined && {message})}};
}
