import path from 'node:path';
import {createEngine, type Engine, linode, startJournal} from '../../../src/index.js';
import {openGotLoop} from '../loop/got-loop.js';
import {compareTurns, type Measurement} from '../measurement.js';
import {makeFolder} from '../process/run-program.js';
import {startClientServer} from '../server/start-client-server.js';
import type {SuiteOptions} from '../suite.js';
import {costOf, takeTurns} from '../take-turns.js';

const concurrency = 8;
const latency = 20;

/** Time to change every row of a list, with a journal, against a plain loop of the same requests that keeps nothing. */
export async function measureChange({small}: SuiteOptions): Promise<readonly Measurement[]> {
  const rows = small ? 20 : 1000;
  const server = await startClientServer({rows, latency});
  const engine = createEngine({providers: [linode], env: server.env, concurrency, maxChanges: rows});
  const loop = openGotLoop(concurrency);
  try {
    const costs = await takeTurns(
      {
        engine: () => costOf(() => changeAll(engine, rows)),
        loop: () =>
          costOf(async () => {
            const found = await loop.list(server.list);
            await loop.putAll(
              found.map(({id, label}) => ({url: `${server.list}/${id}`, json: {label: `${label}!`}})),
            );
          }),
      },
      small ? 1 : 7,
    );
    const name = `${rows.toLocaleString('en')} updates with a journal, to a plain loop`;
    return [
      compareTurns({suite: 'change', case: name, unit: 'ms'}, costs.engine.wall, costs.loop.wall),
      compareTurns({suite: 'change', case: name, unit: 'ms CPU'}, costs.engine.cpu, costs.loop.cpu),
    ];
  } finally {
    await engine.close();
    loop.close();
    server.close();
  }
}

/** Changes every client in one run, with a journal of its own. */
export async function changeAll(engine: Engine, rows: number): Promise<void> {
  const file = path.join(makeFolder(), 'journal.jsonl');
  const {outcomes = []} = await engine.query(
    "UPDATE linode.account.oauth_clients SET label = label || '!' WHERE true",
    [],
    {
      yes: true,
      startJournal: (changeSets, accounts) =>
        startJournal(file, 'run', {changeSets, accounts, catalog: engine.catalog}),
    },
  );
  const done = outcomes.filter(({kind}) => kind === 'done').length;
  if (done !== rows) throw new Error(`${done} changes instead of ${rows}`);
}
