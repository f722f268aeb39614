import {setTimeout as sleep} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import {client, pageOf, startRecordingServer} from '../engine/recording-server.js';
import {makeFolder} from '../make-folder.js';

export interface ClientServer {
  /** Leads the command line to the server, with a home folder of its own. */
  readonly env: Readonly<Record<string, string>> & {readonly HOME: string};
  readonly rows: Record<string, unknown>[];
  labels(): readonly unknown[];
  /** All requests that were no reads, as in `PUT /account/oauth-clients/c1`. */
  writes(): readonly string[];
  /** From now on, a write of that number, from 0, is made and never answered. */
  holdFrom(index: number): void;
  /** Whether a write is refused. */
  refuse: (path: string) => boolean;
  untilWritten(count: number): Promise<void>;
}

export const token = 'canary-token-0123456789';

/** A server of six clients, `old 0` to `old 5`, that can be changed. */
export async function startClientServer(t: ExecutionContext): Promise<ClientServer> {
  const rows = Array.from({length: 6}, (_, index) => client(`c${index}`, {label: `old ${index}`}));
  let held = Number.POSITIVE_INFINITY;
  const server = await startRecordingServer(request => {
    const at = rows.findIndex(row => request.path.split('/')[3] === row.id);
    if (request.method === 'GET') {
      if (request.path === '/account/oauth-clients') return pageOf(rows, request);
      return at < 0 ? undefined : {json: rows[at]};
    }
    if (setting.refuse(request.path)) {
      return {status: 400, json: {errors: [{field: 'label', reason: 'is taken'}]}};
    }
    if (request.path.endsWith('/reset-secret'))
      return {json: {...rows[at], secret: 'canary-secret-of-a-client'}};
    if (request.method === 'PUT') rows[at] = {...rows[at], ...JSON.parse(request.body)};
    if (request.method === 'DELETE') rows.splice(at, 1);
    const isHeld = setting.writes().length > held;
    return {json: rows[at] ?? {}, ...(isHeld && {after: new Promise(() => {})})};
  });
  const setting: ClientServer = {
    env: {LINODE_URL: server.url, LINODE_TOKEN: token, HOME: makeFolder()},
    rows,
    labels: () => rows.map(row => row.label),
    writes: () => server.lines().filter(line => !line.startsWith('GET')),
    holdFrom: index => {
      held = index;
    },
    refuse: () => false,
    untilWritten: async count => {
      while (setting.writes().length < count) await sleep(10);
    },
  };
  t.teardown(() => server.close());
  return setting;
}
