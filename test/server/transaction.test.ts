import test from 'ava';
import {answerLists, withServer} from './with-server.js';

const update = "UPDATE oauth_clients SET label = 'x' WHERE id = 'a'";
const remove = 'DELETE FROM linode.profile.apps WHERE id = 1';

test('the changes of a transaction are made by COMMIT', async t => {
  const {open, api} = await withServer(t, {allowWrites: true, settings: {'rowgate.yes': 'on'}});
  const client = await open();
  const writes = () => api.lines().filter(line => !line.startsWith('GET'));
  await client.query('BEGIN');
  const note = 'N NOTICE 00000 these changes are made with COMMIT [made_with_commit]';
  t.deepEqual(await client.query(update), [note, 'C UPDATE 1', 'Z T']);
  t.deepEqual(await client.query('SELECT id FROM linode.profile.apps WHERE id = 1'), [
    ...['T id:20', 'D 1', 'C SELECT 1', 'Z T'],
  ]);
  t.deepEqual(await client.query(remove), [note, 'C DELETE 1', 'Z T']);
  t.deepEqual(writes(), []);
  t.deepEqual(await client.query('COMMIT'), ['C COMMIT', 'Z I']);
  t.deepEqual(writes(), ['PUT /account/oauth-clients/a', 'DELETE /profile/apps/1']);
});

test('a journal is kept of what COMMIT makes, and of what is made at once', async t => {
  const kept: string[] = [];
  const {open} = await withServer(t, {
    allowWrites: true,
    settings: {'rowgate.yes': 'on'},
    keeping: {
      startJournal: changeSets => {
        kept.push(...changeSets.flatMap(({changes}) => changes.map(({key}) => String(key))));
        return {run: 'r', path: 'p', intend: async () => {}, settle: async () => {}, close: () => {}};
      },
    },
  });
  const client = await open();
  await client.query(`BEGIN; ${update}; ${remove}`);
  t.deepEqual(kept, []);
  await client.query('COMMIT');
  await client.query("UPDATE oauth_clients SET label = 'x' WHERE id = 'b'");
  t.deepEqual(kept, ['a', '1', 'b']);
});

test('ROLLBACK makes none of them, and neither does a transaction that has failed or is left', async t => {
  const {open, api} = await withServer(t, {allowWrites: true});
  const client = await open();
  t.is((await client.query(`BEGIN; ${update}; ROLLBACK`)).at(-2), 'C ROLLBACK');
  await client.query(`BEGIN; ${update}; SELECT nope`);
  t.deepEqual(await client.query('COMMIT'), ['C ROLLBACK', 'Z I']);
  await client.query(`BEGIN; ${update}`);
  client.end();
  await client.closed;
  t.true(api.lines().every(line => line.startsWith('GET')));
});

test('ROLLBACK TO leaves what came after the savepoint, and RELEASE leaves nothing', async t => {
  const {open, api} = await withServer(t, {allowWrites: true, settings: {'rowgate.yes': 'on'}});
  const client = await open();
  await client.query(`BEGIN; SAVEPOINT a; ${remove}; ROLLBACK TO a; ${update}; SAVEPOINT b; ${remove}`);
  await client.query('RELEASE a; SAVEPOINT c; SELECT nope');
  await client.query(
    `ROLLBACK TO c; SAVEPOINT d; DELETE FROM linode.profile.apps WHERE id = 2; ROLLBACK TO d`,
  );
  t.deepEqual(await client.query('COMMIT'), ['C COMMIT', 'Z I']);
  const writes = api.lines().filter(line => !line.startsWith('GET'));
  t.deepEqual(writes, ['PUT /account/oauth-clients/a', 'DELETE /profile/apps/1']);
});

test('a COMMIT not all of whose changes were made is an error, and the transaction is over', async t => {
  const {open} = await withServer(t, {
    allowWrites: true,
    settings: {'rowgate.yes': 'on'},
    answer: request =>
      request.method === 'PUT' ? {status: 400, json: {errors: [{reason: 'no'}]}} : answerLists(request),
  });
  const client = await open();
  await client.query(`BEGIN; ${update}; ${remove}`);
  const [error = '', ready] = await client.query('COMMIT');
  t.regex(
    error,
    /^E HV000 1 of 2 changes failed, 1 not sent \[\{"resource":"linode\.account\.oauth_clients",/,
  );
  t.is(ready, 'Z I');
});

test('a COMMIT that is refused changes nothing, and the transaction is over', async t => {
  const {open, api} = await withServer(t, {allowWrites: true});
  const client = await open();
  await client.query(`BEGIN; ${update}; ${remove}`);
  const [error = '', ready] = await client.query('COMMIT');
  t.regex(error, /^E 42501 .* \(.*SET rowgate\.yes = on/);
  t.is(ready, 'Z I');
  t.true(api.lines().every(line => line.startsWith('GET')));
});
