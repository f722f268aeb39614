import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import initSqlJs from 'sql.js';
import {createEngine, linode, RowgateError} from '../../src/index.js';
import {makeFolder} from '../make-folder.js';

const makeFile = () => path.join(makeFolder(), 'local.db');
const openEngine = (db: string) => createEngine({providers: [linode], db});
const {Database} = await initSqlJs();

/** Runs statements, each by an engine of its own as each command has one; gives the rows of the last. */
async function run(db: string, ...statements: readonly string[]) {
  let rows: unknown;
  for (const sql of statements) {
    const engine = openEngine(db);
    rows = (await engine.query(sql)).rows;
    await engine.close();
  }
  return rows;
}

async function refusal(db: string, sql: string): Promise<string> {
  const before = readFileSync(db);
  const error = await run(db, sql).catch((thrown: unknown) => thrown);
  if (!(error instanceof RowgateError)) throw error;
  if (!before.equals(readFileSync(db))) return 'the file was changed';
  return `${error.code}: ${error.message}`;
}

test('the file is an SQLite file of nobody else, in which any program finds the tables', async t => {
  const db = makeFile();
  await run(path.join(path.dirname(db), 'deep', 'er', 'local.db'), 'CREATE TABLE t (a)');
  t.deepEqual(await run(db, 'SHOW RESOURCES IN local'), []);
  t.deepEqual(readdirSync(path.dirname(db)), ['deep']);
  await run(
    db,
    'CREATE TABLE t AS SELECT 1 AS a, true AS b, \'x\' AS "c d"',
    'CREATE VIEW v AS SELECT a FROM t',
  );
  t.is(statSync(db).mode & 0o777, 0o600);
  const file = new Database(readFileSync(db));
  t.deepEqual(file.exec('SELECT * FROM t')[0], {columns: ['a', 'b', 'c d'], values: [[1, 1, 'x']]});
  t.deepEqual(file.exec('PRAGMA integrity_check')[0]?.values, [['ok']]);
  t.deepEqual(await run(db, 'DROP TABLE t', "SHOW TABLES LIKE '_'"), [
    ['local.v', 'v', 'view', 'SELECT a FROM "local".t'],
  ]);
});

test('a file that another program made keeps what is in it', async t => {
  const db = makeFile();
  const other = new Database();
  other.run(`CREATE TABLE things (id INTEGER PRIMARY KEY, name VARCHAR(10), price FLOAT, any_thing);
    CREATE INDEX names ON things (name);
    INSERT INTO things VALUES (3, 'a', 1.5, x'00'), (7, 'b', NULL, 9007199254740993);
    PRAGMA user_version = 12`);
  writeFileSync(db, other.export());
  t.deepEqual(await run(db, 'SELECT * FROM things'), [
    [3, 'a', 1.5, new Uint8Array([0])],
    [7, 'b', null, 9007199254740993n],
  ]);
  await run(db, "UPDATE things SET name = 'c' WHERE id = 7", 'DELETE FROM things WHERE id = 3');
  const file = new Database(readFileSync(db));
  t.deepEqual(file.exec("SELECT id, name FROM things WHERE name > 'a'")[0]?.values, [[7, 'c']]);
  t.deepEqual(file.exec('PRAGMA user_version')[0]?.values, [[12]]);
  t.deepEqual(file.exec("SELECT name FROM sqlite_schema WHERE type = 'index'")[0]?.values, [['names']]);
});

test('what can not be understood is left as it is', async t => {
  const text = makeFile();
  writeFileSync(text, 'not a database, though it may once have been one');
  t.regex(await refusal(text, 'CREATE TABLE t (a)'), /^file: ".*local\.db" is not an SQLite file/);
  t.regex(await refusal(text, 'SELECT * FROM t'), /is not an SQLite file/);

  const newer = makeFile();
  await run(newer, 'CREATE TABLE t (a)');
  const database = new Database(readFileSync(newer));
  database.run('PRAGMA user_version = 2');
  writeFileSync(newer, database.export());
  t.regex(
    await refusal(newer, 'DROP TABLE t'),
    /^file: the local tables are in form 2, and this reads form 1/,
  );

  const broken = makeFile();
  await run(broken, 'CREATE TABLE t AS SELECT zeroblob(20000) AS z');
  writeFileSync(broken, readFileSync(broken).fill(7, 100, 4000));
  t.regex(await refusal(broken, 'SELECT * FROM local.t'), /^file: ".*": .*malformed/);

  const busy = makeFile();
  await run(busy, 'CREATE TABLE t (a)');
  writeFileSync(`${busy}-journal`, 'left by a crash');
  t.regex(await refusal(busy, 'INSERT INTO t VALUES (1)'), /^refused: another program is at work on/);

  // A name that is as long as can be leaves no room for the file beside it.
  const long = path.join(path.dirname(makeFile()), `${'x'.repeat(252)}.db`.slice(-255));
  writeFileSync(long, readFileSync(broken).subarray(0, 0));
  t.regex(await refusal(long, 'CREATE TABLE t (a)'), /^file: can't write/);
  t.deepEqual(readdirSync(path.dirname(long)), [path.basename(long)]);
});

test('a link stays one', async t => {
  const db = makeFile();
  const link = path.join(path.dirname(makeFile()), 'link.db');
  await run(db, 'CREATE TABLE t (a)');
  symlinkSync(db, link);
  await run(link, 'INSERT INTO t VALUES (1)');
  t.deepEqual(await run(db, 'SELECT * FROM t'), [[1]]);
});

test('what another process did is seen, and not undone', async t => {
  const db = makeFile();
  const first = openEngine(db);
  const second = openEngine(db);
  await first.query('CREATE TABLE t AS SELECT 1 AS a');
  t.deepEqual((await second.query('SELECT * FROM t')).rows, [[1]]);
  await second.query('INSERT INTO t VALUES (2)');
  await Promise.all(
    [1, 2, 3].map(each => (each === 1 ? first : second).query(`INSERT INTO t VALUES (1${each})`)),
  );
  t.deepEqual((await first.query('SELECT * FROM t ORDER BY a')).rows, [[1], [2], [11], [12], [13]]);
  await second.query('DROP TABLE t');
  await t.throwsAsync(first.query('INSERT INTO t VALUES (1)'), {message: /there is no resource "t"/});
});

test('rows are changed only as they were when they were read', async t => {
  const db = makeFile();
  const engine = openEngine(db);
  const other = openEngine(db);
  await engine.query('CREATE TABLE t AS SELECT 1 AS a');
  // The engine reads the file when it begins to find its rows, and the other is done before that ends.
  const change = engine.query('UPDATE t SET a = a + 1 WHERE true');
  const results = await Promise.allSettled([change, other.query('INSERT INTO t VALUES (5)')]);
  const {rows} = await engine.query('SELECT a FROM t ORDER BY a');
  const isDrifted = results[0].status === 'rejected';
  if (isDrifted) t.is((results[0] as PromiseRejectedResult).reason.code, 'drifted');
  t.deepEqual(rows, isDrifted ? [[1], [5]] : [[2], [5]]);
});

test('processes that write at once lose nothing', async t => {
  const db = makeFile();
  await run(db, 'CREATE TABLE t (who integer, what integer)');
  const script = fileURLToPath(new URL('./write-rows.js', import.meta.url));
  const children = [1, 2, 3].map(who =>
    spawn(process.execPath, [script, db, String(who)], {stdio: 'inherit'}),
  );
  const ends = await Promise.all(children.map(child => once(child, 'exit')));
  t.deepEqual(
    ends.map(([code]) => code),
    [0, 0, 0],
  );
  t.deepEqual(await run(db, 'SELECT who, count(DISTINCT what) FROM t GROUP BY who'), [
    [1, 8],
    [2, 8],
    [3, 8],
  ]);
  t.deepEqual(readdirSync(path.dirname(db)), ['local.db']);
});
