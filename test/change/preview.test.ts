import test, {type ExecutionContext} from 'ava';
import {previewChanges} from '../../src/change/preview-changes.js';
import {createEngine, linode, type Result} from '../../src/index.js';
import {client, pageOf, startRecordingServer} from '../engine/recording-server.js';
import {openTwoAccounts} from '../engine/two-accounts.js';
import {apiToken, app, listOf, org, startCsp} from '../providers/vmware/with-csp.js';

async function start(t: ExecutionContext) {
  const rows = [client('1', {label: 'Wiki'}), client('2', {label: 'Team'}), client('3', {label: 'Wiki'})];
  const server = await startRecordingServer(request => {
    const one = rows.find(row => request.path.endsWith(`/${String(row.id)}`));
    return one === undefined ? pageOf(rows, request) : {json: one};
  });
  const engine = createEngine({providers: [linode], env: {LINODE_URL: server.url, LINODE_TOKEN: 'x'}});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return {engine, preview: (sql: string) => engine.query(sql, {}, {dryRun: true})};
}

const names = ({columns}: Pick<Result, 'columns'>) => columns.map(column => column.name);
const resource = 'linode.account.oauth_clients';

test('an update: the row by its key and its name, each value old and new, and the request', async t => {
  const {preview} = await start(t);
  const {preview: changes} = await preview(
    "UPDATE oauth_clients SET label = 'Wiki', public = false WHERE id <> '3'",
  );
  const method = 'put_client';
  t.deepEqual(changes, [
    {number: 1, action: 'nothing', resource, method, key: '1', name: 'Wiki', values: []},
    {
      number: 2,
      action: 'update',
      resource,
      method,
      key: '2',
      name: 'Team',
      values: [{column: 'label', type: 'text', old: 'Team', new: 'Wiki'}],
      request: 'PUT /account/oauth-clients/2  {"label":"Wiki"}',
    },
  ]);
});

test('a delete: the row that goes, without its secret', async t => {
  const {preview} = await start(t);
  const {preview: changes, rows} = await preview("DELETE FROM oauth_clients WHERE id = '2'");
  t.deepEqual(changes?.[0]?.values, [
    {column: 'id', type: 'text', old: '2'},
    {column: 'redirect_uri', type: 'text', old: 'https://2.example/callback'},
    {column: 'label', type: 'text', old: 'Team'},
    {column: 'status', type: 'text', old: 'active'},
    {column: 'thumbnail_url', type: 'text', old: null},
    {column: 'public', type: 'boolean', old: false},
  ]);
  t.deepEqual(rows, [[1, 'delete', '2', null, null, null, 'DELETE /account/oauth-clients/2']]);
});

test('a row that is made has no old values, and a procedure none but its parameters', async t => {
  const {preview} = await start(t);
  const insert = "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('a', 'https://a.example/')";
  t.like((await preview(insert)).preview?.[0], {
    action: 'insert',
    key: null,
    values: [
      {column: 'label', type: 'text', new: 'a'},
      {column: 'redirect_uri', type: 'text', new: 'https://a.example/'},
    ],
  });
  const reset =
    "EXEC oauth_clients.reset_secret FOR EACH (SELECT id, label FROM oauth_clients WHERE id = '2')";
  t.deepEqual((await preview(reset)).preview, [
    {
      number: 1,
      action: 'exec',
      resource,
      method: 'post_reset_client_secret',
      key: '2',
      name: 'Team',
      values: [],
      request: 'POST /account/oauth-clients/2/reset-secret',
    },
  ]);
});

test('several change sets are numbered as one, and named where they are of several resources', async t => {
  const {engine} = await start(t);
  const update = "UPDATE oauth_clients SET label = 'x' WHERE id = '1'";
  const insert = "INSERT INTO linode.profile.tokens (label) VALUES ('a')";
  const of = async (sql: string) => {
    const {changeSets} = await engine.plan(sql);
    return previewChanges(changeSets, engine.catalog);
  };
  const one = await of(`${update}; ${update.replace("'1'", "'3'")}`);
  t.deepEqual(names(one), ['change', 'action', 'key', 'column', 'old', 'new', 'request']);
  t.deepEqual(
    one.rows.map(row => row.slice(0, 3)),
    [
      [1, 'update', '1'],
      [2, 'update', '3'],
    ],
  );
  const two = await of(`${update}; ${insert}`);
  t.deepEqual(names(two), ['change', 'action', 'resource', 'key', 'column', 'old', 'new', 'request']);
  t.deepEqual(
    two.rows.map(row => row.slice(0, 4)),
    [
      [1, 'update', resource, '1'],
      [2, 'insert', 'linode.profile.tokens', null],
    ],
  );
  t.deepEqual(
    two.preview.map(each => each.number),
    [1, 2],
  );
});

test('a change over an account of a group says which', async t => {
  const {engine} = await openTwoAccounts(t);
  const sql = "UPDATE all_linode.account.oauth_clients SET label = 'x' WHERE id = '1'";
  const {preview} = await engine.query(sql, {}, {dryRun: true});
  t.deepEqual(
    preview?.map(each => [each.connection, each.resource]),
    [
      ['prod', 'all_linode.account.oauth_clients'],
      ['staging', 'all_linode.account.oauth_clients'],
    ],
  );
});

test('a request for several rows is known as one, and a secret stays out', async t => {
  const csp = await startCsp(t, () => listOf([app('a'), app('b'), app('c')]));
  const sql = "DELETE FROM oauth_apps WHERE id <> 'c'";
  const {preview} = await csp.engine.query(sql, {}, {dryRun: true});
  t.deepEqual(
    preview?.map(each => [each.key, each.name, each.shared]),
    [
      ['a', 'app a', 2],
      ['b', 'app b', 2],
    ],
  );
  const canary = 'canary-secret-in-preview';
  const rotate = 'EXEC oauth_apps.rotate_secret @oauthAppId = $1, @newClientSecret = $2';
  const rotated = await csp.engine.query(rotate, ['a', canary], {dryRun: true});
  t.deepEqual(rotated.preview?.[0]?.values, [
    {column: 'newClientSecret', type: 'text', old: '<REDACTED>', new: '<REDACTED>', secret: true},
  ]);
  const shown = JSON.stringify(rotated);
  t.false([canary, apiToken].some(each => shown.includes(each)));
  t.true(shown.includes(org));
});

test('a secret that FOR EACH reads is no part of the change', async t => {
  const canary = 'canary-secret-of-a-client';
  const server = await startRecordingServer(request => pageOf([client('1', {secret: canary})], request));
  const engine = createEngine({providers: [linode], env: {LINODE_URL: server.url, LINODE_TOKEN: 'x'}});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  for (const columns of ['id, status, secret', 'id, status, secret AS label']) {
    const sql = `EXEC oauth_clients.reset_secret FOR EACH (SELECT ${columns} FROM oauth_clients)`;
    const {changeSets} = await engine.plan(sql);
    t.deepEqual(changeSets[0]?.changes[0]?.before, {id: '1', status: 'active'});
    const result = await engine.query(sql, {}, {dryRun: true});
    t.is(result.rows.length, 1);
    t.false(JSON.stringify(result).includes(canary));
  }
});
