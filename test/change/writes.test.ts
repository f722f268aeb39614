import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {
  createEngine,
  type Engine,
  linode,
  openSecretFile,
  type RequestEvent,
  RowgateError,
  type SecretSink,
} from '../../src/index.js';
import {
  type Answer,
  client,
  pageOf,
  type Recorded,
  type RecordingServer,
  startRecordingServer,
} from '../engine/recording-server.js';
import {makeFolder} from '../make-folder.js';

const token = 'canary-token-0123456789abcdef';

interface Setting {
  readonly server: RecordingServer;
  readonly engine: Engine;
  readonly events: RequestEvent[];
}

/** An engine over a server that has some clients and answers writes as told. */
async function start(
  t: ExecutionContext,
  rows: readonly Record<string, unknown>[],
  write: (request: Recorded, index: number) => Answer | undefined = () => ({json: {}}),
): Promise<Setting> {
  let writes = 0;
  const server = await startRecordingServer(request => {
    if (request.method !== 'GET') return write(request, writes++);
    const one = rows.find(row => request.path.endsWith(`/${String(row.id)}`));
    return one === undefined ? pageOf(rows, request) : {json: one};
  });
  const events: RequestEvent[] = [];
  const env = {LINODE_URL: server.url, LINODE_TOKEN: token};
  const engine = createEngine({
    providers: [linode],
    env,
    concurrency: 1,
    onEvent: event => events.push(event),
  });
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return {server, engine, events};
}

const three = [client('1'), client('2'), client('3')];
const kinds = (result: {outcomes?: readonly {kind: string}[]}) => result.outcomes?.map(each => each.kind);
const writesOf = ({server}: Setting) => server.lines().filter(line => !line.startsWith('GET'));

test('each row has its own outcome, and RETURNING shows those that were made', async t => {
  const setting = await start(t, three, ({path}) =>
    path.endsWith('/2')
      ? {status: 400, json: {errors: [{reason: 'no', field: 'label'}]}}
      : {json: client(path.at(-1) ?? '', {label: 'new'})},
  );
  const sql = "UPDATE oauth_clients SET label = 'new' WHERE true RETURNING id, upper(label) AS shout";
  const result = await setting.engine.query(sql, {}, {yes: true});
  t.deepEqual(kinds(result), ['done', 'failed', 'done']);
  t.deepEqual(
    result.columns.map(column => column.name),
    ['id', 'shout'],
  );
  t.deepEqual(result.rows, [
    ['1', 'NEW'],
    ['3', 'NEW'],
  ]);
});

test('without RETURNING the result has every row with its outcome', async t => {
  const setting = await start(t, three, ({path}) =>
    path.endsWith('/2') ? {status: 404, json: {errors: [{reason: 'Not found'}]}} : {json: {}},
  );
  const result = await setting.engine.query('DELETE FROM oauth_clients WHERE true', {}, {yes: true});
  t.deepEqual(
    result.columns.map(column => column.name),
    ['id', 'outcome', 'reason'],
  );
  t.deepEqual(
    result.rows.map(row => row.slice(0, 2)),
    [
      ['1', 'done'],
      ['2', 'failed'],
      ['3', 'done'],
    ],
  );
  t.regex(String(result.rows[1]?.[2]), /404 Not found/);
});

test('RETURNING of a DELETE shows the row as it was', async t => {
  const {engine} = await start(t, three);
  const sql = "DELETE FROM oauth_clients WHERE id = '2' RETURNING id, label, public";
  const result = await engine.query(sql, {}, {yes: true});
  t.deepEqual(result.rows, [['2', 'client 2', false]]);
});

test('a 429 on a POST is sent again, since nothing was made', async t => {
  const setting = await start(t, [], (_, index) =>
    index === 0 ? {status: 429, headers: {'Retry-After': '0'}, json: {}} : {json: client('9')},
  );
  const sql = "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('a', 'https://a.example')";
  const result = await setting.engine.query(sql);
  t.is(writesOf(setting).length, 2);
  t.deepEqual(kinds(result), ['done']);
});

test('a DELETE whose first answer was lost and that then finds nothing is done', async t => {
  const setting = await start(t, three, (_, index) => (index === 0 ? {status: 503, json: {}} : undefined));
  const result = await setting.engine.query("DELETE FROM oauth_clients WHERE id = '1'", {}, {yes: true});
  t.is(writesOf(setting).length, 2);
  t.deepEqual(kinds(result), ['done']);
});

test('an answer to a write that can not be read leaves the outcome unknown', async t => {
  const setting = await start(t, [], () => ({bytes: Buffer.from('<html>')}));
  const sql = "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('a', 'https://a.example')";
  t.deepEqual(kinds(await setting.engine.query(sql)), ['unknown']);
  t.is(writesOf(setting).length, 1);
});

test('once stopped, no further change is begun', async t => {
  const stop = new AbortController();
  const setting = await start(t, three, () => {
    stop.abort();
    return {json: {}};
  });
  const sql = 'DELETE FROM oauth_clients WHERE true';
  const result = await setting.engine.query(sql, {}, {yes: true, stop: stop.signal});
  t.deepEqual(kinds(result), ['done', 'skipped', 'skipped']);
  t.is(writesOf(setting).length, 1);
});

test('a dry run shows old, new and the request, and writes nothing', async t => {
  const setting = await start(t, three);
  const sql = "UPDATE oauth_clients SET label = label || '!', public = true WHERE id = '2'";
  const result = await setting.engine.query(sql, {}, {dryRun: true});
  const request = 'PUT /account/oauth-clients/2  {"label":"client 2!","public":true}';
  t.deepEqual(result.rows, [
    [1, 'update', '2', 'label', 'client 2', 'client 2!', request],
    [1, 'update', '2', 'public', false, true, request],
  ]);
  t.deepEqual(writesOf(setting), []);
});

test('two different values for one row are refused before any write', async t => {
  const setting = await start(t, three);
  const sql =
    "UPDATE oauth_clients AS c SET label = v.column2 FROM (VALUES ('1', 'a'), ('1', 'b')) AS v WHERE c.id = v.column1";
  const error = await t.throwsAsync(setting.engine.query(sql, {}, {yes: true}), {instanceOf: RowgateError});
  t.regex(error?.message ?? '', /row 1 .* two different values/);
  t.deepEqual(writesOf(setting), []);
});

test('UPDATE … FROM takes values from another table', async t => {
  const setting = await start(t, three);
  const sql =
    "UPDATE oauth_clients AS c SET label = v.column2 FROM (VALUES ('1', 'a'), ('3', 'b')) AS v WHERE c.id = v.column1";
  await setting.engine.query(sql, {}, {yes: true});
  const sent = setting.server.requests.filter(each => each.method === 'PUT').map(each => each.body);
  t.deepEqual(sent, ['{"label":"a"}', '{"label":"b"}']);
});

test('REPLACE sends all that SET names, changed or not', async t => {
  const setting = await start(t, [client('1', {label: 'same'})]);
  const sql = "REPLACE oauth_clients SET data__label = 'same', data__public = false WHERE clientId = '1'";
  await setting.engine.query(sql);
  t.deepEqual(
    setting.server.requests.map(each => [each.method, each.body]),
    [
      ['GET', ''],
      ['PUT', '{"label":"same","public":false}'],
    ],
  );
});

test('a procedure is called for each row of a query', async t => {
  const setting = await start(t, three, ({path}) => ({
    json: client(path.split('/')[3] ?? '', {secret: 'new'}),
  }));
  const sql =
    "EXEC oauth_clients.reset_secret FOR EACH (SELECT id, label FROM oauth_clients WHERE id <> '2')";
  const result = await setting.engine.query(sql, {}, {yes: true});
  t.deepEqual(writesOf(setting), [
    'POST /account/oauth-clients/1/reset-secret',
    'POST /account/oauth-clients/3/reset-secret',
  ]);
  const secret = result.columns.findIndex(column => column.name === 'secret');
  t.true(result.columns[secret]?.secret);
  t.deepEqual(
    result.rows.map(row => row[secret]),
    ['new', 'new'],
  );
});

test('a procedure in FROM is under the guards of a write', async t => {
  const setting = await start(t, three, () => ({json: client('1', {secret: 'new'})}));
  const sql = "SELECT secret FROM (EXEC oauth_clients.reset_secret @clientId = '1')";
  const error = await t.throwsAsync(setting.engine.query(sql), {instanceOf: RowgateError});
  t.is(error?.code, 'refused');
  t.deepEqual(writesOf(setting), []);
  const result = await setting.engine.query(sql, {}, {yes: true});
  t.deepEqual(result.rows, [['new']]);
});

test('secrets go to their file, flushed, and the result says where', async t => {
  const path = join(makeFolder(), 'secrets.jsonl');
  const setting = await start(t, three, ({path: asked}) => ({
    json: client(asked.split('/')[3] ?? '', {secret: `canary-secret-${asked.split('/')[3]}`}),
  }));
  const sink = openSecretFile(path);
  const sql = 'EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients)';
  const result = await setting.engine.query(sql, {}, {yes: true, secretSink: sink});
  sink.close();
  t.false(JSON.stringify(result).includes('canary-secret'));
  t.true(JSON.stringify(result).includes(path));
  const lines = (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  t.deepEqual(
    lines,
    three.map(({id}) => ({
      resource: 'linode.account.oauth_clients',
      key: id,
      secrets: {secret: `canary-secret-${String(id)}`},
    })),
  );
  t.is((await stat(path)).mode & 0o777, 0o600);
  t.throws(() => openSecretFile(path), {instanceOf: RowgateError, message: /already/});
});

test('a secret that can not be kept is shown, and no other is made', async t => {
  const setting = await start(t, three, () => ({json: client('1', {secret: 'shown-once'})}));
  const sink: SecretSink = {
    where: '/full',
    write() {
      throw Object.assign(new Error('no space'), {code: 'ENOSPC'});
    },
    close() {},
  };
  const sql = 'EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients)';
  const result = await setting.engine.query(sql, {}, {yes: true, secretSink: sink});
  t.deepEqual(kinds(result), ['done', 'skipped', 'skipped']);
  t.true(JSON.stringify(result.rows).includes('shown-once'));
  t.regex(result.notes.join(), /could not be written to \/full \(ENOSPC\)/);
  t.is(writesOf(setting).length, 1);
});

test('tokens and secrets are in no event, error or plan', async t => {
  const secret = 'canary-secret-fedcba9876543210';
  const setting = await start(t, three, ({path}) =>
    path.endsWith('reset-secret')
      ? {json: client('1', {secret})}
      : {status: 400, json: {errors: [{reason: `you sent ${token}`, field: 'label'}]}},
  );
  const {engine, events} = setting;
  const reset = await engine.query("EXEC oauth_clients.reset_secret @clientId = '1'", {}, {yes: true});
  t.true(JSON.stringify(reset.rows).includes(secret));
  const failed = await engine.query("UPDATE oauth_clients SET label = 'x' WHERE id = '1'", {}, {yes: true});
  const plans = await engine.planStatements("EXEC oauth_clients.reset_secret @clientId = '1'");
  const seen = [
    ...events.map(event => JSON.stringify({...event, body: undefined})),
    JSON.stringify(failed),
    JSON.stringify(plans),
  ].join('\n');
  t.deepEqual(kinds(failed), ['failed']);
  t.true(events.length > 0);
  t.false(seen.includes(token));
  t.false(seen.includes(secret));
});

test('a write forgets what was kept of its provider', async t => {
  const server = await startRecordingServer(request =>
    request.method === 'GET' ? pageOf(three, request) : {json: {}},
  );
  const env = {LINODE_URL: server.url, LINODE_TOKEN: token};
  const engine = createEngine({providers: [linode], env, cache: 60_000});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  const count = async (sql: string) => (await engine.query(sql, {}, {yes: true})).requests;
  t.is(await count('SELECT label FROM oauth_clients'), 1);
  t.is(await count('SELECT label FROM oauth_clients'), 0);
  t.is(await count('SELECT secret FROM oauth_clients'), 1);
  t.is(await count('SELECT secret FROM oauth_clients'), 1);
  t.is(await count("UPDATE oauth_clients SET label = 'x' WHERE label = 'client 1'"), 2);
  t.is(await count('SELECT label FROM oauth_clients'), 1);
});
