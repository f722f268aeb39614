import test, {type ExecutionContext} from 'ava';
import {CamelCasePlugin, Kysely, type KyselyPlugin} from 'kysely';
import {type Database, exec, RowgateDialect} from '../../src/dialect/index.js';
import {createEngine, linode, RowgateError, startSandbox, xeonr} from '../../src/index.js';

/** Kysely over the sandbox; `requests` are those since it was last asked. */
async function openTables(t: ExecutionContext, plugins: KyselyPlugin[] = [], yes = true) {
  const sandbox = await startSandbox();
  const engine = createEngine({providers: [linode, xeonr], env: sandbox.env});
  const dialect = new RowgateDialect({engine, yes});
  const db = new Kysely<Database<typeof linode | typeof xeonr>>({dialect, plugins});
  t.teardown(async () => {
    await db.destroy();
    await sandbox.close();
  });
  let seen = 0;
  const requests = () => {
    const fresh = sandbox.requests().slice(seen);
    seen += fresh.length;
    return fresh.map(({method, path}) => `${method} ${path.replace(/^\/v4/, '')}`);
  };
  const {id: clientId} = await db
    .selectFrom('linode/account/oauth_clients')
    .select('id')
    .where('label', '=', 'Grafana')
    .executeTakeFirstOrThrow();
  requests();
  return {db, requests, clientId};
}

test('a method is called once, and its answer is rows', async t => {
  const {db, requests, clientId} = await openTables(t);
  const rows = await exec(db, 'linode.account.oauth_clients.post_reset_client_secret', {clientId});
  t.deepEqual(requests(), [`POST /account/oauth-clients/${clientId}/reset-secret`]);
  t.deepEqual(
    rows.map(({id, label, public: isPublic}) => [id, label, isPublic]),
    [[clientId, 'Grafana', false]],
  );
  t.regex(rows[0]?.secret ?? '', /^[0-9a-f]{64}$/);
});

test('bytes are bound, and come back', async t => {
  const {db, requests, clientId} = await openTables(t);
  const [before] = await exec(db, 'linode.account.oauth_clients.get_thumbnail', {clientId});
  t.is(before?.content_type, 'image/png');
  const thumbnail = before?.thumbnail ?? new Uint8Array();
  const put = await exec(db, 'linode.account.oauth_clients.put_client_thumbnail', {clientId, thumbnail});
  t.deepEqual(put, [{id: clientId, outcome: 'done', reason: null}]);
  const path = `/account/oauth-clients/${clientId}/thumbnail`;
  t.deepEqual(requests(), [`GET ${path}`, `PUT ${path}`]);
});

test('a method without parameters needs none', async t => {
  const {db, requests} = await openTables(t);
  const [{revokedCount} = {revokedCount: 0}] = await exec(db, 'xeonr.auth.authorisations.revoke_all');
  t.true(revokedCount > 0);
  t.deepEqual(requests(), ['POST /xeonr.auth.api.v1.AuthorisationsService/RevokeAllAuthorisations']);
});

test('what is undefined is left out', async t => {
  const {db} = await openTables(t);
  const uris = {redirectUri: 'https://x.example/callback', websiteUrl: 'https://x.example'};
  const client = {...uris, name: 'x', description: 'An application', hasSecret: undefined};
  const [made] = await exec(db, 'xeonr.auth.clients.create', client);
  t.is(made?.redirectUri, uris.redirectUri);
});

test('columns keep their names under plugins', async t => {
  const {db, clientId} = await openTables(t, [new CamelCasePlugin()]);
  const [client] = await exec(db, 'linode.account.oauth_clients.reset_secret', {clientId});
  t.regex(client?.redirect_uri ?? '', /^https:/);
});

test('what has no consent is not called', async t => {
  const {db, requests, clientId} = await openTables(t, [], false);
  const error = await t.throwsAsync(exec(db, 'linode.account.oauth_clients.delete_client', {clientId}), {
    instanceOf: RowgateError,
    code: 'refused',
  });
  t.regex(error?.message ?? '', /delete_client/);
  t.false(requests().some(line => line.startsWith('DELETE')));
});

test('nothing but a name is taken for one', async t => {
  const {db, requests, clientId} = await openTables(t);
  const untyped = (name: string, parameters: object) => exec(db, name as never, parameters as never);
  const expected = {instanceOf: RowgateError, code: 'usage'};
  const name = 'linode.account.oauth_clients.reset_secret';
  await t.throwsAsync(untyped(`${name} @clientId = '1'; DELETE FROM oauth_clients WHERE true`, {}), expected);
  await t.throwsAsync(untyped(name, {"clientId = '1', @x": clientId}), expected);
  await t.throwsAsync(untyped('linode.account.oauth_clients.reset', {clientId}), {code: 'unknown_method'});
  t.deepEqual(requests(), []);
});

test('within a transaction a method is called with the commit', async t => {
  const {db, requests, clientId} = await openTables(t);
  const [picture] = await exec(db, 'linode.account.oauth_clients.get_thumbnail', {clientId});
  const thumbnail = picture?.thumbnail ?? new Uint8Array();
  requests();
  await db.transaction().execute(async trx => {
    t.deepEqual(
      await exec(trx, 'linode.account.oauth_clients.put_client_thumbnail', {clientId, thumbnail}),
      [],
    );
    t.deepEqual(requests(), []);
  });
  t.deepEqual(requests(), [`PUT /account/oauth-clients/${clientId}/thumbnail`]);
});
