import {once} from 'node:events';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {setTimeout as delay} from 'node:timers/promises';
import type {Api, ApiRequest} from './api.js';
import {applyTrouble} from './apply-trouble.js';
import type {FaultChooser} from './fault-chooser.js';
import {recordRequest} from './record-request.js';
import type {RequestRecord} from './request-record.js';
import {sendAnswer} from './send-answer.js';

export interface ApiServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Breaks what is still open; resolves once the port is free. */
  readonly close: () => Promise<void>;
}

export interface ServerOptions {
  /** 0 takes one that is free. */
  readonly port: number;
  /** Says of each request what goes wrong. */
  readonly chooseFault: FaultChooser['choose'];
  /** Called once for each request, before its answer leaves. */
  readonly record: (record: RequestRecord) => void;
}

/** Serves an API on loopback; throws Node's own error if the port is taken. */
export async function startServer(api: Api, {port, chooseFault, record}: ServerOptions): Promise<ApiServer> {
  const closing = new AbortController();

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming);
    const {latency, trouble} = chooseFault(api.name, request.method, request.path);
    if (latency > 0) {
      await delay(latency, undefined, {signal: closing.signal});
    }
    const outcome = applyTrouble(api, request, trouble);
    const fault = trouble?.kind ?? (latency > 0 ? 'latency' : undefined);
    const status = outcome.kind === 'answer' ? outcome.answer.status : null;
    record(recordRequest(api.name, request, {status, ...(fault !== undefined && {fault})}));
    if (outcome.kind === 'answer') {
      sendAnswer(response, outcome.answer, outcome.cutAfter);
    } else if (outcome.kind === 'drop') {
      incoming.socket.destroy();
    }
  };

  const server = createServer({maxHeaderSize: 65_536}, (incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      // Once the client has left, or the server closes, there is nobody to tell.
      if (!incoming.socket.destroyed && !closing.signal.aborted) {
        const headers = {'Content-Type': 'text/plain'};
        sendAnswer(response, {status: 500, headers, body: `The sandbox itself failed: ${error}\n`});
      }
    });
  });
  // Longer than clients keep an idle connection, so that none is closed under a request just sent.
  server.keepAliveTimeout = 65_000;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`;

  let closed: Promise<void> | undefined;
  return {
    url,
    close: () => {
      closed ??= closeServer(server, closing);
      return closed;
    },
  };
}

async function closeServer(server: Server, closing: AbortController): Promise<void> {
  const done = once(server, 'close');
  closing.abort();
  server.close();
  server.closeAllConnections();
  await done;
}

async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  const [path = '', ...query] = (incoming.url ?? '').split('?');
  return {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    headers: incoming.headers,
    body: Buffer.concat(chunks),
    receivedAt: performance.now(),
  };
}
