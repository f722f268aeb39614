import {inspect} from 'node:util';
import test from 'ava';
import {Kysely, sql} from 'kysely';
import {RowgateDialect, resultOf} from '../../src/dialect/index.js';
import {type Result, RowgateError, type SecretSink} from '../../src/index.js';
import {client} from '../engine/recording-server.js';
import {openTwoAccounts} from '../engine/two-accounts.js';
import {clients} from './open-sandbox.js';
import {openServer} from './open-server.js';

const canary = 'canary-secret-0123456789';
const made = (id: string) => ({json: client(id, {secret: canary})});
const refusal = {status: 400, json: {errors: [{reason: 'not so', field: 'label'}]}};
const value = {label: 'a', redirect_uri: 'https://a.example'};
const kinds = (result: Result | undefined) => result?.outcomes?.map(each => each.kind);

test('a write not all of whose changes were made is an error, by which the others can be had', async t => {
  const {db} = await openServer(t, [], (_, index) => (index === 0 ? made('x') : refusal));
  const insert = db
    .insertInto(clients)
    .values([value, {...value, label: 'b'}])
    .returning(['id', 'secret']);
  const error = await t.throwsAsync(insert.execute(), {instanceOf: RowgateError});
  t.is(error?.code, 'incomplete');
  t.is(error?.exitStatus, 4);
  t.regex(error?.message ?? '', /^1 of 2 changes failed, 1 done; failed: .*not so/);
  t.deepEqual(kinds(resultOf(error)), ['done', 'failed']);
  t.deepEqual(resultOf(error)?.rows, [['x', canary]]);
  t.false(inspect(error, {depth: 9, showHidden: true}).includes(canary));
});

test('so is one that may not have been made', async t => {
  const {db, writes} = await openServer(t, [client('1')], () => ({
    status: 500,
    json: {errors: [{reason: 'down'}]},
  }));
  const update = db.updateTable(clients).set({label: 'new'}).where('id', '=', '1');
  const error = await t.throwsAsync(update.execute(), {instanceOf: RowgateError});
  t.is(error?.code, 'incomplete');
  t.deepEqual(kinds(resultOf(error)), ['unknown']);
  t.true(writes().length > 0);
});

test('a row that is not as it was is left alone, and that has a code of its own', async t => {
  let label = 'old';
  const row = {id: '1', toJSON: () => client('1', {label})};
  const {db, writes} = await openServer(t, [row], () => ({json: {}}), {
    recheck: true,
    yes: false,
    confirm: async () => {
      label = 'another';
      return true;
    },
  });
  const remove = db.deleteFrom(clients).where('label', 'in', ['old']);
  const error = await t.throwsAsync(remove.execute(), {instanceOf: RowgateError});
  t.is(error?.code, 'drifted');
  t.like(resultOf(error)?.outcomes, [{kind: 'skipped', isDrifted: true}]);
  t.deepEqual(writes(), []);
});

test('rows that are missing are an error, by which the others can be had', async t => {
  const down = {status: 403, json: {errors: [{reason: 'not yours'}]}};
  const {engine} = await openTwoAccounts(t, {answer: account => (account === 'prod' ? down : undefined)});
  const db = new Kysely<{[name: string]: {label: string}}>({dialect: new RowgateDialect({engine})});
  const select = db.selectFrom('all_linode/account/oauth_clients').select('label');
  const error = await t.throwsAsync(select.execute(), {instanceOf: RowgateError});
  t.is(error?.code, 'incomplete');
  t.regex(error?.message ?? '', /^rows are missing: .*not yours/);
  t.deepEqual(resultOf(error)?.rows, [['staging 1'], ['staging 2'], ['staging 3']]);
  const streamed: unknown[] = [];
  const stream = async () => {
    for await (const row of select.stream()) streamed.push(row);
  };
  const late = await t.throwsAsync(stream, {
    instanceOf: RowgateError,
    message: /^rows are missing: .*not yours/,
  });
  t.is(late?.hint, 'The others were given before.');
  t.is(resultOf(late), undefined);
  t.deepEqual(streamed, [{label: 'staging 1'}, {label: 'staging 2'}, {label: 'staging 3'}]);
  const one = db.selectFrom('staging/account/oauth_clients').select('label').where('label', 'like', '%3');
  t.deepEqual(await one.execute(), [{label: 'staging 3'}]);
});

test('an error of the API passes as it is', async t => {
  const refused = {status: 403, json: {errors: [{reason: 'not yours'}]}};
  const {engine} = await openTwoAccounts(t, {answer: () => refused});
  const db = new Kysely<{[name: string]: {label: string}}>({dialect: new RowgateDialect({engine})});
  const select = db.selectFrom('prod/account/oauth_clients').select('label');
  const error = await t.throwsAsync(select.execute(), {instanceOf: RowgateError});
  t.is(error?.code, 'api');
  t.regex(error?.message ?? '', /not yours/);
  t.is(resultOf(error), undefined);
  t.is(resultOf('text'), undefined);
});

test('a secret that is shown once has to have a place', async t => {
  const {db, writes} = await openServer(t, [], () => made('x'));
  const insert = db.insertInto(clients).values(value);
  for (const query of [insert, insert.returning('id')]) {
    const error = await t.throwsAsync(query.execute(), {instanceOf: RowgateError});
    t.is(error?.code, 'usage');
    t.is(error?.hint, "Add .returning('secret'), or give the dialect a secretSink. Nothing was sent.");
  }
  t.deepEqual(writes(), []);
  const {rows} =
    await sql`insert into linode.account.oauth_clients (label, redirect_uri) values ('a', 'b:c')`.execute(db);
  t.like(rows, [{id: 'x', secret: canary, outcome: 'done'}]);
});

test('a sink is one', async t => {
  const kept: unknown[] = [];
  const secretSink: SecretSink = {where: 'a safe', write: record => kept.push(record), close: () => {}};
  const {db} = await openServer(t, [], () => made('x'), {secretSink});
  const insert = db.insertInto(clients).values(value);
  t.like(await insert.executeTakeFirst(), {insertId: undefined, numInsertedOrUpdatedRows: 1n});
  t.deepEqual(await insert.returning(['id', 'secret']).execute(), [{id: 'x', secret: '(in a safe)'}]);
  t.like(kept, [{key: 'x', secrets: {secret: canary}}, {secrets: {secret: canary}}]);
});

test('where a sink fails, the error has the secret', async t => {
  const secretSink: SecretSink = {
    where: 'a safe',
    write: () => {
      throw Object.assign(new Error('full'), {code: 'ENOSPC'});
    },
    close: () => {},
  };
  const {db} = await openServer(t, [], () => made('x'), {secretSink});
  const insert = db.insertInto(clients).values(value);
  for (const query of [insert, insert.returning('id'), insert.returning(['id', 'secret'])]) {
    const error = await t.throwsAsync(query.execute(), {instanceOf: RowgateError});
    t.regex(error?.message ?? '', /could not be written to a safe \(ENOSPC\)/);
    t.false(error?.message.includes(canary));
    t.deepEqual(kinds(resultOf(error)), ['done']);
    t.true(resultOf(error)?.rows[0]?.includes(canary));
  }
});

test('with a sink, what the API hides of a row that was there already is no secret that is lost', async t => {
  const kept: unknown[] = [];
  const secretSink: SecretSink = {where: 'a safe', write: record => kept.push(record.key), close: () => {}};
  const there = client('old', {label: value.label, secret: '<REDACTED>'});
  const {db} = await openServer(t, [there], ({method}) => (method === 'PUT' ? {json: there} : made('x')), {
    secretSink,
  });
  const insert = db
    .insertInto(clients)
    .values([value, {...value, label: 'other'}])
    .onConflict(on => on.column('label').doUpdateSet({redirect_uri: 'https://new.example'}));
  t.like(await insert.executeTakeFirst(), {numInsertedOrUpdatedRows: 2n});
  const rows = await insert.returning(['id', 'secret']).execute();
  t.deepEqual(
    new Set(rows.map(({id, secret}) => `${id} ${secret}`)),
    new Set(['x (in a safe)', 'old <REDACTED>']),
  );
  t.deepEqual(kept, ['x', 'x']);
});

test('whoever is told of each outcome has its secret', async t => {
  const told: unknown[] = [];
  const {db} = await openServer(t, [], () => made('x'), {onOutcome: outcome => told.push(outcome.secrets)});
  const insert = db.insertInto(clients).values([value, {...value, label: 'b'}]);
  t.like(await insert.executeTakeFirst(), {numInsertedOrUpdatedRows: 2n});
  t.deepEqual(told, [{secret: canary}, {secret: canary}]);
});
