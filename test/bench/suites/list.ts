import {createEngine, linode} from '../../../src/index.js';
import {openGotLoop} from '../loop/got-loop.js';
import {openUndiciLoop} from '../loop/undici-loop.js';
import {compareTurns, type Measurement} from '../measurement.js';
import {pageSize} from '../server/client-rows.js';
import {startClientServer} from '../server/start-client-server.js';
import type {SuiteOptions} from '../suite.js';
import {costOf, takeTurns} from '../take-turns.js';

const concurrency = 8;
const latency = 20;

/** Time to fetch a list, against the waiting that no client can avoid and against plain loops of two HTTP clients. */
export async function measureList({small}: SuiteOptions): Promise<readonly Measurement[]> {
  if (small) return measureRows(1000, 1);
  return [...(await measureRows(10_000, 21)), ...(await measureRows(100_000, 9))];
}

async function measureRows(rows: number, turns: number): Promise<readonly Measurement[]> {
  const server = await startClientServer({rows, latency});
  const engine = createEngine({providers: [linode], env: server.env, concurrency});
  const got = openGotLoop(concurrency);
  const undici = openUndiciLoop(server.url, concurrency);
  const timed = (fetch: () => Promise<readonly unknown[]>) => () =>
    costOf(async () => {
      const {length} = await fetch();
      if (length !== rows) throw new Error(`${length} rows instead of ${rows}`);
    });
  try {
    const costs = await takeTurns(
      {
        engine: timed(async () => (await engine.query('SELECT * FROM linode.account.oauth_clients')).rows),
        got: timed(() => got.list(server.list)),
        undici: timed(() => undici.list(server.list)),
      },
      turns,
    );
    const waits = 1 + Math.ceil((rows / pageSize - 1) / concurrency);
    const waiting = costs.engine.wall.map(() => waits * latency);
    const compare = (
      name: string,
      figures: readonly number[],
      floors: readonly number[],
      unit: 'ms' | 'ms CPU' = 'ms',
    ) =>
      compareTurns(
        {suite: 'list', case: `${rows.toLocaleString('en')} rows: ${name}`, unit},
        figures,
        floors,
      );
    return [
      compare('engine, to the waiting alone', costs.engine.wall, waiting),
      compare('got loop, to the waiting alone', costs.got.wall, waiting),
      compare('undici loop, to the waiting alone', costs.undici.wall, waiting),
      compare('engine, to the got loop', costs.engine.wall, costs.got.wall),
      compare('engine, to the undici loop', costs.engine.wall, costs.undici.wall),
      compare('engine, to the got loop', costs.engine.cpu, costs.got.cpu, 'ms CPU'),
    ];
  } finally {
    await engine.close();
    got.close();
    undici.close();
    server.close();
  }
}
