import type {ExecutionContext} from 'ava';
import {Kysely} from 'kysely';
import {RowgateDialect} from '../../src/dialect/index.js';
import {createEngine, type Engine, linode} from '../../src/index.js';
import {
  type Answer,
  pageOf,
  type Recorded,
  type RecordingServer,
  startRecordingServer,
} from '../engine/recording-server.js';
import type {Options, Tables} from './open-sandbox.js';

export interface ServerSetting {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  readonly server: RecordingServer;
  /** Requests that are no GET. */
  writes(): readonly string[];
}

/** Kysely over a server that has some OAuth clients and answers writes as told. */
export async function openServer(
  t: ExecutionContext,
  rows: readonly Readonly<Record<string, unknown>>[],
  write: (request: Recorded, index: number) => Answer | undefined,
  {plugins, ...config}: Options = {},
): Promise<ServerSetting> {
  let writes = 0;
  const server = await startRecordingServer(request => {
    if (request.method !== 'GET') return write(request, writes++);
    const one = rows.find(row => request.path.endsWith(`/${row.id}`));
    return one === undefined ? pageOf(rows, request) : {json: one};
  });
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'canary-token'};
  const engine = createEngine({providers: [linode], env, concurrency: 1});
  const dialect = new RowgateDialect({engine, yes: true, ...config});
  const db = new Kysely<Tables>({dialect, ...(plugins && {plugins: [...plugins]})});
  t.teardown(async () => {
    await db.destroy();
    await server.close();
  });
  return {db, engine, server, writes: () => server.lines().filter(line => !line.startsWith('GET'))};
}
