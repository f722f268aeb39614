import test, {type ExecutionContext} from 'ava';
import {createEngine, linode, RowgateError, resultOf} from '../../src/index.js';
import {client, pageOf, startRecordingServer} from './recording-server.js';

async function start(t: ExecutionContext) {
  const rows = [client('c0', {label: 'a'}), client('c1', {label: 'b', public: true})];
  const server = await startRecordingServer(request => {
    if (request.method === 'GET') return pageOf(rows, request);
    return request.path.endsWith('c1') ? {status: 400, json: {errors: [{reason: 'no'}]}} : {json: rows[0]};
  });
  const engine = createEngine({providers: [linode], env: {LINODE_URL: server.url, LINODE_TOKEN: 'x'}});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return {engine, server};
}

test('a stream gives rows as objects', async t => {
  const {engine} = await start(t);
  const found: {label: string; public: boolean}[] = [];
  const sql = 'SELECT label, public FROM oauth_clients WHERE public = $1';
  for await (const row of engine.stream<{label: string; public: boolean}>(sql, [true])) found.push(row);
  t.deepEqual(found, [{label: 'b', public: true}]);
});

test('a stream of a write gives its rows, and then says that it was not all', async t => {
  const {engine} = await start(t);
  const found: unknown[] = [];
  const error = await t.throwsAsync(
    async () => {
      const sql = "UPDATE oauth_clients SET label = label || '!' WHERE true";
      for await (const {id, outcome} of engine.stream(sql, [], {yes: true})) found.push([id, outcome]);
    },
    {instanceOf: RowgateError},
  );
  t.deepEqual(found, [
    ['c0', 'done'],
    ['c1', 'failed'],
  ]);
  t.is(error?.code, 'incomplete');
  t.is(resultOf(error)?.rows.length, 2);
});

test('explain calls nothing', async t => {
  const {engine, server} = await start(t);
  const {columns, rows} = await engine.explain('DELETE FROM oauth_clients WHERE label = :label', {
    label: 'a',
  });
  t.deepEqual(
    columns.map(each => each.name),
    ['step', 'item', 'value'],
  );
  t.true(rows.some(row => row[2] === 'DELETE /account/oauth-clients/{clientId}'));
  t.deepEqual(server.lines(), []);
});

test('rows have the types that their caller gives them', async t => {
  const {engine} = await start(t);
  const {rows} = await engine.query<[label: string, isPublic: boolean]>(
    'SELECT label, public FROM oauth_clients ORDER BY label',
  );
  const labels: readonly string[] = rows.map(([label]) => label);
  t.deepEqual(labels, ['a', 'b']);
});
