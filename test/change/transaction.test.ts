import test, {type ExecutionContext} from 'ava';
import {createEngine, linode, type Result, RowgateError, type RunOptions} from '../../src/index.js';
import {client, pageOf, startRecordingServer} from '../engine/recording-server.js';

async function start(t: ExecutionContext, {refuse = ''} = {}) {
  const rows = Array.from({length: 3}, (_, index) => client(`c${index}`));
  const server = await startRecordingServer(request => {
    if (request.method === 'GET') return pageOf(rows, request);
    return request.method === refuse ? {status: 400, json: {errors: [{reason: 'no'}]}} : {json: rows[0]};
  });
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'x'};
  const engine = createEngine({providers: [linode], env, concurrency: 1, maxChanges: 4});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  const run = async (sql: string, options: RunOptions = {yes: true}) => {
    const results: Result[] = [];
    for await (const result of engine.run(sql, {}, options)) results.push(result);
    return results;
  };
  return {engine, run, writes: () => server.lines().filter(line => !line.startsWith('GET'))};
}

const update = "UPDATE oauth_clients SET label = label || '!' WHERE label <> 'client c0'";
const remove = "DELETE FROM oauth_clients WHERE label = 'client c0'";

test('COMMIT makes the changes of all statements, in their order', async t => {
  const {run, writes} = await start(t);
  const results = await run(`BEGIN; ${update}; ${remove}; COMMIT`);
  t.deepEqual(
    results.map(result => result.rows.length),
    [2, 1, 3],
  );
  t.deepEqual(writes(), [
    'PUT /account/oauth-clients/c1',
    'PUT /account/oauth-clients/c2',
    'DELETE /account/oauth-clients/c0',
  ]);
  t.deepEqual(
    results.at(-1)?.rows.map(row => row.slice(1, 4)),
    [
      ['update', 'c1', 'done'],
      ['update', 'c2', 'done'],
      ['delete', 'c0', 'done'],
    ],
  );
});

test('ROLLBACK calls nothing', async t => {
  const {run, writes} = await start(t);
  const results = await run(`BEGIN; ${update}; ROLLBACK`);
  t.deepEqual(results.at(-1)?.notes, ['2 changes were not made [not_made]']);
  t.deepEqual(writes(), []);
});

test('the guards see the changes as one', async t => {
  const {run, writes} = await start(t);
  const error = await t.throwsAsync(run(`BEGIN; ${update}; ${update}; ${remove}; COMMIT`), {
    instanceOf: RowgateError,
  });
  t.regex(error?.message ?? '', /5 rows.*more than the 4 changes/);
  const single = "UPDATE oauth_clients SET label = 'x' WHERE label = 'client c1'";
  await t.throwsAsync(run(`BEGIN; ${single}; ${single}; COMMIT`, {}), {
    instanceOf: RowgateError,
    message: /consent/,
  });
  t.deepEqual(writes(), []);
});

test('after a change that was not made, those of later statements are not made either', async t => {
  const {run, writes} = await start(t, {refuse: 'PUT'});
  const results = await run(`BEGIN; ${update}; ${remove}; COMMIT`);
  t.deepEqual(
    results.at(-1)?.outcomes?.map(each => each.kind),
    ['failed', 'failed', 'skipped'],
  );
  t.is(writes().length, 2);
});

test('a BEGIN without its end is told before anything is called', async t => {
  const {run, writes} = await start(t);
  for (const sql of [`BEGIN; ${update}`, `${update}; COMMIT`, `BEGIN; BEGIN; COMMIT`]) {
    await t.throwsAsync(run(sql), {instanceOf: RowgateError});
  }
  const returning = `BEGIN; ${update} RETURNING id; COMMIT`;
  await t.throwsAsync(run(returning), {instanceOf: RowgateError, message: /RETURNING/});
  t.deepEqual(writes(), []);
});

test('what is changed with COMMIT is not read before it', async t => {
  const {run, writes} = await start(t);
  for (const read of [
    'SELECT id FROM oauth_clients',
    'DELETE FROM apps WHERE label IN (SELECT label FROM oauth_clients)',
  ]) {
    const error = await t.throwsAsync(run(`BEGIN; ${update}; ${read}; COMMIT`), {instanceOf: RowgateError});
    t.is(error?.code, 'unsupported');
    t.regex(error?.message ?? '', /can't be read before/);
  }
  t.is((await run(`BEGIN; SELECT id FROM oauth_clients; ${remove}; ROLLBACK`)).length, 3);
  t.deepEqual(writes(), []);
});

test('a program gives the statements of a transaction one by one', async t => {
  const {engine, writes} = await start(t);
  const transaction = engine.begin();
  const shown = await transaction.query(remove);
  t.is(shown.outcomes, undefined);
  t.is(shown.rows.length > 0, true);
  await transaction.query('UPDATE oauth_clients SET label = $1 WHERE label = $2', ['new', 'client c1']);
  for (const refused of ['BEGIN', 'COMMIT', `${update}; ${remove}`]) {
    const error = await t.throwsAsync(transaction.query(refused), {instanceOf: RowgateError});
    t.is(error?.code, 'usage');
  }
  t.deepEqual(writes(), []);
  const result = await transaction.commit({yes: true});
  t.deepEqual(
    result.outcomes?.map(each => each.kind),
    ['done', 'done'],
  );
  t.deepEqual(writes(), ['DELETE /account/oauth-clients/c0', 'PUT /account/oauth-clients/c1']);
  t.deepEqual((await transaction.commit()).rows, []);
});

test('a write in a read-only transaction is refused at once', async t => {
  const {engine, writes} = await start(t);
  const transaction = engine.begin({readOnly: true});
  t.is((await transaction.query('SELECT id FROM oauth_clients')).rows.length, 3);
  const error = await t.throwsAsync(transaction.query(remove), {instanceOf: RowgateError});
  t.is(error?.code, 'refused');
  t.deepEqual(writes(), []);
});
