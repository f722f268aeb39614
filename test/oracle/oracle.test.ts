import {setImmediate} from 'node:timers/promises';
import {isDeepStrictEqual} from 'node:util';
import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {createEngine, type Engine, linode, type ResultPart, type Row, RowgateError} from '../../src/index.js';
import {type ApiServer, startApiServer} from './api-server.js';
import {findFault} from './check-answer.js';
import {makeDataSet} from './data-set.js';
import {drawFrom} from './draw.js';
import type {Quirks} from './match-filter.js';
import {type Oracle, openOracle} from './oracle-database.js';
import {moreFilters, smallPages} from './other-linode.js';
import {drawSelect, type RandomSelect} from './select.js';
import type {Making} from './sources.js';

/** Queries in one run of the tests; a longer search is `ROWGATE_RUNS=20000 npx ava …`. */
const runs = Number(process.env.ROWGATE_RUNS ?? 1500);
const seed = process.env.ROWGATE_SEED === undefined ? {} : {seed: Number(process.env.ROWGATE_SEED)};

/** A failure that is found is made smaller for so long, in milliseconds, unless a longer search is asked for. */
const limit = process.env.ROWGATE_RUNS === undefined ? {interruptAfterTimeLimit: 300_000} : {};

const quirks: fc.Arbitrary<Quirks> = fc.record({
  ignoresCase: fc.boolean(),
  keepsNulls: fc.boolean(),
  refused: fc.oneof(
    {weight: 3, arbitrary: fc.constant<readonly string[]>([])},
    {weight: 1, arbitrary: fc.constant('all' as const)},
    {weight: 1, arbitrary: fc.subarray(['label', 'created', 'expiry', 'public'])},
  ),
  total: fc.constantFrom('told', 'told', 'told', 'hidden', 'text'),
  seed: fc.nat(1000),
});

const run = fc.record({
  data: fc.nat(200),
  quirks,
  hasSmallPages: fc.boolean(),
  // Without the usual bias to small numbers and short lists, which would make most queries simple ones.
  // 5040 can be divided by most counts of choices.
  choices: fc.noBias(fc.array(fc.nat(5039), {maxLength: 260, size: 'max'})),
});

interface Bench {
  readonly server: ApiServer;
  readonly engines: {readonly plain: Engine; readonly small: Engine};
  readonly oracles: Map<number, Promise<Oracle>>;
}

interface Counts {
  filters: number;
  gets: number;
  lookups: number;
  orders: number;
  limits: number;
  enough: number;
  passing: number;
  counted: number;
  rows: number;
}

test('random queries give what SQLite gives over the same data', async t => {
  t.timeout(24 * 3600_000);
  const server = await startApiServer();
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'token-of-the-test'};
  const engines = {
    plain: createEngine({providers: [linode], env}),
    small: createEngine({providers: [smallPages], env, threads: true}),
  };
  t.teardown(async () => {
    await Promise.all([engines.plain.close(), engines.small.close()]);
    await server.close();
  });
  const bench: Bench = {server, engines, oracles: new Map()};
  const counts: Counts = {
    filters: 0,
    gets: 0,
    lookups: 0,
    orders: 0,
    limits: 0,
    enough: 0,
    passing: 0,
    counted: 0,
    rows: 0,
  };
  await fc.assert(
    fc.asyncProperty(run, async what => {
      const now = new Date();
      const making: Making = {
        draw: drawFrom(what.choices),
        parameters: new Map(),
        now,
        maxSources: what.data % 40 === 39 ? 2 : 3,
        commonTables: [],
        depth: 0,
        names: 0,
      };
      const select = drawSelect(making);
      await checkSelect(bench, what, select, making, counts);
    }),
    {numRuns: runs, includeErrorInReport: true, ...limit, ...seed},
  );
  t.pass();
  logCounts(t, server, counts);
});

async function checkSelect(
  {server, engines, oracles}: Bench,
  what: {readonly data: number; readonly quirks: Quirks; readonly hasSmallPages: boolean},
  select: RandomSelect,
  {parameters}: Making,
  counts: Counts,
): Promise<void> {
  const data = makeDataSet(what.data);
  const oracle = await (oracles.get(what.data) ?? openOracle(data));
  oracles.set(what.data, Promise.resolve(oracle));
  const pageSize = what.hasSmallPages ? {min: 2, max: 4} : {min: 25, max: 500};
  server.serve({data, quirks: what.quirks, pageSize, moreFilters: what.hasSmallPages ? moreFilters : []});
  const engine = what.hasSmallPages ? engines.small : engines.plain;
  const bound = Object.fromEntries(parameters);
  const about = `\n${select.engine}\n  with ${JSON.stringify(bound)}\n  oracle: ${select.oracle}`;
  const explain = (error: unknown): never => {
    throw new Error(`${error}${about}`);
  };
  const expected = await Promise.resolve(select.oracle)
    .then(oracle.run)
    .catch((error: unknown) => {
      // What a USING join made one column of is not always clear to SQLite: then the engine says so, too.
      return /ambiguous column name/.test(String(error)) ? undefined : explain(error);
    });
  if (expected === undefined) {
    const answer = await engine.query(select.engine, bound).catch(error => error);
    if (!(answer instanceof RowgateError)) explain('SQLite does not take it, and the engine does');
    return;
  }
  const [plan] = await engine.planStatements(select.engine, bound).catch(explain);
  if (plan?.kind !== 'query') throw new Error(`not a query: ${plan?.kind}`);
  const result = await engine.query(select.engine, bound).catch(explain);
  const problems = server.seen.problems.splice(0);
  const scans = plan.scans.map(({table, method, bindings, lookup, filter, order, limit, isCounted}) =>
    JSON.stringify({table, method, bindings, lookup, filter, order, limit, isCounted}, (_, each) =>
      typeof each === 'bigint' ? `${each}n` : each,
    ),
  );
  const fault = problems[0] ?? findFault(select, result, expected);
  if (fault !== undefined) {
    throw new Error(
      `${fault}${about}\n  scans: ${scans.join('\n  ')}\n  enough: ${plan.enough}\n  sql: ${plan.sql}`,
    );
  }
  if (what.data % (plan.passing === undefined ? 20 : 3) === 0) {
    const streamed = await takeSlowly(engine.parts(select.engine, bound)).catch(explain);
    if (!isDeepStrictEqual(streamed, result.rows)) explain('its rows are others as they come');
  }
  counts.filters += Number(plan.scans.some(({filter}) => filter !== undefined));
  counts.gets += Number(plan.scans.some(({bindings}) => Object.keys(bindings).length > 0));
  counts.lookups += Number(plan.scans.some(({lookup}) => lookup !== undefined));
  counts.orders += Number(plan.scans.some(({order}) => order !== undefined));
  counts.limits += Number(plan.scans.some(({limit}) => limit !== undefined));
  counts.enough += Number(plan.enough !== undefined);
  counts.passing += Number(plan.passing !== undefined);
  counts.counted += Number(plan.scans.some(({isCounted}) => isCounted));
  counts.rows += Number(result.rows.length > 0);
}

/** The rows of parts, each taken when the next pages have had time to come. */
async function takeSlowly(parts: AsyncIterable<ResultPart>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const part of parts) {
    if (part.kind === 'rows') rows.push(...part.rows);
    if (part.kind === 'end' && part.complete !== true) throw new Error(part.complete.reason);
    await setImmediate();
  }
  return rows;
}

function logCounts(t: ExecutionContext, {seen}: ApiServer, counts: Counts): void {
  const {filters, gets, lookups, orders, limits, enough, passing, counted, rows} = counts;
  t.log(`${runs} queries, ${rows} of them with rows: ${filters} pushed a filter, ${gets} used gets`);
  t.log(
    `${lookups} looked keys up, ${orders} pushed an order, ${limits} a limit, ${enough} stopped at enough rows`,
  );
  t.log(`${passing} gave their rows as they came, ${counted} only counted them`);
  t.log(`${seen.lists} lists, ${seen.filtered} filtered, ${seen.refused} refused, ${seen.gets} gets`);
  const {lists, gets: single, filtered, refused} = seen;
  // A few queries, to look into one thing, need not have everything.
  if (runs < 1000) return;
  for (const [name, count] of Object.entries({...counts, lists, single, filtered, refused})) {
    t.true(count > 0, `no query with ${name}`);
  }
}
