import {readFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {
  createEngine,
  type Engine,
  type EngineOptions,
  linode,
  type Result,
  RowgateError,
} from '../../src/index.js';
import {everyType} from '../execute/every-type.js';
import {makeFolder} from '../make-folder.js';
import {
  type Answer,
  client,
  pageOf,
  type Recorded,
  type RecordingServer,
  startRecordingServer,
} from './recording-server.js';

const clients = [client('a', {label: 'one'}), client('b', {label: 'two', public: true}), client('c')];

const things = [
  {
    text: '05',
    integer: 1,
    real: 5,
    flag: true,
    time: '2026-01-31T12:00:00.25Z',
    json: {b: [1, null]},
    blob: null,
  },
  {text: 'x', integer: null, real: 0.5, flag: false, time: null, json: 'text', blob: null},
];

function answerAll(request: Recorded): Answer | undefined {
  if (request.path === '/account/oauth-clients') return pageOf(clients, request);
  if (request.path.startsWith('/account/oauth-clients/')) {
    const found = clients.find(each => request.path.endsWith(`/${each.id}`));
    return found && {json: found};
  }
  return request.path === '/things' ? {json: {data: things}} : undefined;
}

async function open(
  t: ExecutionContext,
  options: Partial<EngineOptions> = {},
  answer: (request: Recorded) => Answer | undefined = answerAll,
): Promise<{engine: Engine; server: RecordingServer; ask: (sql: string) => Promise<Result['rows']>}> {
  const server = await startRecordingServer(answer);
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 't', EVERY_URL: server.url, EVERY_TOKEN: 't'};
  const engine = createEngine({providers: [linode, everyType], env, ...options});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  const ask = async (sql: string) => (await engine.query(sql)).rows;
  return {engine, server, ask};
}

async function refusal(engine: Engine, sql: string): Promise<string> {
  try {
    await engine.query(sql);
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    const {code, message, hint, position} = error;
    return `${code} ${position?.column ?? '-'}: ${message}${hint === undefined ? '' : ` | ${hint}`}`;
  }
  return 'done';
}

test('a snapshot has the values that its query gave, of the same types', async t => {
  const {engine, ask} = await open(t);
  const sql = `SELECT *, 9007199254740993 + integer AS large, avg(real) OVER () * 2 AS whole, NULL AS none,
    x'00ff' AS bytes, real > 1 AS more FROM every.type.things`;
  const direct = await engine.query(sql);
  t.deepEqual(await ask(`CREATE TABLE kept AS ${sql}`), [['create table', 'local.kept', 2]]);
  const kept = await engine.query('SELECT * FROM kept');
  t.deepEqual(kept.columns, direct.columns);
  t.deepEqual(kept.rows, direct.rows);
  t.is(kept.rows[0]?.[7], 9007199254740994n);
  t.is(kept.requests, 0);
  // A whole number that is a real one stays real.
  t.deepEqual(await ask('SELECT whole / 2, large + 1 FROM local.kept LIMIT 1'), [[2.75, 9007199254740995n]]);
  t.deepEqual(await ask("SELECT text FROM kept WHERE time > '2026-01-31T12:00:00.2Z' AND flag"), [['05']]);
});

test('tables and views can be joined with what an API has, by its keys', async t => {
  const {ask, server} = await open(t);
  await ask('CREATE TABLE wanted (key text, since timestamp)');
  await ask("INSERT INTO wanted VALUES ('b', '2026-01-31'), ('z', '2026-01-31 12:00')");
  server.requests.splice(0);
  t.deepEqual(
    await ask('SELECT w.key, c.label, w.since FROM wanted w LEFT JOIN oauth_clients c ON c.id = w.key'),
    [
      ['b', 'two', '2026-01-31T00:00:00Z'],
      ['z', null, '2026-01-31T12:00:00Z'],
    ],
  );
  t.deepEqual(await ask('SELECT label FROM oauth_clients WHERE id IN (SELECT key FROM wanted)'), [['two']]);
  t.deepEqual(
    server.lines().filter(line => line.includes('?') && !line.includes('page=1')),
    [],
  );
  await ask(
    "CREATE VIEW names AS SELECT id AS key, label AS name FROM oauth_clients WHERE status = 'active'",
  );
  server.requests.splice(0);
  t.deepEqual(await ask("SELECT name FROM names WHERE key = 'a'"), [['one']]);
  t.deepEqual(server.lines(), ['GET /account/oauth-clients/a']);
  server.requests.splice(0);
  t.deepEqual(
    await ask('SELECT key FROM local.names n WHERE NOT EXISTS (SELECT 1 FROM wanted w WHERE w.key = n.key)'),
    [['a'], ['c']],
  );
  t.is(server.requests.length, 1);
});

test('rows are put in, changed and taken out', async t => {
  const {engine, ask} = await open(t);
  await ask('CREATE TABLE notes (id integer, text text, done boolean, at timestamp, more json)');
  t.deepEqual(
    await ask(`INSERT INTO notes (id, text, done) SELECT integer, text, flag FROM every.type.things`),
    [['insert', 'local.notes', 2]],
  );
  t.deepEqual(
    await ask("WITH n(x) AS (VALUES (7)) INSERT INTO local.notes (id, more) SELECT x, '[1]' FROM n"),
    [['insert', 'local.notes', 1]],
  );
  t.deepEqual(await ask("UPDATE notes SET text = text || '!', at = '2026-02-01' WHERE done EXPECT 1 ROWS"), [
    ['update', 'local.notes', 1],
  ]);
  t.deepEqual(
    await ask('UPDATE notes SET text = c.label FROM oauth_clients c WHERE notes.id = 7 AND c.public'),
    [['update', 'local.notes', 1]],
  );
  t.deepEqual(await ask('DELETE FROM notes AS n WHERE n.id IS NULL'), [['delete', 'local.notes', 1]]);
  t.deepEqual(await ask('SELECT * FROM notes ORDER BY id'), [
    [1, '05!', true, '2026-02-01T00:00:00Z', null],
    [7, 'two', null, null, [1]],
  ]);
  const cases = [
    ['DELETE FROM notes', 'missing_where 13: it needs a WHERE'],
    [
      'INSERT INTO notes (id, txt) VALUES (1, 2)',
      'unknown_column 24: local.notes has no column "txt" | Did you mean "text"?',
    ],
    ['INSERT INTO notes (id) VALUES (1, 2)', 'invalid_value 24: INSERT names 1 columns and gives 2 values'],
    ['INSERT INTO notes (id, id) VALUES (1, 2)', 'invalid_value 13: column "id" is given twice'],
    ["INSERT INTO notes (id) VALUES ('x')", 'invalid_value -: "id" must be a whole number'],
    ["INSERT INTO notes (done) VALUES ('yes')", 'invalid_value -: "done" must be true or false'],
    ["INSERT INTO notes (at) VALUES ('soon')", 'invalid_value -: "at" must be a date or time'],
    ["INSERT INTO notes (more) VALUES ('{')", 'invalid_value -: "more" must be JSON text'],
    [
      'UPDATE notes SET id = c.column1 FROM (VALUES (1), (2)) c WHERE notes.id = 7',
      'invalid_value -: UPDATE gives one row two different values',
    ],
    ['DELETE FROM notes WHERE true EXPECT 1 ROWS', 'refused -: expected 1 rows of local.notes, found 2'],
    ['INSERT INTO notes (id) VALUES (1) RETURNING id', 'unsupported 45: RETURNING is not for local tables'],
    [
      'INSERT INTO notes (id) VALUES (1) ON CONFLICT (id) DO NOTHING',
      'unsupported 35: ON CONFLICT is not for local tables',
    ],
    ['REPLACE notes SET id = 1 WHERE true', 'unsupported 9: REPLACE is not for local tables'],
  ] as const;
  for (const [sql, says] of cases) {
    const told = await refusal(engine, sql);
    t.true(told.startsWith(says), `${sql}: ${told}`);
  }
  t.deepEqual(await ask('SELECT count(*) FROM notes'), [[2]]);
});

test('what is refused is refused before any call, and tells why', async t => {
  const {engine, ask, server} = await open(t);
  await ask('CREATE TABLE a (x); CREATE VIEW v AS SELECT label FROM oauth_clients'.split(';')[0] ?? '');
  await ask('CREATE VIEW v AS SELECT label FROM oauth_clients');
  await ask('CREATE TABLE oauth_clients (label text)');
  server.requests.splice(0);
  const cases = [
    ['CREATE TABLE a (y)', 'invalid_value 14: there is a local table "a" already | CREATE OR REPLACE TABLE'],
    [
      'CREATE VIEW A AS SELECT 1',
      'invalid_value 13: there is a local table "a" already | DROP TABLE local.a makes room.',
    ],
    ['CREATE OR REPLACE TABLE v AS SELECT 1', 'invalid_value 25: there is a local view "v" already'],
    [
      'CREATE TABLE linode.profile.x (a)',
      'invalid_value 14: a local table can\'t be called "linode.profile.x"',
    ],
    ['CREATE TABLE rowgate_views (a)', 'invalid_value 14: a local table can\'t be called "rowgate_views"'],
    ['CREATE TABLE b (x varchar2)', 'invalid_value 19: there is no type "varchar2"'],
    ['CREATE TABLE b AS SELECT 1 AS x, 2 AS X', 'ambiguous_name 19: two columns are called "X"'],
    ['CREATE VIEW b (p, q) AS SELECT 1', 'invalid_value -: it names 2 columns, and its query gives 1'],
    ['CREATE VIEW b AS SELECT :p', "unsupported 25: a view can't have parameters"],
    [
      "CREATE VIEW b AS SELECT * FROM (EXEC oauth_clients.get_client_thumbnail @clientId = 'a')",
      "unsupported 32: a view can't call a procedure",
    ],
    ['CREATE OR REPLACE VIEW v AS SELECT * FROM v', 'unsupported 43: the view "v" is made of itself'],
    [
      'SELECT * FROM oauth_clients',
      'ambiguous_name 15: "oauth_clients" is a local table and a resource | Say which: local.oauth_clients, linode.account.oauth_clients.',
    ],
    [
      'SELECT * FROM local.nowhere',
      'unknown_resource 15: there is no local table or view "nowhere" | Local tables and views: a, oauth_clients, v.',
    ],
    [
      'SELECT * FROM oauth_client',
      'unknown_resource 15: there is no resource "oauth_client" | Did you mean "oauth_clients"?',
    ],
    ['SELECT lable FROM v', 'unknown_column 8: there is no column "lable" in v | Did you mean "label"?'],
    ['INSERT INTO v VALUES (1)', "unsupported 13: local.v is a view, which can't be changed"],
    ['DROP VIEW a', 'unsupported 11: local.a is a table | Write DROP TABLE local.a.'],
    ['DROP TABLE absent', 'unknown_resource 12: there is no local table or view "absent"'],
    ['DROP TABLE linode.account.oauth_clients', 'unsupported 12: DROP TABLE is for local tables and views'],
  ] as const;
  for (const [sql, says] of cases) {
    const told = await refusal(engine, sql);
    t.true(told.startsWith(says), `${sql}: ${told}`);
  }
  t.deepEqual(await ask('DROP TABLE IF EXISTS absent'), [['nothing', 'local.absent', null]]);
  t.deepEqual(await ask('CREATE TABLE IF NOT EXISTS a AS SELECT 1'), [['nothing', 'local.a', null]]);
  t.deepEqual(server.lines(), []);
});

test('a view means what it meant, in whatever it stands', async t => {
  const {engine, ask} = await open(t);
  await ask('CREATE TABLE snap AS SELECT id, label FROM oauth_clients');
  await ask("CREATE VIEW one AS SELECT oauth_clients.id, label FROM oauth_clients WHERE label = 'one'");
  await ask(
    'CREATE VIEW two (key, twice) AS WITH o AS (SELECT * FROM one) SELECT snap.id, o.label || snap.label FROM o JOIN snap USING (id)',
  );
  // A table of that name comes later.
  await ask('CREATE TABLE oauth_clients (id text)');
  t.deepEqual(await ask('SELECT * FROM two'), [['a', 'oneone']]);
  t.deepEqual(
    await ask('SELECT local.two.twice, (SELECT count(*) FROM two x WHERE x.key = two.key) FROM local.two'),
    [['oneone', 1]],
  );
  // A common table of the statement is not one of the view's.
  t.deepEqual(await ask("WITH one AS (SELECT 'b' AS id), snap AS (SELECT 1) SELECT key FROM two, one"), [
    ['a'],
  ]);
  t.deepEqual(await ask('SELECT label FROM linode.account.oauth_clients WHERE id IN (SELECT key FROM two)'), [
    ['one'],
  ]);
  await ask('DROP TABLE snap');
  t.is(
    await refusal(engine, 'SELECT 1, key FROM two'),
    'unknown_resource 20: in the view "two": there is no local table or view "snap" | Local tables and views: oauth_clients, one, two.',
  );
  await ask('CREATE OR REPLACE VIEW two AS SELECT 5 AS five');
  t.deepEqual(await ask('SELECT * FROM two'), [[5]]);
  t.deepEqual(await ask('DROP VIEW two'), [['drop view', 'local.two', null]]);
});

test('statements of a text see what those before them made', async t => {
  const {engine} = await open(t);
  const shown: Result['rows'][] = [];
  const text = `CREATE TABLE s AS SELECT id, label FROM oauth_clients;
    CREATE VIEW w AS SELECT label FROM s WHERE id > 'a';
    CREATE OR REPLACE TABLE s AS SELECT *, 1 AS more FROM s WHERE id <> 'c';
    SELECT * FROM w; SELECT more FROM s; DROP VIEW w; DROP TABLE s`;
  for await (const {rows} of engine.run(text)) shown.push(rows);
  t.deepEqual(shown.slice(3, 5), [[['two']], [[1], [1]]]);
  t.deepEqual((await engine.query('SHOW RESOURCES IN local')).rows, []);
  await t.throwsAsync(engine.run('CREATE TABLE s (a); SELECT b FROM s').next(), {message: /no column "b"/});
  t.deepEqual((await engine.query('SHOW RESOURCES IN local')).rows, []);
});

test('SHOW, DESCRIBE and EXPLAIN know them', async t => {
  const {ask, server} = await open(t);
  await ask('CREATE TABLE s (id integer, at timestamp, more)');
  await ask('CREATE VIEW v AS\n  SELECT id, secret FROM oauth_clients');
  t.deepEqual(await ask("SHOW TABLES LIKE '_'"), [
    ['local.s', 's', 'table', 'id, at, more'],
    ['local.v', 'v', 'view', 'SELECT id, secret FROM "linode"."account".oauth_clients'],
  ]);
  t.deepEqual(await ask('DESCRIBE s'), [
    ['id', 'integer', '', '', ''],
    ['at', 'timestamp', '', '', ''],
    ['more', '', '', '', ''],
  ]);
  t.deepEqual(await ask('DESCRIBE local.v'), [
    ['id', 'text', '', '', ''],
    ['secret', 'text', 'secret', '', ''],
  ]);
  const steps = await ask(
    'EXPLAIN INSERT INTO s (id) SELECT s.id FROM s JOIN oauth_clients v ON v.id = s.more',
  );
  t.deepEqual(
    steps.filter(([, item]) => item === 'list' || item === 'read' || item === 'query' || item === 'insert'),
    [
      [1, 'list', 'linode.account.oauth_clients'],
      [2, 'read', 'local.s'],
      [3, 'query', 'in SQLite, on the rows fetched'],
      [4, 'insert', 'local.s'],
    ],
  );
  t.deepEqual(server.lines(), []);
});

test('a dry run, a session that only reads and a transaction change nothing', async t => {
  const db = path.join(makeFolder(), 'local.db');
  const {engine, server} = await open(t, {db});
  await engine.query('CREATE TABLE s (id text)');
  const before = readFileSync(db);
  const tried = await engine.query('INSERT INTO s SELECT id FROM oauth_clients', [], {dryRun: true});
  t.deepEqual(tried.rows, [['insert', 'local.s', 3]]);
  t.is(server.requests.length, 1);
  t.regex(
    await refusal(createEngine({providers: [linode], db, readOnly: true}), "INSERT INTO s VALUES ('a')"),
    /^refused -: this session is read-only: local.s was not changed/,
  );
  await t.throwsAsync(engine.run("BEGIN; INSERT INTO s VALUES ('a'); COMMIT").next(), {
    message: "local tables can't be changed between BEGIN and COMMIT",
  });
  const work = engine.begin();
  await t.throwsAsync(work.query('DROP TABLE s'), {instanceOf: RowgateError});
  t.deepEqual((await work.query('SELECT count(*) FROM s')).rows, [[0]]);
  await t.throwsAsync(engine.plan('DROP TABLE s'), {instanceOf: RowgateError});
  t.deepEqual(readFileSync(db), before);
});

test('nothing is kept of rows that are not all there', async t => {
  const db = path.join(makeFolder(), 'local.db');
  const connections = ['up', 'down'].map(name => ({name, provider: 'linode'}));
  const groups = [{name: 'both', connections: ['up', 'down']}];
  let count = 0;
  const {engine} = await open(t, {db, connections, groups}, request => {
    if (request.path !== '/account/oauth-clients') return undefined;
    count += 1;
    return count % 2 === 0 ? {status: 403, json: {errors: [{reason: 'no'}]}} : pageOf(clients, request);
  });
  await engine.query('CREATE TABLE s (id text)');
  const before = readFileSync(db);
  for (const sql of ['CREATE TABLE more AS SELECT id', 'INSERT INTO s SELECT id']) {
    const told = await refusal(engine, `${sql} FROM both.account.oauth_clients`);
    t.regex(told, /^refused -: the rows for local\.\w+ could not all be read: .*Nothing was changed/);
  }
  t.deepEqual(readFileSync(db), before);
});

test('an aggregate of JSON with something in its place is JSON', async t => {
  const {engine} = await open(t);
  const {columns, rows} = await engine.query(
    "SELECT coalesce(json_group_array(label), '[]') AS a, ifnull(NULL, json('[1]')) AS b, coalesce(json('[]'), 'x') AS c FROM oauth_clients WHERE public",
  );
  t.deepEqual(rows, [[['two'], [1], '[]']]);
  t.deepEqual(
    columns.map(({type}) => type),
    ['json', 'json', undefined],
  );
});
