import {fork} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import {createEngine, linode} from '../../src/index.js';
import {type Measurement, measurementOf} from './measurement.js';
import {openPlainLoop} from './plain-loop.js';

const repetitions = 15;
const concurrency = 8;
const latency = 20;
const rows = 10_000;
const pages = 20;

/** Wall time of a list of 10,000 rows, against the waiting that no client can avoid and against a plain loop. */
export async function measureList(): Promise<readonly Measurement[]> {
  const server = fork(path.join(import.meta.dirname, 'paced-server.js'));
  const [port] = await once(server, 'message');
  const url = `http://127.0.0.1:${port}`;
  const engine = createEngine({
    providers: [linode],
    env: {LINODE_URL: url, LINODE_TOKEN: 'token-of-the-benchmark'},
    concurrency,
  });
  const loop = openPlainLoop(`${url}/v4/account/oauth-clients`, concurrency);
  const ways = {
    engine: async () => (await engine.query('SELECT * FROM linode.account.oauth_clients')).rows.length,
    loop: async () => (await loop.run()).length,
  };
  try {
    const times: Record<keyof typeof ways, number[]> = {engine: [], loop: []};
    // The first round only warms up. The order changes, so that neither always runs after the other.
    for (let round = 0; round <= repetitions; round++) {
      for (const way of round % 2 === 0 ? (['engine', 'loop'] as const) : (['loop', 'engine'] as const)) {
        const time = await timeOf(ways[way]);
        if (round > 0) times[way].push(time);
      }
    }
    const rounds = 1 + Math.ceil((pages - 1) / concurrency);
    return [
      compare('engine, to the waiting alone', times.engine, rounds * latency),
      compare('plain loop, to the waiting alone', times.loop, rounds * latency),
      compare('engine, to the plain loop', times.engine, median(times.loop)),
    ];
  } finally {
    await engine.close();
    loop.close();
    server.disconnect();
  }
}

async function timeOf(run: () => Promise<number>): Promise<number> {
  const start = performance.now();
  const count = await run();
  const time = performance.now() - start;
  if (count !== rows) throw new Error(`${count} rows instead of ${rows}`);
  return time;
}

function compare(name: string, times: readonly number[], floor: number): Measurement {
  return measurementOf({
    suite: 'list',
    case: `10,000 rows: ${name}`,
    figure: median(times),
    floor,
    unit: 'ms',
    spread: [Math.min(...times), Math.max(...times)],
  });
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
