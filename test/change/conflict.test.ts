import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {startJournal} from '../../src/change/journal.js';
import {readJournal} from '../../src/change/read-journal.js';
import {createEngine, linode, RowgateError, type RunOptions} from '../../src/index.js';
import {client, pageOf, startRecordingServer} from '../engine/recording-server.js';
import {makeFolder} from '../make-folder.js';

async function start(t: ExecutionContext) {
  const rows = [client('c0', {label: 'there'}), client('c1', {label: 'There'})];
  const server = await startRecordingServer(request => {
    if (request.method === 'GET') return pageOf(rows, request);
    const at = rows.findIndex(row => request.path.split('/')[3] === row.id);
    if (request.method === 'PUT') {
      rows[at] = {...rows[at], ...JSON.parse(request.body)};
      return {json: rows[at]};
    }
    const made = client(`new${rows.length}`, JSON.parse(request.body));
    rows.push(made);
    return {json: {...made, secret: 'shown once'}};
  });
  const engine = createEngine({providers: [linode], env: {LINODE_URL: server.url, LINODE_TOKEN: 'x'}});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return {engine, rows, server, writes: () => server.requests.filter(each => each.method !== 'GET')};
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
  t.deepEqual(server.lines(), []);
});

const doUpdate = (then: string) => `ON CONFLICT (label) DO UPDATE SET ${then}`;

test('DO UPDATE changes the rows that are there, and makes the others', async t => {
  const {engine, rows, writes} = await start(t);
  const values = "('there', 'https://a.example'), ('new', 'https://b.example')";
  const then = doUpdate(
    "redirect_uri = excluded.redirect_uri || '?was=' || redirect_uri, label = upper(label)",
  );
  const preview = await engine.query(insert(values, then), {}, {dryRun: true});
  t.deepEqual([...new Set(preview.rows.map(row => row[1]))], ['insert', 'update']);
  t.deepEqual(writes(), []);
  const result = await engine.query(insert(values, then), {}, {yes: true});
  t.deepEqual(
    result.rows.map(row => row.slice(1)),
    [
      ['insert', 'new2', 'shown once', 'done', null],
      ['update', 'c0', null, 'done', null],
    ],
  );
  t.deepEqual(
    writes().map(({method, path, body}) => [method, path, JSON.parse(body)]),
    [
      ['POST', '/account/oauth-clients', {label: 'new', redirect_uri: 'https://b.example'}],
      [
        'PUT',
        '/account/oauth-clients/c0',
        {redirect_uri: 'https://a.example?was=https://c0.example/callback', label: 'THERE'},
      ],
    ],
  );
  t.is(rows.length, 3);
});

test('DO UPDATE leaves alone what its WHERE does not choose, and what is as wanted already', async t => {
  const {engine, writes} = await start(t);
  const values = "('there', 'https://a.example'), ('There', 'https://c1.example/callback')";
  const then = `${doUpdate('redirect_uri = excluded.redirect_uri')} WHERE oauth_clients.label = 'There'`;
  const result = await engine.query(insert(values, then), {}, {yes: true});
  t.deepEqual(
    result.rows.map(row => row.slice(1)),
    [
      ['update', 'c1', null, 'unchanged', null],
      ['update', 'c0', null, 'unchanged', null],
    ],
  );
  t.deepEqual(writes(), []);
});

test('DO UPDATE RETURNING gives the rows that were made and those that were changed', async t => {
  const {engine} = await start(t);
  const values = "('there', 'https://a.example'), ('new', 'https://b.example')";
  const sql = `${insert(values, doUpdate('redirect_uri = excluded.redirect_uri'))} RETURNING id, redirect_uri, secret`;
  const {rows} = await engine.query(sql, {}, {yes: true});
  t.deepEqual(rows, [
    ['new2', 'https://b.example', 'shown once'],
    ['c0', 'https://a.example', '<REDACTED>'],
  ]);
});

test('DO UPDATE is refused where it is not clear which row it means', async t => {
  const {engine, rows, writes} = await start(t);
  const then = doUpdate('redirect_uri = excluded.redirect_uri');
  const twice = insert("('a', 'https://a.example'), ('a', 'https://b.example')", then);
  await t.throwsAsync(engine.query(twice, {}, {yes: true}), {message: /two rows with label a/});
  rows.push(client('c2', {label: 'there'}));
  const several = insert("('there', 'https://a.example')", then);
  await t.throwsAsync(engine.query(several, {}, {yes: true}), {message: /2 rows of .* have label there/});
  const unknown = insert("('a', 'https://a.example')", doUpdate('redirect_uri = excluded.nothing'));
  const error = await t.throwsAsync(engine.query(unknown), {instanceOf: RowgateError});
  t.is(error?.code, 'unknown_column');
  t.is(error?.position?.offset, unknown.indexOf('excluded.nothing'));
  const readOnly = insert("('a', 'https://a.example')", doUpdate("status = 'active'"));
  await t.throwsAsync(engine.query(readOnly), {message: /"status" .* is read-only/});
  t.deepEqual(writes(), []);
});

test('RETURNING gives the rows that were made', async t => {
  const {engine} = await start(t);
  const sql = insert("('there', 'https://a.example'), ('new', 'https://b.example')");
  const {rows} = await engine.query(`${sql} RETURNING id, label, secret`, {}, {yes: true});
  t.deepEqual(rows, [['new2', 'new', 'shown once']]);
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
  const path = join(makeFolder(), 'one.jsonl');
  const startRun: RunOptions['startJournal'] = (changeSets, accounts) =>
    startJournal(path, 'one', {changeSets, accounts, catalog: engine.catalog});
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
