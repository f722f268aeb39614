import {homedir} from 'node:os';
import type {Provider} from '../catalog/provider.js';
import {RowgateError} from '../errors.js';
import {type Connection, findConnection} from './connection.js';
import {shownUrl} from './describe-request.js';
import {createGate, type Gate} from './gate.js';
import {createLanes} from './lanes.js';
import {prepareOutgoing} from './prepare-outgoing.js';
import type {Request, RequestEvent, Response} from './request.js';
import {defaultRetryPolicy, type RetryPolicy} from './retry.js';
import {markUnsent} from './send-error.js';
import {type Prepared, sendPrepared} from './send-prepared.js';

export interface SenderOptions {
  readonly providers: readonly Provider[];
  /** Environment variables: URLs and credentials come from there. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where `~` in the path of a credential's file leads; the user's home folder unless told. */
  readonly homeFolder?: string | undefined;
  /** Requests under way at once, for each host; 8 unless told. */
  readonly concurrency?: number | undefined;
  /** The longest that one try may take, in milliseconds; a minute unless told. */
  readonly timeout?: number | undefined;
  readonly retry?: Partial<RetryPolicy> | undefined;
  readonly onEvent?: ((event: RequestEvent) => void) | undefined;
  readonly userAgent?: string | undefined;
}

export interface Sender {
  /**
   * Sends a request with its credential, as often as it takes and may be tried, and gives the last answer, of
   * whatever status.
   * @throws SendError `network` where no answer came, `cancelled`, `api` for a redirect, and what is wrong with
   * the settings of the connection.
   */
  send(request: Request, options?: {readonly signal?: AbortSignal | undefined}): Promise<Response>;
  /** HTTP requests so far, retries included. */
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
  const providers = new Map(options.providers.map(provider => [provider.name, provider]));
  const connections = new Map<string, Connection>();
  const gates = new Map<string, Gate>();
  const secrets = new Set<string>();
  const lanes = createLanes(concurrency, timeout);
  let sent = 0;
  let closed = false;

  const prepare = (request: Request) => {
    const provider = providers.get(request.provider);
    if (provider === undefined) {
      throw new RowgateError('unknown_provider', `There is no provider "${request.provider}"`);
    }
    const connection = remember(connections, provider.name, () =>
      findConnection(provider, options.env, options.homeFolder ?? homedir()),
    );
    const credential = request.public ? undefined : connection.credential();
    if (credential !== undefined) secrets.add(credential.token);
    const gate = remember(gates, provider.name, () =>
      createGate(policy.maxWait, milliseconds => {
        const reason = 'the API limits the rate of requests';
        onEvent({kind: 'waiting', provider: provider.name, milliseconds, reason});
      }),
    );
    const prepared: Prepared = {
      request,
      provider,
      outgoing: prepareOutgoing(request, connection, credential?.token, userAgent),
      url: shownUrl(connection.baseUrl, request),
      gate,
      lanes,
      policy,
      onEvent,
      onSent: () => {
        sent += 1;
      },
      isClosed: () => closed,
      secrets: () => [...secrets],
    };
    return {prepared, source: credential?.source};
  };

  return {
    send: async (request, {signal} = {}) => {
      const {prepared, source} = beforeSending(() => prepare(request));
      const response = await sendPrepared(prepared, signal);
      return source === undefined ? response : {...response, credential: source};
    },
    sent: () => sent,
    secrets: () => [...secrets],
    close: () => {
      closed = true;
      lanes.close();
    },
  };
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
