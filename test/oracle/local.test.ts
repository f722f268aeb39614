import test from 'ava';
import fc from 'fast-check';
import {createEngine, type Engine, linode, RowgateError} from '../../src/index.js';
import type {BoundValues} from '../../src/plan/bind-parameters.js';
import {startApiServer} from './api-server.js';
import {findFault} from './check-answer.js';
import {makeDataSet} from './data-set.js';
import {drawFrom} from './draw.js';
import {openOracle} from './oracle-database.js';
import {drawSelect} from './select.js';
import type {Making} from './sources.js';
import {type Table, tables} from './tables.js';

const runs = Number(process.env.ROWGATE_RUNS ?? 150);
const seed = process.env.ROWGATE_SEED === undefined ? {} : {seed: Number(process.env.ROWGATE_SEED)};

const quirks = {ignoresCase: true, keepsNulls: true, refused: [], total: 'told', seed: 1} as const;
const data = makeDataSet(3);

const nameOf = ({address}: Table) => address.replaceAll('.', '_');
/** What holds a secret is in no table. */
const isOpen = ({columns}: Table) => columns.every(({name}) => name !== 'secret' && name !== 'token');

/** For each table a view of it, one that is half of it and half again, and a copy of its rows. */
const definitions = tables.flatMap(table => {
  const names = table.columns.map(({name}) => name).join(', ');
  const name = nameOf(table);
  return [
    `CREATE VIEW ${name}_view AS SELECT * FROM ${table.address}`,
    `CREATE VIEW ${name}_parts (${names}) AS
      SELECT ${names} FROM local.${name}_view WHERE id <= '7' UNION ALL
      SELECT ${names} FROM ${table.address} WHERE NOT id <= '7'`,
    ...(isOpen(table) ? [`CREATE TABLE ${name}_copy AS SELECT ${names} FROM local.${name}_view`] : []),
  ];
});

const namesOf = (table: Table) => {
  const name = nameOf(table);
  const copies = isOpen(table) ? [`${name}_copy`, `LOCAL.${name}_copy`] : [];
  return [`local.${name}_view`, `${name}_parts`, ...copies];
};

test('random queries over views and copies give what SQLite gives over the same data', async t => {
  t.timeout(24 * 3600_000);
  const server = await startApiServer();
  server.serve({data, quirks, pageSize: {min: 25, max: 500}, moreFilters: []});
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'token-of-the-test'};
  const here = createEngine({providers: [linode], env});
  const inThreads = createEngine({providers: [linode], env, threads: true});
  t.teardown(async () => {
    await Promise.all([here.close(), inThreads.close()]);
    await server.close();
  });
  for (const each of definitions) await Promise.all([here.query(each), inThreads.query(each)]);
  const oracle = await openOracle(data);
  const counts = {rows: 0, filters: 0, gets: 0, locals: 0, kept: 0};
  const choices = fc.noBias(fc.array(fc.nat(5039), {maxLength: 260, size: 'max'}));
  await fc.assert(
    fc.asyncProperty(choices, async choices => {
      const making: Making = {
        draw: drawFrom(choices),
        parameters: new Map(),
        now: new Date(),
        namesOf,
        maxSources: 3,
        commonTables: [],
        depth: 0,
        names: 0,
      };
      const engine = choices.length % 2 === 0 ? here : inThreads;
      const select = drawSelect(making);
      const bound = Object.fromEntries(making.parameters);
      const about = `\n${select.engine}\n  with ${JSON.stringify(bound)}\n  oracle: ${select.oracle}`;
      const expected = await Promise.resolve(select.oracle)
        .then(oracle.run)
        .catch(() => undefined);
      const result = await engine.query(select.engine, bound).catch((error: unknown) => error);
      if (expected === undefined) {
        if (!(result instanceof RowgateError)) throw new Error(`SQLite does not take it${about}`);
        return;
      }
      if (result instanceof Error) throw new Error(`${result}${about}`);
      const [plan] = await engine.planStatements(select.engine, bound);
      if (plan?.kind !== 'query') throw new Error('not a query');
      const fault = findFault(select, result as never, expected);
      if (fault !== undefined) throw new Error(`${fault}${about}\n  sql: ${plan.sql}`);
      counts.rows += Number(expected.rows.length > 0);
      counts.filters += Number(plan.scans.some(({filter}) => filter !== undefined));
      counts.gets += Number(plan.scans.some(({bindings}) => Object.keys(bindings).length > 0));
      counts.locals += Number(plan.locals !== undefined);
      if (await isKept(engine, select.engine, bound)) {
        const kept = await engine.query('SELECT * FROM kept');
        const wrong = findFault(select, kept, expected);
        if (wrong !== undefined) throw new Error(`as a table: ${wrong}${about}`);
        counts.kept += 1;
      }
    }),
    {numRuns: runs, includeErrorInReport: true, ...seed},
  );
  t.log(JSON.stringify(counts));
  for (const [name, count] of Object.entries(counts)) t.true(count > 0, name);

  /** Puts the rows of a query into a table. Not where a secret would be among them, or two columns have one name. */
  async function isKept(engine: Engine, sql: string, bound: BoundValues) {
    const made = await engine
      .query(`CREATE OR REPLACE TABLE kept AS ${sql}`, bound)
      .catch((error: unknown) => error);
    if (!(made instanceof Error)) return true;
    const isMeant = made instanceof RowgateError && ['refused', 'ambiguous_name'].includes(made.code);
    if (!isMeant) throw new Error(`as a table: ${made}\n${sql}`);
    return false;
  }
});
