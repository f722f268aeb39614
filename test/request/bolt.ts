import type {ExecutionContext} from 'ava';
import type {ExchangeSource} from '../../src/catalog/auth.js';
import type {Provider} from '../../src/catalog/provider.js';
import type {Request} from '../../src/request/request.js';
import {createSender, type Sender, type SenderOptions} from '../../src/request/send.js';
import {acme, createRead} from './acme.js';
import {answerJson, type LoopbackServer, type Received, startLoopbackServer} from './loopback-server.js';

export const apiToken = 'canary-api-token+/=4711';
export const clientSecret = 'canary:client&secret';
export const orgId = 'org-1';

const apiTokenExchange = {
  kind: 'exchange',
  path: '/gateway/api-tokens/authorize',
  form: {api_token: {kind: 'env', name: 'BOLT_API_TOKEN'}},
  token: '$.access_token',
  lifetime: '$.expires_in',
} as const satisfies ExchangeSource;

const clientExchange = {
  kind: 'exchange',
  path: '/gateway/authorize',
  form: {
    grant_type: 'client_credentials',
    orgId: {kind: 'env', name: 'BOLT_ORG_ID', optional: true, shown: true},
  },
  basic: {
    user: {kind: 'env', name: 'BOLT_CLIENT_ID'},
    password: {kind: 'env', name: 'BOLT_CLIENT_SECRET'},
  },
  token: '$.access_token',
  lifetime: '$.expires_in',
} as const satisfies ExchangeSource;

/** A made-up provider whose secrets are exchanged for access tokens. */
export const bolt = {
  ...acme,
  name: 'bolt',
  url: {default: 'https://api.bolt.example', env: 'BOLT_URL', version: {default: 'v2'}},
  auth: {kind: 'bearer', sources: [apiTokenExchange, clientExchange]},
} as const satisfies Provider;

export interface TokenServer extends LoopbackServer {
  /** What came for an exchange, and what came with which access token. */
  readonly exchanges: readonly Received[];
  readonly tokens: () => readonly (string | undefined)[];
}

interface TokenServerOptions {
  /** The body of the answer to an exchange (its number from 1), or a status and a body. */
  readonly exchange?: (number: number, received: Received) => TokenAnswer | Promise<TokenAnswer>;
  /** The status of any other answer, by its access token and number; 200 unless told. */
  readonly status?: (token: string, number: number, received: Received) => number | Promise<number>;
  /** Headers of any other answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

type TokenAnswer = readonly [status: number, body: unknown];

/** A server that gives out the access tokens `canary-access-1`, `-2` and so on, and takes them. */
export async function startTokenServer(
  t: ExecutionContext,
  {exchange = issueToken(), status = () => 200, headers = {}}: TokenServerOptions = {},
): Promise<TokenServer> {
  const exchanges: Received[] = [];
  const tokens: (string | undefined)[] = [];
  const server = await startLoopbackServer(t, async (received, response) => {
    if (received.url.startsWith('/gateway/')) {
      exchanges.push(received);
      answerJson(response, ...(await exchange(exchanges.length, received)));
      return;
    }
    const token = received.headers.authorization?.replace('Bearer ', '');
    tokens.push(token);
    const code = await status(token ?? '', tokens.length, received);
    answerJson(response, code, code === 200 ? {} : {errors: [{reason: `no ${token}`}]}, headers);
  });
  return {...server, exchanges, tokens: () => tokens};
}

export function issueToken(lifetime: unknown = 600): (number: number) => TokenAnswer {
  return number => [
    200,
    {access_token: `canary-access-${number}`, refresh_token: apiToken, expires_in: lifetime},
  ];
}

export function createBoltSender(url: string, options: Partial<SenderOptions> = {}): Sender {
  return createSender({
    providers: [bolt],
    env: {BOLT_URL: url, BOLT_API_TOKEN: apiToken},
    retry: {firstPause: 1},
    ...options,
  });
}

export function readBolt(path = '/things'): Request {
  return {...createRead(path), provider: 'bolt'};
}
