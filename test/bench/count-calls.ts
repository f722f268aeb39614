import {createEngine, linode} from '../../src/index.js';
import type {CallCase} from './call-cases.js';
import {startListServer} from './start-list-server.js';

/** The calls that reach the server for one query, by a new engine. */
export async function countCalls({sql}: CallCase): Promise<readonly string[]> {
  const server = await startListServer();
  const engine = createEngine({
    providers: [linode],
    env: {LINODE_URL: server.url, LINODE_TOKEN: 'token-of-the-benchmark'},
  });
  try {
    const {rows} = await engine.query(sql);
    if (rows.length === 0) throw new Error(`no rows: ${sql}`);
    return server.lines();
  } finally {
    await engine.close();
    await server.close();
  }
}
