import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {startJournal} from '../../src/change/journal.js';
import {readJournal} from '../../src/change/read-journal.js';
import {createEngine, linode, RowgateError, type RunOptions} from '../../src/index.js';
import {client, pageOf, startRecordingServer} from '../engine/recording-server.js';

async function start(t: ExecutionContext) {
  const rows = [client('c0', {label: 'there'}), client('c1', {label: 'There'})];
  const server = await startRecordingServer(request => {
    if (request.method === 'GET') return pageOf(rows, request);
    const made = client(`new${rows.length}`, JSON.parse(request.body));
    rows.push(made);
    return {json: {...made, secret: 'shown once'}};
  });
  const engine = createEngine({providers: [linode], env: {LINODE_URL: server.url, LINODE_TOKEN: 'x'}});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return {engine, server, writes: () => server.requests.filter(each => each.method !== 'GET')};
}

const insert = (values: string, then = 'ON CONFLICT (label) DO NOTHING') =>
  `INSERT INTO oauth_clients (label, redirect_uri) VALUES ${values} ${then}`;

test('a row that is there already by its natural key is not made again', async t => {
  const {engine, server, writes} = await start(t);
  const values = "('there', 'https://a.example'), ('new', 'https://b.example'), ('new', 'https://c.example')";
  const result = await engine.query(insert(values), {}, {yes: true});
  t.deepEqual(
    result.rows.map(row => [row[0], row[2]]),
    [
      ['c0', 'unchanged'],
      ['new2', 'done'],
      [null, 'unchanged'],
    ],
  );
  t.deepEqual(
    writes().map(each => each.body),
    ['{"label":"new","redirect_uri":"https://b.example"}'],
  );
  t.deepEqual(server.requests[0]?.filter, {'+or': [{label: 'there'}, {label: 'new'}]});
  await engine.query(insert(values), {}, {yes: true});
  t.is(writes().length, 1);
});

test('ON CONFLICT needs a column that the INSERT gives', async t => {
  const {engine, server} = await start(t);
  const values = "('a', 'https://a.example')";
  const error = await t.throwsAsync(engine.query(insert(values, 'ON CONFLICT (status) DO NOTHING')), {
    instanceOf: RowgateError,
  });
  t.regex(error?.message ?? '', /"status"/);
  const update = insert(values, "ON CONFLICT (label) DO UPDATE SET label = 'b'");
  await t.throwsAsync(engine.query(update), {
    instanceOf: RowgateError,
    message: /DO UPDATE is not there yet/,
  });
  t.deepEqual(server.lines(), []);
});

test('RETURNING gives the rows that were made', async t => {
  const {engine} = await start(t);
  const sql = insert("('there', 'https://a.example'), ('new', 'https://b.example')");
  const {rows} = await engine.query(`${sql} RETURNING id, label`, {}, {yes: true});
  t.deepEqual(rows, [['new2', 'new']]);
});

test('a create whose answer was lost is found by its natural key', async t => {
  const rows = [client('c0')];
  const server = await startRecordingServer(request => {
    if (request.method === 'GET') return pageOf(rows, request);
    rows.push(client('made', JSON.parse(request.body)));
    return {status: 500, json: {}};
  });
  const engine = createEngine({providers: [linode], env: {LINODE_URL: server.url, LINODE_TOKEN: 'x'}});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  const path = join(await mkdtemp(join(tmpdir(), 'rowgate-test-')), 'one.jsonl');
  const startRun: RunOptions['startJournal'] = changeSet =>
    startJournal(path, 'one', changeSet, engine.catalog);
  const first = await engine.query(insert("('lost', 'https://a.example')"), {}, {startJournal: startRun});
  t.deepEqual(
    first.outcomes?.map(each => each.kind),
    ['unknown'],
  );
  const result = await engine.resume(readJournal(path));
  t.deepEqual(
    result.outcomes?.map(each => each.kind),
    ['done'],
  );
  t.is(server.requests.filter(each => each.method === 'POST').length, 1);
});
