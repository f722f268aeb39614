import {setMaxListeners} from 'node:events';
import {homedir} from 'node:os';
import type {Connection} from '../catalog/connection.js';
import type {Provider} from '../catalog/provider.js';
import {RowgateError} from '../errors.js';
import {type Channel, openChannel} from './channel.js';
import {collectSecrets} from './collect-secrets.js';
import type {Grant} from './describe-grant.js';
import {shownUrl} from './describe-request.js';
import {type AccountIdentity, identifyAccount} from './identify-account.js';
import {createLanes} from './lanes.js';
import {prepareOutgoing} from './prepare-outgoing.js';
import type {Request, RequestEvent, Response} from './request.js';
import {defaultRetryPolicy, type RetryPolicy} from './retry.js';
import {markUnsent} from './send-error.js';
import {type Prepared, sendPrepared} from './send-prepared.js';

export interface SenderOptions {
  readonly providers: readonly Provider[];
  /** Accounts that requests may name; by their names. */
  readonly connections?: readonly Connection[] | undefined;
  /** Environment variables: URLs and credentials come from there. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where `~` in the path of a credential's file leads; the user's home folder unless told. */
  readonly homeFolder?: string | undefined;
  /** Requests under way at once, for each host and each connection that says nothing else; 8 unless told. */
  readonly concurrency?: number | undefined;
  /** The longest that one try may take, in milliseconds; a minute unless told. */
  readonly timeout?: number | undefined;
  readonly retry?: Partial<RetryPolicy> | undefined;
  readonly onEvent?: ((event: RequestEvent) => void) | undefined;
  /** Told with each answer what it says of the token. */
  readonly onGrant?: ((grant: Grant) => void) | undefined;
  readonly userAgent?: string | undefined;
  /** The clock that tokens end by, in milliseconds since 1970; this machine's unless told. */
  readonly now?: (() => number) | undefined;
}

export interface Sender {
  /**
   * Sends a request with its credential, as often as it takes and may be tried, and gives the last answer, of
   * whatever status.
   * @throws SendError `network` where no answer came, `cancelled`, `api` for a redirect, and what is wrong with
   * the settings of the connection.
   */
  send(request: Request, options?: {readonly signal?: AbortSignal | undefined}): Promise<Response>;
  /**
   * The account that requests go to, so that it can be told from another; see AccountIdentity.
   * @throws what is wrong with the settings of the connection.
   */
  identify(request: Pick<Request, 'provider' | 'connection'>): AccountIdentity;
  /** HTTP requests so far, retries and exchanges of tokens included. */
  sent(): number;
  /** The credentials in use, which nothing may show. */
  secrets(): readonly string[];
  /** Ends the connections; requests under way fail. */
  close(): void;
}

/** The one way out to the APIs. */
export function createSender(options: SenderOptions): Sender {
  const {concurrency = 8, timeout = 60_000, userAgent = 'rowgate', onEvent = () => {}} = options;
  const policy: RetryPolicy = {...defaultRetryPolicy, ...options.retry};
  const connections = options.connections ?? [];
  const channels = new Map<string, Channel>();
  const secrets = collectSecrets();
  const most = Math.max(concurrency, ...connections.map(each => each.concurrency ?? 0));
  const lanes = createLanes(most, timeout);
  let sent = 0;
  const closing = new AbortController();

  const shared = {
    lookUp: {environment: options.env, homeFolder: options.homeFolder ?? homedir()},
    concurrency,
    userAgent,
    now: options.now ?? Date.now,
    lanes,
    policy,
    onEvent,
    onGrant: options.onGrant,
    onSent: () => {
      sent += 1;
    },
    isClosed: () => closing.signal.aborted,
    secrets,
    closing: closing.signal,
  };

  const channelOf = (request: Pick<Request, 'provider' | 'connection'>) => {
    const provider = options.providers.find(({name}) => name === request.provider);
    if (provider === undefined) {
      throw new RowgateError('unknown_provider', `There is no provider "${request.provider}"`);
    }
    const connection = findConnection(connections, request);
    const channel = remember(channels, connection?.name ?? `.${provider.name}`, () =>
      openChannel(provider, connection, shared),
    );
    return channel;
  };

  const prepare = (request: Request) => {
    const channel = channelOf(request);
    const authority = request.public ? undefined : channel.authority();
    // A failure to get a token that comes from now on is this request's too.
    const failures = authority?.tokens.failures() ?? 0;
    const prepared: Prepared = {
      ...channel.line,
      request,
      url: shownUrl(channel.endpoint.baseUrl, request),
      createOutgoing: prepareOutgoing(request, channel.endpoint, {
        userAgent,
        timeout,
        headers: channel.line.provider.headers,
      }),
      lease: authority && (signal => authority.tokens.lease(failures, signal)),
    };
    return {prepared, source: authority?.source};
  };

  return {
    send: async (request, {signal} = {}) => {
      // Each request under way listens to the one signal of its statement: many are no leak.
      if (signal !== undefined) setMaxListeners(0, signal);
      const {prepared, source} = beforeSending(() => prepare(request));
      const response = await sendPrepared(prepared, signal);
      return source === undefined ? response : {...response, credential: source};
    },
    identify: request => identifyAccount(channelOf(request).endpoint),
    sent: () => sent,
    secrets: secrets.list,
    close: () => {
      closing.abort(new RowgateError('cancelled', 'The connections were closed'));
      lanes.close();
    },
  };
}

function findConnection(
  connections: readonly Connection[],
  request: Pick<Request, 'provider' | 'connection'>,
): Connection | undefined {
  if (request.connection === undefined) return undefined;
  const found = connections.find(({name}) => name === request.connection);
  if (found === undefined) {
    throw new RowgateError('unknown_provider', `There is no connection "${request.connection}"`);
  }
  if (found.provider === request.provider) return found;
  throw new RowgateError(
    'usage',
    `The connection "${found.name}" is to ${found.provider}, not to ${request.provider}`,
  );
}

function remember<T>(known: Map<string, T>, name: string, create: () => T): T {
  const value = known.get(name) ?? create();
  known.set(name, value);
  return value;
}

function beforeSending<T>(prepare: () => T): T {
  try {
    return prepare();
  } catch (error) {
    throw error instanceof RowgateError ? markUnsent(error) : error;
  }
}
