import {createEngine, linode} from '../../../src/index.js';
import {runEngine} from '../local/engine-work.js';
import {type Measurement, measurementOf, quantile} from '../measurement.js';
import {pageAt, pageSize} from '../server/client-rows.js';
import {startClientServer} from '../server/start-client-server.js';
import {longList, longScript, longStatement} from '../statements/varied-statements.js';
import type {SuiteOptions} from '../suite.js';
import {costOf} from '../take-turns.js';
import {changeAll} from './change.js';

interface GrowthCase {
  readonly name: string;
  /** How much of it there is at first; then there is ten and a hundred times as much. */
  readonly first: number;
  /** Makes ready for so much of it, and gives what is to be measured. */
  readonly prepare: (size: number) => Promise<{run(): Promise<unknown>; end?(): Promise<void> | void}>;
}

const concurrency = 8;

async function withEngine(rows: number) {
  const server = await startClientServer({rows, latency: 0});
  const engine = createEngine({providers: [linode], env: server.env, concurrency, maxChanges: rows});
  const end = async () => {
    await engine.close();
    server.close();
  };
  return {engine, end};
}

async function preparePlanning(text: string) {
  const engine = createEngine({providers: [linode], env: {}});
  return {run: () => engine.planStatements(text)};
}

const cases: readonly GrowthCase[] = [
  {
    name: 'rows of a list',
    first: 1000,
    async prepare(rows) {
      const {engine, end} = await withEngine(rows);
      return {run: () => engine.query('SELECT * FROM oauth_clients'), end};
    },
  },
  {
    name: 'rows grouped',
    first: 1000,
    async prepare(rows) {
      const pages = Array.from({length: rows / pageSize}, (_, index) => Buffer.from(pageAt(index + 1, rows)));
      return {run: () => runEngine('SELECT status, count(*) FROM oauth_clients GROUP BY status', pages)};
    },
  },
  {
    name: 'gets by key',
    first: 20,
    async prepare(keys) {
      const {engine, end} = await withEngine(1);
      return {run: () => engine.query(longList(keys)), end};
    },
  },
  {
    name: 'changes with a journal',
    first: 20,
    async prepare(rows) {
      const {engine, end} = await withEngine(rows);
      return {run: () => changeAll(engine, rows), end};
    },
  },
  {name: 'lines of a statement', first: 100, prepare: lines => preparePlanning(longStatement(lines))},
  {name: 'lines of a script', first: 100, prepare: lines => preparePlanning(longScript(lines))},
  {name: 'items of an IN list', first: 100, prepare: items => preparePlanning(longList(items))},
];

/** How time grows where there is ten times as much of something: as a power of it, of which the first is linear. */
export async function measureGrowth({small}: SuiteOptions): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const {name, first, prepare} of cases) {
    const sizes = small ? [first] : [first, first * 10, first * 100];
    const costs: number[] = [];
    for (const size of sizes) {
      const {run, end} = await prepare(size);
      const turns: number[] = [];
      await run();
      for (let turn = 0; turn < (small ? 1 : 5); turn++) turns.push((await costOf(run)).cpu);
      costs.push(quantile(turns, 0.5));
      await end?.();
    }
    for (const [index, cost] of costs.entries()) {
      const before = costs[index - 1];
      if (before === undefined && !small) continue;
      const exponent = before === undefined ? 1 : Math.log10(cost / before);
      measurements.push(
        measurementOf({
          suite: 'growth',
          case: `${name}: ${(sizes[index - 1] ?? first).toLocaleString('en')} to ${sizes[index]?.toLocaleString('en')}`,
          figure: exponent,
          floor: 1,
          unit: 'exponent',
        }),
      );
    }
  }
  return measurements;
}
