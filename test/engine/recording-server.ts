import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/** One request as it came in. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly filter: unknown;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Requests under way when it came, itself included. */
  readonly underWay: number;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  /** It is given once this is fulfilled. */
  readonly after?: Promise<unknown>;
}

export interface RecordingServer {
  readonly url: string;
  readonly requests: Recorded[];
  /** `GET /account/oauth-clients?page=1`, in the order they came. */
  lines(): readonly string[];
  /** Requests that were neither answered yet nor given up by who sent them. */
  readonly underWay: number;
  /** Fulfilled once that holds; it is asked whenever a request comes or ends. */
  until(holds: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** A server that records what it is asked and answers as told. It shares nothing with the sandbox. */
export async function startRecordingServer(
  answer: (request: Recorded, index: number) => Answer | undefined,
): Promise<RecordingServer> {
  const requests: Recorded[] = [];
  let underWay = 0;
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const watch of watchers) watch();
  };
  const server = createServer((incoming, outgoing) => {
    underWay += 1;
    outgoing.on('close', () => {
      underWay -= 1;
      tell();
    });
    const chunks: Buffer[] = [];
    incoming.on('data', chunk => chunks.push(chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://server');
      const filter = incoming.headers['x-filter'];
      const recorded: Recorded = {
        method: incoming.method ?? '',
        path: url.pathname.replace(/^\/v4/, ''),
        query: Object.fromEntries(url.searchParams),
        filter: typeof filter === 'string' ? JSON.parse(filter) : undefined,
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString(),
        underWay,
      };
      requests.push(recorded);
      tell();
      send(outgoing, answer(recorded, requests.length - 1) ?? notFound);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    lines: () =>
      requests.map(({method, path, query}) => {
        const text = new URLSearchParams(query).toString();
        return `${method} ${path}${text === '' ? '' : `?${text}`}`;
      }),
    get underWay() {
      return underWay;
    },
    until: holds =>
      new Promise(resolve => {
        const watch = () => {
          if (!holds()) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const notFound: Answer = {status: 404, json: {errors: [{reason: 'Not found'}]}};

function send(outgoing: ServerResponse, {status = 200, headers, json, bytes, after}: Answer): void {
  Promise.resolve(after).then(() => {
    outgoing.writeHead(status, {'Content-Type': 'application/json', ...headers});
    outgoing.end(bytes ?? JSON.stringify(json ?? {}));
  });
}

/** The page of a list that a request asks for, with Linode's envelope. */
export function pageOf(rows: readonly unknown[], {query}: Recorded): Answer {
  const size = Number(query.page_size ?? 100);
  const page = Number(query.page ?? 1);
  const json = {
    data: rows.slice((page - 1) * size, page * size),
    page,
    pages: Math.max(1, Math.ceil(rows.length / size)),
    results: rows.length,
  };
  return {json};
}

/** An OAuth client as the API shows it. */
export function client(id: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id,
    redirect_uri: `https://${id}.example/callback`,
    label: `client ${id}`,
    status: 'active',
    secret: '<REDACTED>',
    thumbnail_url: null,
    public: false,
    ...more,
  };
}
