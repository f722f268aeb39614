import {createEngine, linode} from '../../../src/index.js';
import {type Measurement, measurementOf} from '../measurement.js';
import {startClientServer} from '../server/start-client-server.js';
import type {SuiteOptions} from '../suite.js';
import {costOf} from '../take-turns.js';

/** Requests against Linode's documented limit, which its headers announce: their time and their number. */
export async function measurePace({small}: SuiteOptions): Promise<readonly Measurement[]> {
  const count = small ? 25 : 5000;
  const limit = small ? {requests: 20, seconds: 1} : {requests: 1600, seconds: 60};
  const server = await startClientServer({rows: 1, latency: 0, limit});
  const engine = createEngine({providers: [linode], env: server.env});
  const keys = Array.from({length: count}, (_, index) => `'k${index}'`);
  try {
    const {wall} = await costOf(async () => {
      const sql = `SELECT label FROM linode.account.oauth_clients WHERE id IN (${keys.join(', ')})`;
      const {rows} = await engine.query(sql);
      if (rows.length !== count) throw new Error(`${rows.length} rows instead of ${count}`);
    });
    const {requests, seconds} = limit;
    const least = (Math.ceil(count / requests) - 1) * seconds * 1000;
    const name = `${count.toLocaleString('en')} requests, ${requests.toLocaleString('en')} in ${seconds} s allowed`;
    return [
      measurementOf({suite: 'pace', case: name, figure: wall, floor: least, unit: 'ms'}),
      measurementOf({
        suite: 'pace',
        case: `${name}: those refused with 429`,
        figure: await server.refused(),
        floor: 0,
        unit: 'calls',
      }),
    ];
  } finally {
    await engine.close();
    server.close();
  }
}
