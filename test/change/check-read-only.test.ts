import test from 'ava';
import {type Engine, RowgateError, type RunOptions} from '../../src/index.js';
import {openTwoAccounts} from '../engine/two-accounts.js';

const yes = {yes: true};
const clients = 'prod.account.oauth_clients';
const writes: readonly string[] = [
  `UPDATE ${clients} SET label = 'x' WHERE label = 'nobody'`,
  `REPLACE ${clients} SET label = 'x', redirect_uri = 'https://x.example' WHERE label = 'nobody'`,
  `DELETE FROM ${clients} WHERE label = 'nobody'`,
  `DELETE FROM ${clients} WHERE id = '1'`,
  `INSERT INTO ${clients} (label, redirect_uri) SELECT label, redirect_uri FROM ${clients} WHERE false`,
  `INSERT INTO ${clients} (label, redirect_uri) VALUES ('prod 1', 'https://x.example') ON CONFLICT (label) DO NOTHING`,
  `EXEC ${clients}.reset_secret FOR EACH (SELECT id FROM ${clients} WHERE label = 'nobody')`,
  `SELECT secret FROM (EXEC ${clients}.reset_secret @clientId = '1')`,
  `EXEC ${clients}.get_thumbnail FOR EACH (SELECT id FROM (EXEC ${clients}.reset_secret @clientId = '1'))`,
];

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'not refused';
  } catch (error) {
    return error instanceof RowgateError ? `${error.code}: ${error.message}` : String(error);
  }
}

async function runAll(engine: Engine, sql: string, options: RunOptions = yes): Promise<number> {
  let count = 0;
  for await (const _ of engine.run(sql, {}, options)) count += 1;
  return count;
}

for (const sql of writes) {
  test(`an engine that only reads refuses, before it asks for anything: ${sql}`, async t => {
    const {engine, prod} = await openTwoAccounts(t, {readOnly: true});
    const said = 'refused: this session is read-only: prod.account.oauth_clients was not changed';
    t.is(await refusal(engine.query(sql, {}, yes)), said);
    t.is(await refusal(runAll(engine, `SELECT count(*) FROM ${clients}; ${sql}`)), said);
    t.is(await refusal(engine.begin().query(sql, {}, yes)), said);
    t.deepEqual(prod.requests, []);
  });
}

test('local tables are refused before what goes into them is read', async t => {
  const {engine, prod} = await openTwoAccounts(t, {readOnly: true});
  const fill = `CREATE TABLE u (id text); INSERT INTO u SELECT id FROM ${clients} WHERE label = 'nobody'`;
  for (const sql of [fill, `SELECT count(*) FROM ${clients}; CREATE TABLE u AS SELECT id FROM ${clients}`]) {
    t.is(await refusal(runAll(engine, sql)), 'refused: this session is read-only: local.u was not changed');
  }
  t.deepEqual(prod.requests, []);
});

test('a text is refused before its first statement, one that is rolled back as well', async t => {
  const {engine, prod} = await openTwoAccounts(t, {readOnly: true});
  const text = `BEGIN; DELETE FROM ${clients} WHERE id = '1'; ROLLBACK`;
  t.regex(await refusal(runAll(engine, text)), /^refused: this session/);
  t.regex(
    await refusal(engine.begin({readOnly: true}).query(`DELETE FROM ${clients} WHERE id = 'x'`)),
    /^ref/,
  );
  t.deepEqual(prod.requests, []);
});

test('a preview, a plan, EXPLAIN and a procedure that reads are allowed', async t => {
  const {engine, prod} = await openTwoAccounts(t, {readOnly: true});
  const dryRun = {dryRun: true};
  const remove = `DELETE FROM ${clients} WHERE id = '1'`;
  t.is((await engine.query(remove, {}, dryRun)).preview?.length, 1);
  t.is(await runAll(engine, `BEGIN; ${remove}; COMMIT`, dryRun), 2);
  t.is((await engine.plan(remove)).changeSets.length, 1);
  t.true((await engine.explain(remove)).rows.length > 0);
  // It is asked for, but the server has none.
  const picture = engine.query(`EXEC ${clients}.get_thumbnail @clientId = '1'`);
  t.regex(await refusal(picture), /^api: .*\/1\/thumbnail/);
  const create = `CREATE TABLE u AS SELECT id FROM ${clients}`;
  t.deepEqual((await engine.query(create, {}, dryRun)).rows, [['create table', 'local.u', 2]]);
  t.true(prod.requests.every(each => each.method === 'GET'));
});

test('a write over connections all of which only read is refused whatever it matches', async t => {
  const {engine, prod, staging} = await openTwoAccounts(t, {staging: {readOnly: true}});
  const remove = (name: string) => `DELETE FROM ${name}.account.oauth_clients WHERE label = 'nobody'`;
  const said =
    'refused: the connection "staging" is read-only: staging.account.oauth_clients was not changed';
  t.is(await refusal(engine.query(remove('staging'), {}, yes)), said);
  t.is(await refusal(runAll(engine, `${remove('prod')}; ${remove('staging')}`)), said);
  t.deepEqual([...prod.requests, ...staging.requests], []);
  t.deepEqual((await engine.query(remove('all_linode'), {}, yes)).rows, []);
  t.is((await engine.query(remove('staging'), {}, {dryRun: true})).preview?.length, 0);
});

test('a plan without a change is not applied either', async t => {
  const {engine} = await openTwoAccounts(t, {readOnly: true});
  const plan = await engine.plan(`DELETE FROM ${clients} WHERE label = 'nobody'`);
  t.regex(await refusal(engine.apply(plan, yes).next()), /^refused: this session is read-only/);
  t.like((await engine.apply(plan, {dryRun: true}).next()).value, {rows: []});
});
