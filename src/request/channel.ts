import type {Connection} from '../catalog/connection.js';
import type {Provider} from '../catalog/provider.js';
import type {Secrets} from './collect-secrets.js';
import {type Credential, checkToken} from './credentials.js';
import {type Endpoint, findEndpoint} from './endpoint.js';
import {createExchange} from './exchange-token.js';
import {createGate} from './gate.js';
import type {LookUp} from './look-up.js';
import {readSecret} from './read-secret.js';
import type {Line} from './send-prepared.js';
import {createFixedTokens, createTokens, type Tokens} from './tokens.js';

/** What all channels of a sender share. */
export interface Shared
  extends Pick<Line, 'lanes' | 'policy' | 'onEvent' | 'onGrant' | 'onSent' | 'isClosed'> {
  readonly lookUp: LookUp;
  readonly concurrency: number;
  readonly userAgent: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly secrets: Secrets;
  /** Aborted when the sender is closed. */
  readonly closing: AbortSignal;
}

/** What the requests of one connection share: where they go, how fast, and with which tokens. */
export interface Channel {
  readonly endpoint: Endpoint;
  readonly line: Line;
  /**
   * The tokens, and where they come from, as people know it. Looked up when they are first needed.
   * @throws RowgateError `no_credentials`, `file`.
   */
  readonly authority: () => Authority;
}

export interface Authority {
  readonly tokens: Tokens;
  readonly source: string;
}

/** A channel over a connection, or to a provider as the environment says. */
export function openChannel(provider: Provider, connection: Connection | undefined, shared: Shared): Channel {
  const endpoint = findEndpoint(provider, shared.lookUp, connection);
  const {host} = new URL(endpoint.baseUrl);
  const name = connection === undefined ? host : `${connection.name} ${host}`;
  const concurrency = connection?.concurrency ?? shared.concurrency;
  const line = createLine(provider, connection, endpoint, shared, {name, concurrency});
  let authority: Authority | undefined;

  const open = (credential: Credential): Authority => {
    const of = connection === undefined ? '' : ` of the connection "${connection.name}"`;
    // An exchange is sent while requests wait for it in their lane, so that it needs another one; and it has a gate
    // of its own, since those that wait have passed theirs.
    const lane = {name: `${provider.name} ${name} tokens`, concurrency: 1};
    const tokenLine = createLine(provider, connection, endpoint, shared, lane);
    const tokens = openTokens(credential, endpoint, connection, tokenLine, shared);
    return {tokens, source: `${credential.source}${of}`};
  };

  return {
    endpoint,
    line,
    authority: () => {
      authority ??= open(endpoint.credential());
      return authority;
    },
  };
}

function createLine(
  provider: Provider,
  connection: Connection | undefined,
  endpoint: Endpoint,
  {lanes, policy, onEvent, onGrant, onSent, isClosed, secrets}: Shared,
  lane: Line['lane'],
): Line {
  const name = connection === undefined ? {} : {connection: connection.name};
  const gate = createGate(policy.maxWait, milliseconds => {
    const reason = 'the API limits the rate of requests';
    onEvent({kind: 'waiting', ...name, provider: provider.name, milliseconds, reason});
  });
  const {settings} = endpoint;
  return {
    provider,
    settings,
    gate,
    lane,
    lanes,
    policy,
    onEvent,
    onGrant,
    onSent,
    isClosed,
    secrets: secrets.list,
  };
}

function openTokens(
  credential: Credential,
  endpoint: Endpoint,
  connection: Connection | undefined,
  line: Line,
  {lookUp, userAgent, now, secrets, closing}: Shared,
): Tokens {
  const whileOpen =
    <T>(obtain: (signal: AbortSignal) => Promise<T>) =>
    (signal: AbortSignal) =>
      obtain(AbortSignal.any([signal, closing]));
  switch (credential.kind) {
    case 'token':
      secrets.add(credential.token);
      return createFixedTokens(credential.token);
    case 'secret': {
      const {from, source} = credential;
      const obtain = async (signal: AbortSignal) => {
        const token = checkToken(await readSecret(from, lookUp, signal), source);
        secrets.add(token);
        return {token, renewAt: Number.POSITIVE_INFINITY};
      };
      return createTokens(whileOpen(obtain), {now, mayStay: true});
    }
    case 'exchange': {
      const exchange = {
        source: credential.exchange,
        lookUp,
        endpoint,
        connection: connection?.name,
        userAgent,
        line,
        keepSecret: secrets.add,
        now,
      };
      return createTokens(whileOpen(createExchange(exchange)), {now, mayStay: false});
    }
  }
}
