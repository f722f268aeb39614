import {existsSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {makeFolder} from '../make-folder.js';
import {runCli} from './run-cli.js';

const query = (sql: string, options: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runCli(['query', ...options, sql], {env});

test('local tables are where --db says, then ROWGATE_DB, then the folder of the user', async t => {
  const folder = makeFolder();
  const told = path.join(folder, 'told.db');
  const env = {XDG_DATA_HOME: folder, ROWGATE_DB: path.join(folder, 'env.db')};
  const {ROWGATE_DB: _, ...noDb} = env;
  const create = "CREATE TABLE t AS SELECT 1 AS n, 'x' AS text";
  const [byOption, byEnv, byDefault] = await Promise.all([
    query(create, ['--db', told], env),
    query(create, [], env),
    query(create, [], noDb),
  ]);
  for (const {status, stdout, stderr} of [byOption, byEnv, byDefault]) {
    t.is(status, 0, stderr);
    t.is(stdout, '{"operation":"create table","table":"local.t","rows":1}\n');
  }
  t.true(existsSync(told) && existsSync(env.ROWGATE_DB));
  t.true(existsSync(path.join(folder, 'rowgate', 'local.db')));
  const read = await query('SELECT * FROM t', ['--db', told]);
  t.is(read.stdout, '{"n":1,"text":"x"}\n');
});

test('tables of the sandbox are not among those of the user', async t => {
  const folder = makeFolder();
  const text =
    'CREATE TABLE t AS SELECT label FROM oauth_clients; SELECT count(*) AS n FROM t; SELECT * FROM s';
  const {status, stderr} = await query(text, ['--sandbox'], {XDG_DATA_HOME: folder});
  t.is(status, 1);
  t.regex(stderr, /there is no resource "s"\n.*\n.*\n.*\nhint: Did you mean "t"\?/);
  t.false(existsSync(path.join(folder, 'rowgate')));
});

test('--read-only keeps local tables as well', async t => {
  const folder = makeFolder();
  const {status, stderr} = await query('CREATE TABLE t (a)', ['--read-only'], {XDG_DATA_HOME: folder});
  t.is(status, 5);
  t.is(stderr, 'error: this session is read-only: local.t was not changed\nmore: rowgate docs refused\n');
  t.false(existsSync(path.join(folder, 'rowgate')));
});

test('the shell keeps them from one statement to the next, and lists them', async t => {
  const input =
    'CREATE TABLE t AS SELECT 1 AS n;\n.tables local.\nSELECT n + 1 AS m FROM t;\n.tables nothing.like';
  const {stdout, stderr} = await runCli(['shell', '--sandbox'], {input});
  t.is(
    stdout,
    [
      '{"operation":"create table","table":"local.t","rows":1}',
      '{"table":"local.t","description":"n"}',
      '{"m":2}\n',
    ].join('\n'),
  );
  t.regex(stderr, /no table is like "nothing\.like"/);
});
