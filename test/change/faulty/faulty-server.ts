import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import type {Fault} from './fault.js';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Undefined: there is no body. */
  readonly json?: unknown;
}

/** An API behind such a server. */
export interface Api {
  /** Whether a request changes something. */
  isWrite(asked: Asked): boolean;
  /** Does what is asked, at once. */
  answer(asked: Asked): Reply;
  /** Its own form of an error. */
  fail(status: number): Reply;
}

/** Says what goes wrong with a request. `write`: how many writes came before, where it is one. */
export type Decide = (asked: Asked, write: number | undefined) => Fault | undefined;

export interface FaultyServer {
  readonly url: string;
  decide: Decide;
  /** All that was asked, as in `PUT /account/oauth-clients/c1`, and the writes among it. */
  readonly lines: readonly string[];
  readonly writes: readonly string[];
  /** Resolves once so many writes have come. */
  untilWritten(count: number): Promise<void>;
  /** Resolves once no connection is open. */
  untilIdle(): Promise<void>;
  /** No connection is accepted any more; those that there are end with their answers. */
  goDown(): void;
  comeUp(): Promise<void>;
  close(): Promise<void>;
}

/** Serves an API over HTTP, and lets things go wrong as it is told. */
export async function startFaultyServer(api: Api): Promise<FaultyServer> {
  const lines: string[] = [];
  const writes: string[] = [];
  const sockets = new Set<Socket>();
  let watchers: (() => boolean)[] = [];
  const look = () => {
    watchers = watchers.filter(isDone => !isDone());
  };
  const until = (isThere: () => boolean) =>
    new Promise<void>(resolve => {
      watchers.push(() => {
        if (isThere()) resolve();
        return isThere();
      });
      look();
    });
  let isUp = true;
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', chunk => chunks.push(chunk));
    // A client that was killed breaks off its connection.
    incoming.on('error', () => {});
    incoming.on('end', () => {
      const asked = readAsked(incoming, Buffer.concat(chunks).toString());
      const isWrite = api.isWrite(asked);
      const line = `${asked.method} ${asked.path}`;
      lines.push(line);
      const fault = faulty.decide(asked, isWrite ? writes.length : undefined);
      if (isWrite) writes.push(line);
      look();
      if (!isUp) outgoing.shouldKeepAlive = false;
      give(api, asked, fault, outgoing);
    });
  });
  // A connection that is closed for being idle would be one more fault, and one that nobody planned.
  server.keepAliveTimeout = 0;
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      look();
    });
  });
  const listen = (port: number) =>
    new Promise<void>(resolve => server.listen(port, '127.0.0.1', () => resolve()));
  await listen(0);
  const {port} = server.address() as AddressInfo;
  const faulty: FaultyServer = {
    url: `http://127.0.0.1:${port}`,
    decide: () => undefined,
    lines,
    writes,
    untilWritten: count => until(() => writes.length >= count),
    untilIdle: () => until(() => sockets.size === 0),
    goDown: () => {
      isUp = false;
      server.close();
    },
    comeUp: async () => {
      isUp = true;
      await listen(port);
    },
    close: () =>
      new Promise(resolve => {
        for (const socket of sockets) socket.destroy();
        if (server.listening) server.close(() => resolve());
        else resolve();
      }),
  };
  return faulty;
}

function readAsked(incoming: IncomingMessage, body: string): Asked {
  const url = new URL(incoming.url ?? '/', 'http://server');
  return {
    method: incoming.method ?? '',
    path: url.pathname.replace(/^\/v4/, ''),
    query: url.searchParams,
    headers: incoming.headers,
    body,
  };
}

function give(api: Api, asked: Asked, fault: Fault | undefined, outgoing: ServerResponse): void {
  const reply = fault === undefined || fault.acts ? api.answer(asked) : undefined;
  switch (fault?.kind) {
    case 'reset':
      outgoing.socket?.resetAndDestroy();
      return;
    case 'hang':
      return;
    case 'status': {
      const error = api.fail(fault.status);
      send(outgoing, {...error, headers: {...error.headers, ...fault.headers}});
      return;
    }
    case 'cut':
      cut(outgoing, reply ?? api.fail(500));
      return;
    case 'half': {
      const text = print(reply ?? api.fail(500));
      outgoing.writeHead(200, {'Content-Type': 'application/json'});
      outgoing.end(text.slice(0, Math.ceil(text.length / 2)));
      return;
    }
    case 'page':
      outgoing.writeHead(fault.status, {'Content-Type': 'text/html'});
      outgoing.end('<html><body>Please log in to the network</body></html>');
      return;
    case 'wait':
      fault.until.then(() => send(outgoing, reply ?? api.fail(500)));
      return;
    case 'none':
      outgoing.on('finish', fault.afterwards);
  }
  send(outgoing, reply ?? api.fail(500));
}

function cut(outgoing: ServerResponse, reply: Reply): void {
  const text = print(reply);
  outgoing.writeHead(reply.status, {
    'Content-Type': 'application/json',
    'Content-Length': String(text.length + 10),
  });
  outgoing.write(text.slice(0, Math.ceil(text.length / 2)), () => outgoing.socket?.destroy());
}

function send(outgoing: ServerResponse, reply: Reply): void {
  outgoing.writeHead(reply.status, {'Content-Type': 'application/json', ...reply.headers});
  outgoing.end(print(reply));
}

function print({json}: Reply): string {
  return json === undefined ? '' : JSON.stringify(json);
}
