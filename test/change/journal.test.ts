import {closeSync, openSync} from 'node:fs';
import {appendFile, readdir, readFile, rename, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {type StartJournal, startJournal} from '../../src/change/journal.js';
import {readJournal} from '../../src/change/read-journal.js';
import {writeInGroups} from '../../src/change/write-in-groups.js';
import {createEngine, type Engine, linode, RowgateError} from '../../src/index.js';
import {client, pageOf, type RecordingServer, startRecordingServer} from '../engine/recording-server.js';
import {makeFolder} from '../make-folder.js';

interface Setting {
  readonly engine: Engine;
  readonly server: RecordingServer;
  readonly rows: Record<string, unknown>[];
  readonly path: string;
  writes(): readonly string[];
}

/** A server whose clients can be changed, and an engine over it with a journal. */
async function start(
  t: ExecutionContext,
  {lose = () => false}: {lose?: (index: number) => boolean} = {},
): Promise<Setting> {
  const rows = Array.from({length: 6}, (_, index) => client(`c${index}`, {label: `old ${index}`}));
  let writes = 0;
  const server = await startRecordingServer(request => {
    const at = rows.findIndex(row => request.path.split('/')[3] === row.id);
    if (request.method === 'GET') {
      if (request.path === '/account/oauth-clients') return pageOf(rows, request);
      return at < 0 ? undefined : {json: rows[at]};
    }
    const index = writes++;
    if (at >= 0 && request.method === 'PUT') rows[at] = {...rows[at], ...JSON.parse(request.body)};
    if (at >= 0 && request.method === 'DELETE') rows.splice(at, 1);
    // The change is made; only its answer says otherwise.
    return lose(index) ? {status: 500, json: {}} : {json: rows[at] ?? {}};
  });
  const engine = createEngine({
    providers: [linode],
    env: {LINODE_URL: server.url, LINODE_TOKEN: 'token-of-the-test'},
    concurrency: 1,
  });
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  const path = join(makeFolder(), 'runs', 'one.jsonl');
  return {
    engine,
    server,
    rows,
    path,
    writes: () => server.lines().filter(line => !line.startsWith('GET')),
  };
}

const update = "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE true";
const journalled = ({engine, path}: Setting) => ({
  yes: true,
  startJournal: ((changeSets, accounts) =>
    startJournal(path, 'one', {changeSets, accounts, catalog: engine.catalog})) satisfies StartJournal,
});
const kinds = (result: {outcomes?: readonly {kind: string}[]}) => result.outcomes?.map(each => each.kind);

test('a run is on disk, for its owner only, with every intent and outcome', async t => {
  const setting = await start(t);
  await setting.engine.query(update, {}, journalled(setting));
  const {changeSets, states} = readJournal(setting.path);
  t.is(changeSets[0]?.changes.length, 6);
  t.true(states.every(state => state.kind === 'ended' && state.outcome.kind === 'done'));
  const lines = (await readFile(setting.path, 'utf8')).split('\n').filter(line => line !== '');
  t.deepEqual(
    lines.slice(1, 3).map(line => JSON.parse(line).kind),
    ['intent', 'outcome'],
  );
  t.is((await stat(setting.path)).mode & 0o777, 0o600);
  t.deepEqual(await readdir(dirname(setting.path)), ['one.jsonl']);
});

test('where the journal can not be written nothing is sent', async t => {
  const setting = await start(t);
  await writeFile(join(setting.path, '..', '..', 'runs'), 'in the way');
  const error = await t.throwsAsync(setting.engine.query(update, {}, journalled(setting)), {
    instanceOf: RowgateError,
  });
  t.is(error?.code, 'file');
  t.deepEqual(setting.writes(), []);
});

test('what was stopped is resumed: done rows are not repeated', async t => {
  const setting = await start(t);
  const stop = new AbortController();
  const options = {...journalled(setting), stop: stop.signal};
  const early = setting.engine.query(update, {}, options);
  while (setting.writes().length < 2) await new Promise(resolve => setTimeout(resolve, 1));
  stop.abort();
  const first = await early;
  const done = kinds(first)?.filter(kind => kind === 'done').length ?? 0;
  t.true(done > 0 && done < 6);
  const result = await setting.engine.resume(readJournal(setting.path));
  t.deepEqual(kinds(result), Array(6).fill('done'));
  t.is(new Set(setting.writes()).size, 6);
  t.is(setting.writes().length, 6);
});

test('a lost answer is looked up, and what was made is not made again', async t => {
  const setting = await start(t, {lose: index => index === 1 || index === 4});
  const first = await setting.engine.query(update, {}, journalled(setting));
  t.deepEqual(kinds(first), ['done', 'unknown', 'done', 'done', 'unknown', 'done']);
  const result = await setting.engine.resume(readJournal(setting.path));
  t.deepEqual(kinds(result), Array(6).fill('done'));
  t.is(setting.writes().length, 6);
});

test('a deleted row whose answer was lost is found gone', async t => {
  const setting = await start(t, {lose: index => index === 0});
  const sql = "DELETE FROM oauth_clients WHERE id IN ('c1', 'c2')";
  t.deepEqual(kinds(await setting.engine.query(sql, {}, journalled(setting))), ['unknown', 'done']);
  t.deepEqual(kinds(await setting.engine.resume(readJournal(setting.path))), ['done', 'done']);
  t.is(setting.writes().length, 2);
});

test('a secret reset whose answer was lost stays unknown until a person decides', async t => {
  const setting = await start(t, {lose: index => index === 0});
  const sql = "EXEC oauth_clients.reset_secret @clientId = 'c1'";
  t.deepEqual(kinds(await setting.engine.query(sql, {}, journalled(setting))), ['unknown']);
  t.deepEqual(kinds(await setting.engine.resume(readJournal(setting.path))), ['unknown']);
  t.is(setting.writes().length, 1);
  const again = await setting.engine.resume(readJournal(setting.path), {retryUnknown: true});
  t.deepEqual(kinds(again), ['done']);
  t.is(setting.writes().length, 2);
});

test('a row that another has changed meanwhile is left alone', async t => {
  const setting = await start(t);
  const stop = new AbortController();
  stop.abort();
  await setting.engine.query(update, {}, {...journalled(setting), stop: stop.signal});
  t.deepEqual(setting.writes(), []);
  const [first] = setting.rows;
  if (first !== undefined) setting.rows[0] = {...first, label: 'by somebody else'};
  setting.rows.splice(5, 1);
  const result = await setting.engine.resume(readJournal(setting.path));
  t.deepEqual(kinds(result), ['skipped', 'done', 'done', 'done', 'done', 'skipped']);
  t.deepEqual(
    result.rows.filter(row => row[1] === 'skipped').map(row => row[2]),
    ['drifted: label changed since it was read', 'drifted: it is gone'],
  );
  // The journal knows of these, too: a second resume has nothing left to do.
  t.true(readJournal(setting.path).states.every(state => state.kind === 'ended'));
});

test('a line that a crash cut short is as if it had not been written', async t => {
  const setting = await start(t);
  await setting.engine.query(update, {}, journalled(setting));
  const text = await readFile(setting.path, 'utf8');
  const lines = text.split('\n').filter(line => line !== '');
  const last = lines.pop() ?? '';
  await writeFile(setting.path, lines.join('\n'));
  await appendFile(setting.path, `\n${last.slice(0, 20)}`);
  t.is(readJournal(setting.path).states.at(-1)?.kind, 'sent');
  t.deepEqual(kinds(await setting.engine.resume(readJournal(setting.path))), Array(6).fill('done'));
  t.is(setting.writes().length, 6);
});

test('two at once on one journal are refused', async t => {
  const setting = await start(t);
  const stop = new AbortController();
  stop.abort();
  await setting.engine.query(update, {}, {...journalled(setting), stop: stop.signal});
  await writeFile(`${setting.path}.${process.ppid}.lock`, '');
  const error = await t.throwsAsync(setting.engine.resume(readJournal(setting.path)), {
    instanceOf: RowgateError,
  });
  t.is(error?.code, 'refused');
  t.deepEqual(setting.writes(), []);
  // The lock of a process that is no more is no lock.
  await rename(`${setting.path}.${process.ppid}.lock`, `${setting.path}.999999999.lock`);
  t.deepEqual(kinds(await setting.engine.resume(readJournal(setting.path))), Array(6).fill('done'));
});

test("an update is undone: old values back, but not over somebody else's", async t => {
  const setting = await start(t);
  await setting.engine.query(update, {}, journalled(setting));
  const [first] = setting.rows;
  if (first !== undefined) setting.rows[0] = {...first, label: 'by somebody else'};
  const recorded = readJournal(setting.path);
  const preview = await setting.engine.undo(recorded, {dryRun: true});
  t.is(preview.rows.length, 6);
  t.deepEqual(kinds(await setting.engine.undo(recorded, {yes: true})), ['skipped', ...Array(5).fill('done')]);
  t.deepEqual(
    setting.rows.map(row => row.label),
    ['by somebody else', 'old 1', 'old 2', 'old 3', 'old 4', 'old 5'],
  );
  t.is(setting.writes().length, 11);
});

test('what can not be undone is said to be so', async t => {
  const setting = await start(t);
  const sql = "DELETE FROM oauth_clients WHERE id = 'c1'";
  await setting.engine.query(sql, {}, journalled(setting));
  const error = await t.throwsAsync(setting.engine.undo(readJournal(setting.path), {yes: true}), {
    instanceOf: RowgateError,
  });
  t.regex(error?.message ?? '', /DELETE of one can't be undone: the client/);
});

test('what was made is undone by deleting it', async t => {
  const setting = await start(t);
  const made = client('made', {label: 'made'});
  const sql =
    "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('made', 'https://made.example/callback')";
  setting.rows.push(made);
  const server = await startRecordingServer(request => {
    if (request.method === 'POST') return {json: made};
    if (request.method === 'GET') return {json: made};
    return {json: {}};
  });
  const engine = createEngine({providers: [linode], env: {LINODE_URL: server.url, LINODE_TOKEN: 'x'}});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  await engine.query(sql, {}, journalled({...setting, engine}));
  t.deepEqual(kinds(await engine.undo(readJournal(setting.path), {yes: true})), ['done']);
  t.is(server.lines().at(-1), 'DELETE /account/oauth-clients/made');
});

test('a run is neither resumed nor undone over another account', async t => {
  const setting = await start(t);
  await setting.engine.query(update, {}, journalled(setting));
  const other = createEngine({
    providers: [linode],
    env: {LINODE_URL: setting.server.url, LINODE_TOKEN: 'token-of-somebody-else'},
  });
  t.teardown(() => other.close());
  const recorded = readJournal(setting.path);
  const refused = {instanceOf: RowgateError, message: /the run was made against another account of linode/};
  await t.throwsAsync(other.resume(recorded), refused);
  await t.throwsAsync(other.undo(recorded, {yes: true}), refused);
  t.is(setting.writes().length, 6);
  t.false((await readFile(setting.path, 'utf8')).includes('token-of-the-test'));
});

test('texts that come together are on disk in their order, also where one of them could not be written', async t => {
  const path = join(makeFolder(), 'log');
  const file = openSync(path, 'a');
  const append = writeInGroups(file);
  const order: number[] = [];
  const first = append('0\n').then(() => order.push(0));
  const others = [1, 2, 3].map(number => append(`${number}\n`).then(() => order.push(number)));
  await first;
  const late = append('4\n').then(() => order.push(4));
  await Promise.all([...others, late]);
  t.is(await readFile(path, 'utf8'), '0\n1\n2\n3\n4\n');
  t.deepEqual(order, [0, 1, 2, 3, 4]);
  closeSync(file);
  const unwritable = openSync(path, 'r');
  const fail = writeInGroups(unwritable);
  await Promise.all(['5\n', '6\n'].map(text => t.throwsAsync(fail(text), {code: 'EBADF'})));
  await t.throwsAsync(fail('7\n'), {code: 'EBADF'});
  closeSync(unwritable);
});
