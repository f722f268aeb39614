import test from 'ava';
import {sql} from 'kysely';
import {resultOf} from '../../src/dialect/index.js';
import {RowgateError} from '../../src/index.js';
import {client} from '../engine/recording-server.js';
import {apps, clients} from './open-sandbox.js';
import {openServer} from './open-server.js';

const three = ['1', '2', '3'].map(id => client(id));
const answer = {json: client('x')};
const refusal = {status: 400, json: {errors: [{reason: 'not so'}]}};

test('changes are made with the commit, in the order of their statements', async t => {
  const {db, writes} = await openServer(t, three, () => answer);
  const counts = await db.transaction().execute(async trx => {
    const update = trx.updateTable(clients).set({label: 'new'}).where('id', 'in', ['1', '2']);
    const {numUpdatedRows} = await update.executeTakeFirstOrThrow();
    const remove = trx.deleteFrom(clients).where('id', '=', '3');
    const {numDeletedRows} = await remove.executeTakeFirstOrThrow();
    t.deepEqual(writes(), []);
    return [numUpdatedRows, numDeletedRows];
  });
  t.deepEqual(counts, [2n, 1n]);
  t.deepEqual(writes(), [
    'PUT /account/oauth-clients/1',
    'PUT /account/oauth-clients/2',
    'DELETE /account/oauth-clients/3',
  ]);
});

test('statements that are given together are taken one after the other', async t => {
  const {db, writes} = await openServer(t, three, () => answer);
  await db
    .transaction()
    .execute(trx =>
      Promise.all(
        ['3', '1', '2'].map(id =>
          trx.updateTable(clients).set({label: 'new'}).where('id', '=', id).execute(),
        ),
      ),
    );
  t.deepEqual(writes(), [
    'PUT /account/oauth-clients/3',
    'PUT /account/oauth-clients/1',
    'PUT /account/oauth-clients/2',
  ]);
});

test('an error rolls back, and so does a rollback', async t => {
  const {db, writes} = await openServer(t, three, () => answer);
  const remove = {run: (trx: typeof db) => trx.deleteFrom(clients).where('id', '=', '3').execute()};
  const failing = db.transaction().execute(async trx => {
    await remove.run(trx);
    throw new Error('mine');
  });
  await t.throwsAsync(failing, {message: 'mine'});
  const controlled = await db.startTransaction().execute();
  await remove.run(controlled);
  await controlled.rollback().execute();
  t.deepEqual(writes(), []);
  const second = await db.startTransaction().execute();
  await remove.run(second);
  await second.commit().execute();
  t.deepEqual(writes(), ['DELETE /account/oauth-clients/3']);
});

test('a commit not all of whose changes are made is an error with their outcomes', async t => {
  const {db, writes} = await openServer(t, three, (_, index) => (index === 1 ? refusal : answer));
  const failing = db.transaction().execute(async trx => {
    for (const id of ['1', '2']) {
      await trx.updateTable(clients).set({label: 'new'}).where('id', '=', id).execute();
    }
    await trx.deleteFrom(clients).where('id', '=', '3').execute();
  });
  const error = await t.throwsAsync(failing, {instanceOf: RowgateError});
  t.is(error?.code, 'incomplete');
  t.deepEqual(
    resultOf(error)?.outcomes?.map(each => each.kind),
    ['done', 'failed', 'skipped'],
  );
  t.is(writes().length, 2);
});

test('the guards see its changes as one', async t => {
  const {db, writes} = await openServer(t, three, () => answer, {yes: false});
  const failing = db.transaction().execute(async trx => {
    for (const id of ['1', '2']) {
      await trx.updateTable(clients).set({label: 'new'}).where('id', '=', id).execute();
    }
  });
  const error = await t.throwsAsync(failing, {instanceOf: RowgateError});
  t.is(error?.code, 'refused');
  t.deepEqual(writes(), []);
});

test('what only a commit could give is refused', async t => {
  const {db, writes} = await openServer(t, three, () => answer);
  const value = {label: 'a', redirect_uri: 'https://a.example'};
  const refused: Readonly<Record<string, (trx: typeof db) => Promise<unknown>>> = {
    'RETURNING has nothing to return': trx =>
      trx.updateTable(clients).set({label: 'a'}).where('id', '=', '1').returning('id').execute(),
    'shows a secret only once': trx => trx.insertInto(clients).values(value).execute(),
    "is changed with COMMIT, and can't be read before": async trx => {
      await trx.updateTable(clients).set({label: 'a'}).where('id', '=', '1').execute();
      await trx.selectFrom(clients).select('id').execute();
    },
    'linode.account.oauth_clients is changed': async trx => {
      await trx.updateTable(clients).set({label: 'a'}).where('id', '=', '1').execute();
      await trx.deleteFrom(apps).where('label', 'in', trx.selectFrom(clients).select('label')).execute();
    },
    'BEGIN stands between': trx => sql`begin`.execute(trx),
  };
  for (const [message, run] of Object.entries(refused)) {
    const error = await t.throwsAsync(
      db.transaction().execute(trx => run(trx)),
      {instanceOf: RowgateError},
    );
    t.true(error?.message.includes(message), error?.message);
  }
  t.deepEqual(writes(), []);
});

test('a write in plain SQL has no rows before the commit', async t => {
  const {db, writes} = await openServer(t, three, () => answer);
  await db.transaction().execute(async trx => {
    const {rows, numAffectedRows} = await sql`delete from oauth_clients where id = '1'`.execute(trx);
    t.deepEqual(rows, []);
    t.is(numAffectedRows, 1n);
  });
  t.deepEqual(writes(), ['DELETE /account/oauth-clients/1']);
});

test('what it has not changed is read, and what it read may be changed', async t => {
  const {db, writes} = await openServer(t, three, () => answer);
  await db.transaction().execute(async trx => {
    const found = await trx.selectFrom(clients).select('id').where('id', '=', '2').execute();
    const {id} = found[0] ?? {id: ''};
    await trx.deleteFrom(clients).where('id', '=', id).execute();
    t.like(await trx.selectFrom(apps).select('id').execute(), [{id: 1}, {id: 2}, {id: 3}]);
  });
  t.deepEqual(writes(), ['DELETE /account/oauth-clients/2']);
});

test('a read-only one changes nothing', async t => {
  const {db, writes} = await openServer(t, three, () => answer);
  const readOnly = db.transaction().setAccessMode('read only');
  t.like(await readOnly.execute(trx => trx.selectFrom(clients).select('id').execute()), [{id: '1'}]);
  const failing = readOnly.execute(trx => trx.deleteFrom(clients).where('id', '=', '1').execute());
  t.is((await t.throwsAsync(failing, {instanceOf: RowgateError}))?.code, 'refused');
  t.deepEqual(writes(), []);
});

test('levels of isolation and savepoints are not there', async t => {
  const {db} = await openServer(t, three, () => answer);
  const isolated = db.transaction().setIsolationLevel('serializable');
  await t.throwsAsync(
    isolated.execute(async () => {}),
    {instanceOf: RowgateError, message: /no isolation levels/},
  );
  const trx = await db.startTransaction().execute();
  await t.throwsAsync(trx.savepoint('a').execute(), {instanceOf: RowgateError, message: /savepoints/});
  await trx.rollback().execute();
});
