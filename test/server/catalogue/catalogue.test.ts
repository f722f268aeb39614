import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'ava';
import {defineProvider} from '../../../src/catalog/define-provider.js';
import {createEngine, linode} from '../../../src/index.js';
import {knownQueries} from '../../../src/server/catalogue/known-queries.js';
import {startServer} from '../../../src/server/start-server.js';
import {bind, close, describe, execute, openClient, parse, type RawClient, sync} from '../raw-client.js';

/** With a service that Linode has too, and names and texts that must be quoted. */
const odd = defineProvider({
  name: 'odd',
  description: 'Odd names',
  url: {default: 'https://odd.example'},
  auth: {kind: 'bearer', sources: [{kind: 'env', name: 'ODD_TOKEN'}]},
  services: {
    account: {
      name: 'account',
      description: "The account's own",
      resources: {
        Select: {
          name: 'Select',
          description: "It's \\ odd; DROP SCHEMA profile --",
          key: 'the "key"',
          columns: [
            {name: 'the "key"', type: 'text', description: "'"},
            {name: 'user', type: 'json', description: '$$', nullable: true},
            {name: 'Größe', type: 'real', description: 'ü'},
            {name: 'data', type: 'blob', description: 'Ĳ', nullable: true},
          ],
          methods: [],
        },
      },
    },
  },
});

const folder = await mkdtemp(path.join(tmpdir(), 'rowgate-'));
const engine = createEngine({providers: [linode, odd], env: {}});
const bugs: unknown[] = [];
const server = await startServer({
  engine,
  port: 0,
  password: 'canary',
  cacheFolder: folder,
  onBug: error => bugs.push(error),
});
const clients: RawClient[] = [];
test.after.always(async () => {
  for (const each of clients) each.end();
  await server.close();
  await engine.close();
  await rm(folder, {recursive: true});
});

async function open(): Promise<RawClient> {
  const client = await openClient(server, {password: 'canary'});
  clients.push(client);
  return client;
}

/** The rows of a query, or its error. */
async function ask(sql: string, client?: RawClient): Promise<readonly string[]> {
  const answer = await (client ?? (await open())).query(sql);
  return answer.filter(line => /^[DE] /.test(line)).map(line => line.replace(/^D /, ''));
}

test('schemas, tables, columns, keys and comments are those of the catalog', async t => {
  t.deepEqual(
    await ask(`SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_namespace
               WHERE nspname !~ '^pg_|^information_schema' ORDER BY 1`),
    [
      'linode_account|The account: its OAuth clients and the logins of all its users',
      "odd_account|The account's own",
      'profile|The user whom the token belongs to: authorized apps, personal access tokens, logins, devices',
    ],
  );
  t.deepEqual(
    await ask(`SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                 col_description(a.attrelid, a.attnum), obj_description(a.attrelid), i.indisprimary
               FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND a.attnum = ANY (i.indkey)
               WHERE a.attrelid = 'odd_account."Select"'::regclass AND a.attnum > 0 ORDER BY a.attnum`),
    [
      `the "key"|text|t|'|It's \\ odd; DROP SCHEMA profile --|t`,
      `user|json|f|$$|It's \\ odd; DROP SCHEMA profile --|NULL`,
      `Größe|double precision|t|ü|It's \\ odd; DROP SCHEMA profile --|NULL`,
      `data|bytea|f|Ĳ|It's \\ odd; DROP SCHEMA profile --|NULL`,
    ],
  );
  t.deepEqual(
    await ask(`SELECT column_name, data_type, is_nullable FROM information_schema.columns
               WHERE table_schema = 'profile' AND table_name = 'tokens' ORDER BY ordinal_position`),
    [
      'id|bigint|NO',
      'scopes|text|NO',
      'created|timestamp with time zone|NO',
      'label|text|NO',
      'token|text|NO',
      'expiry|timestamp with time zone|YES',
    ],
  );
});

test('tables are visible without their schema, and so the names of one of them are in several', async t => {
  const client = await open();
  t.deepEqual(await ask('SHOW search_path', client), ['linode_account, profile, odd_account, local']);
  const visible = `SELECT relnamespace::regnamespace, relname FROM pg_class
                   WHERE relkind = 'r' AND relowner = current_user::regrole AND pg_table_is_visible(oid) ORDER BY 1, 2`;
  const shown = await ask(visible, client);
  t.is(shown.length, 7);
  t.deepEqual(
    shown.filter(line => line.endsWith('|logins')),
    ['linode_account|logins', 'profile|logins'],
  );
  await client.query('SET search_path TO profile, "$user", nowhere');
  t.deepEqual(await ask('SELECT current_schema(), current_schema', client), ['profile|profile']);
  t.deepEqual(await ask('SELECT current_schema(), 1 FROM pg_am LIMIT 1', client), ['profile|1']);
  t.is((await ask(visible, client)).length, 4);
  t.is((await ask(visible)).length, 7);
  t.deepEqual(await ask("SELECT setting, reset_val FROM pg_settings WHERE name = 'search_path'", client), [
    'profile, rowgate, nowhere|linode_account, profile, odd_account, local',
  ]);
  await client.query('SET search_path TO nowhere');
  t.deepEqual(await ask('SELECT current_schema()', client), ['NULL']);
});

test.serial('local tables and views are shown as they are just now', async t => {
  const shown = `SELECT c.relname, c.relkind, a.attname, a.atttypid::regtype, obj_description(c.oid)
                 FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                 WHERE c.relnamespace = to_regnamespace('local') AND pg_table_is_visible(c.oid) AND a.attnum > 0
                 ORDER BY 1, a.attnum`;
  t.deepEqual(await ask(shown), []);
  await engine.query('CREATE TABLE seen (day timestamp, "it\'s" integer)');
  await engine.query('CREATE VIEW "an app" AS SELECT label, id > 3 AS late FROM linode.profile.apps');
  t.deepEqual(await ask(shown), [
    'an app|v|label|text|SELECT label, id > 3 AS late FROM "linode"."profile".apps',
    'an app|v|late|boolean|SELECT label, id > 3 AS late FROM "linode"."profile".apps',
    'seen|r|day|timestamp with time zone|NULL',
    "seen|r|it's|bigint|NULL",
  ]);
  await engine.query('DROP VIEW "an app"');
  await engine.query('DROP TABLE seen');
  t.deepEqual(await ask(shown), []);
});

test.serial('a local table is shown without the columns that Postgres can not have', async t => {
  const long = 'é'.repeat(40);
  await engine.query(
    `CREATE TABLE "odd" (ctid text, id integer, xmin integer, "XMAX" text, "${long}a" text, "${long}b" text)`,
  );
  await engine.query(`CREATE TABLE "${long}1" (a text)`);
  await engine.query(`CREATE TABLE "${long}2" (a text)`);
  await engine.query('CREATE VIEW v AS SELECT xmin, ctid FROM odd');
  const shown =
    await ask(`SELECT c.relname, string_agg(a.attname, ' ' ORDER BY a.attnum), obj_description(c.oid)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = to_regnamespace('local') AND a.attnum > 0 GROUP BY c.oid, c.relname ORDER BY 1`);
  const cut = 'é'.repeat(31);
  t.deepEqual(shown, [
    `odd|id XMAX ${cut}|It has columns that can not be listed here, and can be queried: ctid, xmin, ${long}b`,
    'v|xmin ctid|SELECT xmin, ctid FROM "local".odd',
    `${cut}|a|NULL`,
  ]);
  t.deepEqual(await ask('SELECT o.xmin, o.ctid FROM local.odd o'), []);
  for (const name of ['VIEW v', 'TABLE odd', `TABLE "${long}1"`, `TABLE "${long}2"`])
    await engine.query(`DROP ${name}`);
});

test('names of the session are the same here and there', async t => {
  const names = 'current_database(), current_catalog, current_user, session_user';
  t.deepEqual(await ask(`SELECT ${names}`), ['rowgate|rowgate|rowgate|rowgate']);
  t.deepEqual(await ask(`SELECT ${names} FROM pg_am WHERE amname = 'heap'`), [
    'rowgate|rowgate|rowgate|rowgate',
  ]);
  t.deepEqual(await ask('SELECT datname, daticulocale FROM pg_database'), ['rowgate|NULL']);
  t.deepEqual(await ask("SELECT rolname, rolsuper FROM pg_roles WHERE rolname !~ '^pg_'"), ['rowgate|f']);
});

test('the extended protocol: types, formats, names, rows by portions', async t => {
  const client = await open();
  const sql =
    'SELECT oid, relname FROM pg_catalog.pg_class WHERE relname LIKE $1 AND oid > $2 ORDER BY relname';
  client.write(
    ...[parse(sql, {name: 'one', types: [25]}), describe('S', 'one')],
    ...[bind({name: 'one', portal: 'p', values: ['pg\\_am%', '0']}), describe('P', 'p'), execute('p', 2)],
    ...[execute('p', 1), close('P', 'p'), sync],
  );
  t.deepEqual(await client.until('Z'), [
    ...['1', 't 25 26', 'T oid:26 relname:19', '2', 'T oid:26 relname:19'],
    ...['D 2601|pg_am', 'D 2651|pg_am_name_index', 's', 'D 2652|pg_am_oid_index', 's', '3', 'Z I'],
  ]);
  client.write(bind({name: 'one', values: ['pg\\_am', '0'], results: [1, 0]}), execute(), sync);
  t.deepEqual(await client.until('Z'), ['2', 'D x00000a29|pg_am', 'C SELECT 1', 'Z I']);
  client.write(parse('SELECT $1::regclass::oid'), describe('S'), bind({values: [null]}), execute(), sync);
  t.deepEqual(await client.until('Z'), ['1', 't 2205', 'T oid:26', '2', 'D NULL', 'C SELECT 1', 'Z I']);
});

test('an error is told with its place, and what follows is skipped up to Sync', async t => {
  const client = await open();
  client.write(
    ...[parse('SELECT nope FROM pg_class'), bind(), execute(), sync],
    ...[parse('SELECT 1 / oid FROM pg_am'), bind(), execute(), sync],
    ...[parse('SELECT 1 / 0::oid::int4 FROM pg_am'), bind(), execute(), parse('SELECT 1'), sync],
  );
  t.deepEqual(await client.until('Z'), ['E 42703 column "nope" does not exist @8', 'Z I']);
  t.regex((await client.until('Z'))[0] ?? '', /^E 42883 operator does not exist: integer \/ oid @10/);
  t.deepEqual(await client.until('Z'), ['1', '2', 'E 22012 division by zero', 'Z I']);
  t.is(
    (await client.query("SELECT 'ü'; SELECT nope FROM pg_class")).at(-2),
    'E 42703 column "nope" does not exist @20',
  );
});

test('the transaction is that of the session', async t => {
  const client = await open();
  t.deepEqual((await client.query('BEGIN; SELECT oid FROM pg_am WHERE false')).at(-1), 'Z T');
  t.deepEqual((await client.query('SAVEPOINT a; SELECT nope FROM pg_am')).at(-1), 'Z E');
  t.regex((await client.query('SELECT oid FROM pg_am'))[0] ?? '', /^E 25P02 /);
  t.deepEqual(await client.query('ROLLBACK TO a'), ['C ROLLBACK', 'Z T']);
  await client.query('DECLARE c CURSOR FOR SELECT amname FROM pg_am ORDER BY 1');
  t.deepEqual(await client.query('FETCH 2 FROM c'), ['T amname:19', 'D brin', 'D btree', 'C FETCH 2', 'Z T']);
  t.deepEqual(await client.query("COPY (SELECT amname FROM pg_am WHERE amname = 'gin') TO STDOUT"), [
    ...['H 0 1', 'd "gin\\n"', 'c', 'C COPY 1', 'Z T'],
  ]);
  t.deepEqual(await client.query('COMMIT'), ['C COMMIT', 'Z I']);
});

test('no client changes it', async t => {
  const refused = await Promise.all(
    [
      "SELECT set_config('search_path', 'x', false) FROM pg_am",
      "SELECT set_config('session_authorization', 'pg_owner', false) FROM pg_am",
      'SELECT pg_sleep(60)',
      'SELECT pg_advisory_lock(1) FROM pg_am',
      'SELECT pg_terminate_backend(pg_backend_pid()) FROM pg_am',
      "SELECT query_to_xml('SELECT 1', true, true, '') FROM pg_am",
      "SELECT pg_read_file('PG_VERSION')",
      'SELECT rolpassword FROM pg_authid',
      'EXPLAIN ANALYZE DELETE FROM pg_class',
      'SELECT 1 FROM pg_am FOR UPDATE',
      'SELECT 1 INTO pg_x FROM pg_am',
      'WITH x AS (DELETE FROM pg_am RETURNING 1) SELECT * FROM x',
      'WITH x AS (UPDATE pg_am SET amname = amname RETURNING 1) SELECT * FROM x',
    ].map(sql => ask(sql)),
  );
  t.deepEqual(
    refused.filter(lines => !/^E (?:42501|25006) /.test(lines[0] ?? '')),
    [],
  );
  // This one Postgres carries out, and the end of the transaction takes it back.
  t.regex((await ask('EXPLAIN ANALYZE CREATE TABLE pg_x AS SELECT 1 FROM pg_am')).join(), /actual time/);
  t.deepEqual(await ask("SELECT count(*) FROM pg_class WHERE relname = 'pg_x'"), ['0']);
});

test('neither the password nor a token is in it', async t => {
  const tables = ['pg_settings', 'pg_roles', 'pg_stat_activity', 'pg_db_role_setting', 'pg_description'];
  const lines = await Promise.all(tables.map(table => ask(`SELECT * FROM ${table}`)));
  t.true(lines.flat().length > 100);
  t.false(lines.flat().join().includes('canary'));
});

test('a query of both is refused', async t => {
  t.deepEqual(await ask('SELECT 1 FROM profile.tokens, pg_class'), [
    "E 0A000 pg_class is of the system catalogue and profile.tokens is not: one query can't ask both @31" +
      ' (Ask two queries, and put together what they give.)',
  ]);
});

test('what is known without it is what it says', async t => {
  for (const {sql, parameters = []} of knownQueries) {
    const values = parameters.map(() => 'hstore');
    const [known, real] = await Promise.all(
      // In parentheses it is another text.
      [sql, `(${sql})`].map(async text => {
        const client = await open();
        client.write(parse(text), describe('S'), bind({values}), execute(), sync);
        return client.until('Z');
      }),
    );
    const rows = real?.filter(line => line.startsWith('D ')) ?? [];
    t.deepEqual(known?.slice(0, 3), real?.slice(0, 3), sql);
    if (sql.includes('set_config') || sql.includes('server_version_num')) continue;
    const own = known?.filter(line => line.startsWith('D ')) ?? [];
    t.true(
      own.every(line => rows.includes(line)),
      sql,
    );
    t.is(own.length > 0, rows.length > 0, sql);
  }
});

test('a type that is not known without it is asked of it', async t => {
  const {sql = ''} = knownQueries.find(each => each.parameters?.length === 1) ?? {};
  const client = await open();
  client.write(parse(sql), bind({values: ['int8']}), execute(), sync);
  t.deepEqual((await client.until('Z')).slice(2, 3), ['D int8|20|1016|bigint|,']);
});

test('a query that does not end is ended, and it is started again from what it has kept', async t => {
  const client = await open();
  const endless = 'SELECT count(*) FROM pg_proc a, pg_proc b, pg_proc c, pg_proc d';
  await client.query("SET statement_timeout = '300ms'");
  t.deepEqual(await ask(endless, client), ['E 57014 the statement took longer than 300 ms']);
  t.deepEqual(await ask("SELECT amname FROM pg_am WHERE amname = 'gin'"), ['gin']);
  t.regex((await readdir(folder)).join(), /^pglite-[\d.]+\.tar\.gz$/);
  t.deepEqual(bugs, []);
});
