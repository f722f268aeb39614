import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/** One request as it came in. */
export interface Received {
  readonly method: string;
  readonly path: string;
  /** As it was sent, without the question mark. */
  readonly search: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  /** Instead of JSON. */
  readonly text?: string;
  /** It is given once this is fulfilled. */
  readonly after?: Promise<unknown>;
  /** The connection is cut instead of an answer. */
  readonly cut?: true;
}

export interface ApiServer {
  readonly url: string;
  readonly requests: Received[];
  /** `GET /orgs/o/oauth-apps?searchTerm=x`, in the order they came. */
  lines(): readonly string[];
  close(): Promise<void>;
}

/** A server that records whatever it is asked and answers as told. It shares nothing with the sandbox. */
export async function startApiServer(
  answer: (request: Received, index: number) => Reply | undefined,
): Promise<ApiServer> {
  const requests: Received[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', chunk => chunks.push(chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://server');
      const body = Buffer.concat(chunks).toString();
      const received: Received = {
        method: incoming.method ?? '',
        path: url.pathname,
        search: url.search.slice(1),
        query: Object.fromEntries(url.searchParams),
        headers: incoming.headers,
        body,
        json: readJson(body),
      };
      requests.push(received);
      send(outgoing, answer(received, requests.length - 1) ?? {status: 404, json: {message: 'not there'}});
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    lines: () => requests.map(({method, path, search}) => `${method} ${path}${search && `?${search}`}`),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(outgoing: ServerResponse, {status = 200, headers, json, text, after, cut}: Reply): void {
  Promise.resolve(after).then(() => {
    if (cut) {
      outgoing.destroy();
      return;
    }
    outgoing.writeHead(status, {'Content-Type': 'application/json', ...headers});
    outgoing.end(text ?? JSON.stringify(json ?? {}));
  });
}
