import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {createEngine, type Engine, type EngineOptions, linode, RowgateError} from '../../src/index.js';
import {makeFolder} from '../make-folder.js';

/** One step of SQLite, which has no end. */
const endless = 'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t';

function open(t: ExecutionContext, options: Partial<EngineOptions> = {}): Engine {
  const engine = createEngine({providers: [linode], env: {}, threads: true, ...options});
  t.teardown(engine.close);
  return engine;
}

const ask = async (engine: Engine, sql: string) => (await engine.query(sql)).rows;

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof RowgateError)) throw error;
  return `${error.code}: ${error.message}`;
}

/** Runs a statement until SQLite is at work on it, does something else meanwhile, and cancels it. */
async function cancelInStep(
  engine: Engine,
  sql: string,
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<string> {
  const end = new AbortController();
  let told = () => {};
  const computing = new Promise<void>(resolve => {
    told = resolve;
  });
  const work = refusal(engine.query(sql, {}, {signal: end.signal, onProgress: told}));
  await Promise.race([computing, work]);
  await meanwhile();
  end.abort();
  return work;
}

test('a step that has no end is cancelled, and holds up no other statement', async t => {
  const engine = open(t);
  const cancelled = 'cancelled: the query was cancelled';
  const other = () => ask(engine, 'SELECT count(*) FROM (SELECT 1)');
  t.is(await cancelInStep(engine, endless, other), cancelled);
  t.is(await cancelInStep(engine, "SELECT printf('%.*c', 60, 'a') || '!' REGEXP '^(a+)+$'"), cancelled);
  t.deepEqual(await ask(engine, 'SELECT count(*) FROM (SELECT 1)'), [[1]]);
  t.is(await refusal(engine.query(endless, {}, {signal: AbortSignal.abort()})), cancelled);
});

test('values come back as they are, errors with all that they say', async t => {
  const engine = open(t);
  t.deepEqual(
    await ask(engine, "SELECT 9007199254740993 AS a, x'00ff', -0.5, NULL, count(*) FROM (SELECT 1)"),
    [[9007199254740993n, new Uint8Array([0, 255]), -0.5, null, 1]],
  );
  const error = await engine.query("SELECT max(readfile('x'))").catch(thrown => thrown);
  t.true(error instanceof RowgateError);
  t.is(error.code, 'refused');
  t.is(error.hint, 'Files can be read and written with {allowFiles: true} only.');
  t.is(await refusal(engine.query('SELECT nosuch(1)')), 'local_sql: no such function: nosuch');
});

test('a result of many slices is whole, and one that is left early ends', async t => {
  const engine = open(t);
  const numbers =
    'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t LIMIT 20000) SELECT n FROM t';
  const rows = await ask(engine, numbers);
  t.deepEqual([rows.length, rows[0], rows[19_999]], [20_000, [1], [20_000]]);
  for await (const row of engine.stream<{n: number}>(numbers)) if (row.n === 700) break;
  t.deepEqual(await ask(engine, 'SELECT count(*) FROM (SELECT 1)'), [[1]]);
});

test('constants that take too long to work out fail, and later ones do not', async t => {
  const engine = open(t);
  const text = "printf('%.*c', 50000000, 'x')";
  const find = (value: string) =>
    engine.planStatements(`SELECT label FROM oauth_clients WHERE id = ${value}`);
  t.is(
    await refusal(find(`instr(${text} || ${text}, ${text} || 'y')`)),
    'local_sql: the constants of a statement take too long to work out',
  );
  const [plan] = await find("lower('ABC')");
  t.deepEqual(plan?.kind === 'query' && plan.scans[0]?.bindings, {
    clientId: {kind: 'values', values: ['abc']},
  });
});

for (const kind of ['memory', 'a file'] as const) {
  test(`local tables in ${kind} are read and changed, and a change that is cancelled is not made`, async t => {
    const db = path.join(makeFolder(), 'local.db');
    const engine = open(t, kind === 'memory' ? {} : {db});
    await ask(engine, 'CREATE TABLE t AS SELECT 1 AS a');
    t.deepEqual(await ask(engine, 'INSERT INTO t VALUES (2), (3)'), [['insert', 'local.t', 2]]);
    await Promise.all([4, 5, 6].map(a => ask(engine, `INSERT INTO t VALUES (${a})`)));
    t.deepEqual(await ask(engine, 'UPDATE t SET a = a * 10 WHERE a > 4'), [['update', 'local.t', 2]]);
    const before = kind === 'memory' ? undefined : readFileSync(db);
    for (const sql of [
      `INSERT INTO t ${endless}`,
      `UPDATE t SET a = (${endless}) WHERE true`,
      `DELETE FROM t WHERE a < (${endless})`,
      `CREATE OR REPLACE TABLE t AS ${endless}`,
    ]) {
      t.is(await cancelInStep(engine, sql), 'cancelled: the query was cancelled');
    }
    t.deepEqual(await ask(engine, 'SELECT a FROM t ORDER BY a'), [[1], [2], [3], [4], [50], [60]]);
    if (before === undefined) return;
    t.deepEqual(readFileSync(db), before);
    t.deepEqual(readdirSync(path.dirname(db)), ['local.db']);
  });
}
