import test, {type ExecutionContext} from 'ava';
import {CamelCasePlugin, Kysely, ParseJSONResultsPlugin, sql} from 'kysely';
import {jsonArrayFrom} from 'kysely/helpers/sqlite';
import {RowgateConnection} from '../../src/dialect/connection.js';
import {RowgateDialect, resultOf} from '../../src/dialect/index.js';
import {RowgateIntrospector} from '../../src/dialect/introspector.js';
import {createEngine, linode, RowgateError} from '../../src/index.js';
import {client, pageOf, startRecordingServer} from '../engine/recording-server.js';
import {apps, clients, type Options, openSandbox, type Tables} from './open-sandbox.js';
import {openServer} from './open-server.js';

test('rows are streamed, in chunks', async t => {
  const {db, requests} = await openSandbox(t);
  const select = db.selectFrom(clients).select('id').orderBy('id');
  const streamed: unknown[] = [];
  for await (const row of select.stream(10)) streamed.push(row);
  t.is(streamed.length, 42);
  t.deepEqual(requests(), ['GET /account/oauth-clients?page=1&page_size=500']);
  t.deepEqual(streamed, await select.execute());
  const sizes: number[] = [];
  for await (const {rows} of db.getExecutor().stream(select.compile(), 20)) sizes.push(rows.length);
  t.deepEqual(sizes, [20, 20, 2]);
});

test('ParseJSONResultsPlugin parses what SQLite gives as text', async t => {
  const {db} = await openSandbox(t, {plugins: [new ParseJSONResultsPlugin()]});
  const rows = await db
    .selectFrom(`${apps} as a`)
    .select(eb => [
      'a.id',
      jsonArrayFrom(
        eb.selectFrom(`${clients} as c`).select(['c.id', 'c.label']).whereRef('c.label', '=', 'a.label'),
      ).as('clients'),
    ])
    .where('a.id', '=', 188150)
    .execute();
  t.deepEqual(rows, [
    {
      id: 188150,
      clients: [
        {id: 'd763eb03dac0a9030b1e', label: 'Status Page'},
        {id: '66db3fbe2f0729191157', label: 'Status Page'},
      ],
    },
  ]);
});

test('CamelCasePlugin is for columns in snake case; others it makes unknown', async t => {
  const {db, requests} = await openSandbox(t, {plugins: [new CamelCasePlugin()]});
  const camel = db as unknown as Kysely<{
    'linode/account/oauthClients': {id: string; redirectUri: string; label: string};
    'vmware/csp/oauthApps': {id: string; displayName: string};
  }>;
  const table = 'linode/account/oauthClients';
  const grafana = camel
    .selectFrom(table)
    .select(['id', 'redirectUri'])
    .where(`${table}.label`, '=', 'Grafana');
  t.deepEqual(await grafana.execute(), [
    {id: 'a5590e89a11d2b4a48e1', redirectUri: 'https://grafana.larkspur.example/login/generic_oauth'},
  ]);
  await camel
    .updateTable(table)
    .set({redirectUri: 'https://a.example'})
    .where('label', '=', 'Grafana')
    .execute();
  t.is(
    requests().at(-1),
    'PUT /account/oauth-clients/a5590e89a11d2b4a48e1 {"redirect_uri":"https://a.example"}',
  );
  const other = camel
    .selectFrom('vmware/csp/oauthApps')
    .select('displayName')
    .where('displayName', 'like', 'R%');
  const error = await t.throwsAsync(other.execute(), {instanceOf: RowgateError});
  t.is(error?.code, 'unknown_column');
  t.true(error?.hint?.includes('Did you mean "displayName"?'));
  t.deepEqual(requests(), []);
  t.deepEqual(
    await db.withoutPlugins().selectFrom('vmware/csp/oauth_apps').select('displayName').limit(1).execute(),
    [{displayName: 'Rowgate operator'}],
  );
});

test('plain SQL runs as it is, EXEC too', async t => {
  const {db} = await openSandbox(t);
  const id = 'a5590e89a11d2b4a48e1';
  const call = sql<{secret: string}>`EXEC linode.account.oauth_clients.reset_secret @clientId = ${id}`;
  const {rows} = await call.execute(db);
  t.regex(rows[0]?.secret ?? '', /^[0-9a-f]{64}$/);
  const error = await t.throwsAsync(sql`select 1; select 2`.execute(db), {instanceOf: RowgateError});
  t.is(error?.code, 'usage');
});

/** A server that never answers, and the first request to it. */
async function openSilentServer(t: ExecutionContext, options: Options = {}) {
  const silent = new Promise<void>(() => {});
  let tell: () => void = () => {};
  const asked = new Promise<void>(resolve => {
    tell = resolve;
  });
  const write = () => {
    tell();
    return {after: silent};
  };
  const setting = await openServer(t, [client('1')], write, options);
  return {...setting, asked};
}

test('a signal given to the dialect ends what is under way, and the error tells what became of it', async t => {
  const abort = new AbortController();
  const {db, asked} = await openSilentServer(t, {signal: abort.signal});
  const update = db.updateTable(clients).set({label: 'new'}).where('id', '=', '1').execute();
  await asked;
  abort.abort();
  const error = await t.throwsAsync(update, {instanceOf: RowgateError});
  t.is(error?.code, 'incomplete');
  t.like(resultOf(error)?.outcomes, [{kind: 'unknown'}]);
  const select = db.selectFrom(clients).select('id').execute();
  t.is((await t.throwsAsync(select, {instanceOf: RowgateError}))?.code, 'cancelled');
});

test('so does one given with a query, as Kysely does from 0.29 on', async t => {
  const {db, engine, asked} = await openSilentServer(t);
  const connection = new RowgateConnection(engine, {yes: true});
  const abort = new AbortController();
  const update = db.updateTable(clients).set({label: 'new'}).where('id', '=', '1').compile();
  const running = connection.executeQuery(update, {signal: abort.signal});
  await asked;
  abort.abort();
  t.like(resultOf(await t.throwsAsync(running)), {outcomes: [{kind: 'unknown'}]});
  const select = db.selectFrom(clients).select('id').compile();
  const streamed = connection.streamQuery(select, 10, {signal: abort.signal});
  t.like(await t.throwsAsync(streamed.next()), {code: 'cancelled'});
  // Kysely gives up at once then, and would not give the secret.
  const insert = db
    .insertInto(clients)
    .values({label: 'a', redirect_uri: 'a:b'})
    .returning('secret')
    .compile();
  const refused = connection.executeQuery(insert, {signal: new AbortController().signal});
  t.like(await t.throwsAsync(refused), {code: 'usage'});
});

test('notes are told', async t => {
  const server = await startRecordingServer(request =>
    request.filter === undefined
      ? pageOf([client('1')], request)
      : {status: 400, json: {errors: [{reason: 'Cannot filter on label', field: 'X-Filter'}]}},
  );
  t.teardown(() => server.close());
  const engine = createEngine({providers: [linode], env: {LINODE_URL: server.url, LINODE_TOKEN: 'x'}});
  const notes: string[] = [];
  const dialect = new RowgateDialect({engine, onNote: note => notes.push(note)});
  const db = new Kysely<Tables>({dialect});
  const rows = await db.selectFrom(clients).select('id').where('label', '=', 'client 1').execute();
  t.deepEqual(rows, [{id: '1'}]);
  t.regex(notes.join(), /Cannot filter on label/);
});

test('destroy closes the engine', async t => {
  const {engine} = await openSandbox(t);
  let closed = 0;
  const close = async () => {
    closed += 1;
  };
  const db = new Kysely<Tables>({dialect: new RowgateDialect({engine: {...engine, close}})});
  await db.selectFrom(apps).select('id').where('id', '=', 185906).execute();
  t.is(closed, 0);
  await db.destroy();
  t.is(closed, 1);
});

test('the catalog can be looked at, in names that queries take', async t => {
  const {db, engine, requests} = await openSandbox(t);
  const schemas = await db.introspection.getSchemas();
  t.deepEqual(
    schemas.map(({name}) => name),
    ['linode.account', 'linode.profile', 'vmware.csp'],
  );
  const tables = await db.introspection.getTables();
  const table = tables.find(({name}) => name === clients);
  t.like(table, {isView: false, schema: undefined});
  t.deepEqual(
    table?.columns.map(column => [column.name, column.dataType, column.isNullable, column.hasDefaultValue]),
    [
      ['id', 'text', false, true],
      ['redirect_uri', 'text', false, false],
      ['label', 'text', false, false],
      ['status', 'text', false, true],
      ['secret', 'text', false, true],
      ['thumbnail_url', 'text', true, true],
      ['public', 'boolean', false, true],
    ],
  );
  t.true(table?.columns.every(({comment = ''}) => comment.length > 3));
  t.is(tables.find(({name}) => name === 'linode/account/logins')?.isView, true);
  // Kysely 0.28 asks for it, 0.29 does not.
  t.deepEqual(await new RowgateIntrospector(engine).getMetadata(), {tables});
  t.deepEqual(requests(), []);
});

test('local tables and views can be looked at, and taken by the names that are told', async t => {
  const {db, engine, requests} = await openSandbox(t);
  await engine.query('CREATE TABLE notes (day timestamp, label text, anything)');
  await engine.query("INSERT INTO notes VALUES ('2026-01-01', 'a', 1)");
  await engine.query('CREATE VIEW labels AS SELECT label FROM linode.account.oauth_clients');
  const schemas = await db.introspection.getSchemas();
  t.deepEqual(schemas.at(-1), {name: 'local'});
  const tables = (await db.introspection.getTables()).filter(({name}) => name.startsWith('local/'));
  t.deepEqual(
    tables.map(({name, isView, columns}) => [
      name,
      isView,
      columns.map(each => `${each.name} ${each.dataType}`),
    ]),
    [
      ['local/notes', false, ['day timestamp', 'label text', 'anything any']],
      ['local/labels', true, ['label text']],
    ],
  );
  t.deepEqual(requests(), []);
  const own = db.withTables<{'local/notes': {label: string}; notes: {label: string}}>();
  t.like(await own.selectFrom('local/notes').select('label').execute(), [{label: 'a'}]);
  t.like(await own.withSchema('local').selectFrom('notes').select('label').execute(), [{label: 'a'}]);
});

test('there are no migrations', async t => {
  const {db, engine} = await openSandbox(t);
  const adapter = new RowgateDialect({engine}).createAdapter();
  const lock = adapter.acquireMigrationLock(db, {lockTable: 'a', lockRowId: 'b'});
  t.is((await t.throwsAsync(lock, {instanceOf: RowgateError}))?.code, 'unsupported');
});
