import test from 'ava';
import type {RecordingServer} from '../engine/recording-server.js';
import {bind, connect, execute, first, int32, logIn, type Place, parse, sync} from './raw-client.js';
import {answerLists, type Setting, withServer} from './with-server.js';

const read = 'SELECT id FROM oauth_clients';

/** An API that holds back what it answers to these methods until it is released. */
function hold(...methods: readonly string[]): Setting & {release(): void} {
  let release = () => {};
  const after = new Promise<void>(resolve => {
    release = resolve;
  });
  return {
    allowWrites: true,
    answer: request => {
      const answer = answerLists(request);
      return answer && methods.includes(request.method) ? {...answer, after} : answer;
    },
    release: () => release(),
  };
}

function isAsked(api: RecordingServer, method: string): boolean {
  return api.lines().some(line => line.startsWith(method));
}

/** Asks to cancel what a session runs; the server ends such a connection once that is done. */
async function cancel(place: Place, processId: number, secretKey: Buffer): Promise<void> {
  const client = connect(place);
  client.write(first(int32(80_877_102), int32(processId), secretKey));
  await client.closed;
}

/** A session that can be cancelled. */
async function openCancellable(place: Place) {
  const client = connect(place);
  const said = await logIn(client);
  const [, id = '0', key = ''] =
    /^K (-?\d+) (\w+)$/.exec(said.find(line => line.startsWith('K ')) ?? '') ?? [];
  return {client, processId: Number(id), secretKey: Buffer.from(key, 'hex')};
}

test('a read that is cancelled gives up its requests, and the session goes on', async t => {
  const {release, ...setting} = hold('GET');
  const {server, api} = await withServer(t, setting);
  const {client, processId, secretKey} = await openCancellable(server);
  const answer = client.query(read);
  await api.until(() => api.underWay === 1);
  await cancel(server, processId, secretKey);
  t.deepEqual(await answer, ['E 57014 the client cancelled the statement', 'Z I']);
  await api.until(() => api.underWay === 0);
  release();
  t.is((await client.query(read)).at(-2), 'C SELECT 3');
  client.end();
});

test('a cancellation with another key, or of nothing, does nothing', async t => {
  const {release, ...setting} = hold('GET');
  const {server, api} = await withServer(t, setting);
  const {client, processId, secretKey} = await openCancellable(server);
  await cancel(server, processId, secretKey);
  const answer = client.query(read);
  await api.until(() => api.underWay === 1);
  const other = Buffer.from(secretKey.map(byte => byte ^ 1));
  await cancel(server, processId, other);
  await cancel(server, processId, secretKey.subarray(1));
  await cancel(server, processId + 1, secretKey);
  release();
  t.is((await answer).at(-2), 'C SELECT 3');
  client.end();
});

test('a statement that takes too long is given up', async t => {
  const {release, ...setting} = hold('GET');
  const {open, api} = await withServer(t, setting);
  const client = await open();
  await client.query("SET statement_timeout = '20ms'");
  t.deepEqual(await client.query(read), ['E 57014 the statement took longer than 20 ms', 'Z I']);
  await api.until(() => api.underWay === 0);
  release();
});

test("a session can't have more time than the server gives", async t => {
  const {open} = await withServer(t, {...hold('GET'), limits: {statementTime: 20}});
  const client = await open();
  await client.query("SET statement_timeout = '1h'");
  t.deepEqual(await client.query(read), ['E 57014 the statement took longer than 20 ms', 'Z I']);
});

/** One step of SQLite, which has no end. */
const endless = '(WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t)';

test('a step of SQLite that has no end is cancelled, and holds up no other session', async t => {
  const {server, open} = await withServer(t, {threads: true, allowWrites: true});
  const {client, processId, secretKey} = await openCancellable(server);
  const other = await open();
  const answer = client.query(`SELECT ${endless}`);
  for (const label of ['client a', 'client b']) {
    const found = await other.query(`SELECT max(label) FROM oauth_clients WHERE label = '${label}'`);
    t.is(found.at(1), `D ${label}`);
  }
  await cancel(server, processId, secretKey);
  t.deepEqual(await answer, ['E 57014 the client cancelled the statement', 'Z I']);
  t.is((await client.query('SELECT max(id) FROM oauth_clients')).at(1), 'D c');
  client.end();
});

for (const [what, sql] of [
  ['a read', `SELECT ${endless}`],
  ['a write that looks for its rows', `DELETE FROM linode.profile.apps WHERE id = ${endless}`],
  ['a write of a local table', `INSERT INTO local.t SELECT ${endless}`],
] as const) {
  test(`${what} has no more time in SQLite than it is given`, async t => {
    const {open, api} = await withServer(t, {threads: true, allowWrites: true});
    const client = await open();
    await client.query('CREATE TABLE t AS SELECT 1 AS a WHERE false');
    await client.query("SET statement_timeout = '300ms'");
    t.deepEqual(await client.query(sql), ['E 57014 the statement took longer than 300 ms', 'Z I']);
    await client.query('RESET statement_timeout');
    t.is((await client.query('SELECT count(*) FROM local.t')).at(1), 'D 0');
    t.false(isAsked(api, 'DELETE'));
  });
}

test('a client that leaves gives up its requests', async t => {
  const {open, api} = await withServer(t, hold('GET'));
  const client = await open();
  client.write(parse(read), bind(), execute(), sync);
  await api.until(() => api.underWay === 1);
  client.end();
  await api.until(() => api.underWay === 0);
  t.pass();
});

test('of a write that is cancelled, changes under way are waited for, and no other is begun', async t => {
  const {release, ...setting} = hold('DELETE');
  const {server, api} = await withServer(t, {...setting, settings: {'rowgate.yes': 'on'}});
  const {client, processId, secretKey} = await openCancellable(server);
  const deleted = client.query('DELETE FROM linode.profile.apps WHERE id = 1 RETURNING id, label; SELECT 1');
  await api.until(() => isAsked(api, 'DELETE'));
  await cancel(server, processId, secretKey);
  release();
  t.deepEqual(await deleted, [
    ...['T id:20 label:25', 'D 1|app 1', 'C DELETE 1'],
    ...['E 57014 the client cancelled the statement', 'Z I'],
  ]);
  t.is((await client.query('SELECT 1')).at(-2), 'C SELECT 1');
  client.end();
});

test('a write that is cancelled twice is given up, with an unknown outcome', async t => {
  const {server, api} = await withServer(t, hold('DELETE'));
  const {client, processId, secretKey} = await openCancellable(server);
  await client.query('SET rowgate.yes = on');
  const deleted = client.query('DELETE FROM linode.profile.apps WHERE id = 1');
  await api.until(() => isAsked(api, 'DELETE'));
  await cancel(server, processId, secretKey);
  await cancel(server, processId, secretKey);
  t.regex((await deleted)[0] ?? '', /^E 40003 1 of 1 change has an unknown outcome/);
  client.end();
});

test('a server that ends gives reads up, waits for changes, and sends its clients away', async t => {
  const {release, ...setting} = hold('DELETE');
  const {server, api, open} = await withServer(t, {...setting, settings: {'rowgate.yes': 'on'}});
  const [idle, busy] = [await open(), await open()];
  const deleted = busy.query('DELETE FROM linode.profile.apps WHERE id = 1; SELECT 1');
  await api.until(() => isAsked(api, 'DELETE'));
  const closed = server.close();
  const told = 'E FATAL 57P01 the server is ending';
  t.is(await idle.next(), told);
  await idle.closed;
  release();
  t.deepEqual(await deleted, ['C DELETE 1', 'E 57014 the server is ending', 'Z I']);
  t.is(await busy.next(), told);
  await closed;
  const late = connect(server);
  await late.closed;
});
