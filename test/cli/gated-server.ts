import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';

export interface GatedServer {
  readonly url: string;
  /** Methods of the requests, in the order they came. */
  readonly methods: readonly string[];
  /** Resolves once so many requests of a method have come. */
  untilAsked(method: string, count: number): Promise<void>;
  /** Answers what is held. */
  release(): void;
}

/** A server of one list for one test. It answers reads or writes, or both, only when told. */
export async function startGatedServer(
  t: ExecutionContext,
  rows: readonly unknown[],
  holds: 'reads' | 'writes' | 'nothing',
): Promise<GatedServer> {
  const methods: string[] = [];
  const held: ServerResponse[] = [];
  const page = JSON.stringify({data: rows, page: 1, pages: 1, results: rows.length});
  const server = createServer((request, response) => {
    request.resume();
    const isRead = request.method === 'GET';
    methods.push(request.method ?? '');
    response.setHeader('content-type', 'application/json');
    if (holds === (isRead ? 'reads' : 'writes')) held.push(response);
    else response.end(isRead ? page : '{}');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    methods,
    untilAsked: async (method, count) => {
      while (methods.filter(each => each === method).length < count) await sleep(10);
    },
    release: () => {
      for (const response of held) response.end('{}');
    },
  };
}
