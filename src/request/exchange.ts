import type {Agent, AgentOptions} from 'node:http';
import type {Agent as TlsAgent} from 'node:https';
import type {AbortError, Request as Exchange} from 'got';
import type {Fault} from './fault.js';
import {readFault} from './read-fault.js';

/** One HTTP request in full, with its credential. Never shown, never kept. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | undefined;
  /** Certificate authorities to trust, in PEM. */
  readonly authorities: string | undefined;
  readonly signal: AbortSignal | undefined;
}

export interface Incoming {
  readonly status: number;
  /** Names in lower case; several values of one are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface HttpClient {
  /** The answer of whatever status, unpacked, or what kept it from coming. Throws nothing. */
  exchange(outgoing: Outgoing): Promise<Incoming | Fault>;
  /** Ends the connections that are kept open. */
  close(): void;
}

const connectTimeout = 10_000;

/** An HTTP client whose requests each end within `timeout` milliseconds. Follows no redirect, tries once. */
export async function openHttpClient(timeout: number, connections: number): Promise<HttpClient> {
  const {got, AbortError} = await import('got');
  const agents = createAgents({keepAlive: true, maxFreeSockets: connections});
  const phase = Math.min(timeout, connectTimeout);
  const client = got.extend({
    throwHttpErrors: false,
    // The credential must not travel to another place.
    followRedirect: false,
    retry: {limit: 0},
    decompress: true,
    strictContentLength: true,
    timeout: {lookup: phase, connect: phase, secureConnect: phase, request: timeout},
    // Not an option that the environment should change: DNS, cookies and caches stay out of it.
    cache: false,
  });
  return {
    exchange: async ({method, url, headers, body, authorities, signal}) => {
      try {
        const exchange = client.stream(url, {
          method: method as 'GET',
          agent: await agents.findFor(url),
          headers: {'user-agent': undefined, ...headers},
          ...(body === undefined ? {} : {body}),
          ...(authorities === undefined ? {} : {https: {certificateAuthority: authorities}}),
        });
        if (body === undefined && method !== 'GET' && method !== 'HEAD') exchange.end();
        return await receive(exchange, signal, AbortError);
      } catch (error) {
        return readFault(error, timeout);
      }
    },
    close: agents.close,
  };
}

/** Agents for got, made when first asked for: what speaks TLS is slow to load. */
function createAgents(options: AgentOptions) {
  const agents: {http?: Agent; https?: TlsAgent} = {};
  return {
    findFor: async (url: string) => {
      if (!url.startsWith('https:')) {
        agents.http ??= new (await import('node:http')).Agent(options);
        return {http: agents.http};
      }
      agents.https ??= new (await import('node:https')).Agent(options);
      return {https: agents.https};
    },
    close: () => {
      agents.http?.destroy();
      agents.https?.destroy();
    },
  };
}

/**
 * The answer, once it is whole. All that it was made of is let go of then: the signal and the promise were there long before,
 * and V8 takes what an old object holds for alive, though that is dead itself, until it collects the old ones too.
 */
function receive(
  exchange: Exchange | undefined,
  signal: AbortSignal | undefined,
  Aborted: typeof AbortError,
): Promise<Incoming> {
  let pieces: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    const abort = () => exchange?.destroy(new Aborted(exchange));
    const end = () => {
      signal?.removeEventListener('abort', abort);
      exchange = undefined;
      pieces = [];
    };
    exchange
      ?.on('data', (piece: Uint8Array) => pieces.push(piece))
      .on('error', error => {
        // An error of the connection itself does not say how far it had come.
        const told = 'timings' in error ? error : Object.assign(error, {timings: exchange?.timings});
        end();
        reject(told);
      })
      .on('end', () => {
        const {statusCode = 0, headers = {}} = exchange?.response ?? {};
        resolve({status: statusCode, headers: joinHeaders(headers), body: Buffer.concat(pieces)});
        exchange?.destroy();
        end();
      });
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort);
  });
}

function joinHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')]],
    ),
  );
}
