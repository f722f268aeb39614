import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {startSandbox} from '../../src/index.js';
import {makeFolder} from '../make-folder.js';
import {runCli} from './run-cli.js';

const sandbox = await startSandbox();
test.after.always(() => sandbox.close());
const {env} = sandbox;

test('several statements: each in the format, tables apart', async t => {
  const sql = "-- first\nSELECT 1 AS a;\nSELECT 'x' AS b";
  const {stdout, status} = await runCli(['query', '--format', 'table', sql]);
  t.is(status, 0);
  t.is(stdout, '+---+\n| a |\n+---+\n| 1 |\n+---+\n(1 row)\n\n+---+\n| b |\n+---+\n| x |\n+---+\n(1 row)\n');
});

test('SQL that begins with a comment is no option', async t => {
  const {stdout, stderr} = await runCli(['exec', '-- a comment\nSELECT 1 AS a']);
  t.is(stdout, '{"a":1}\n', stderr);
});

test('parameters are text, or JSON with :=, and are not in the trace', async t => {
  const sql =
    'SELECT $1 AS a, typeof(:b) AS b, :c IS NULL AS c, :d AS d FROM oauth_clients WHERE label = :label LIMIT 1';
  const given = ['1=x', 'b:=1.5', 'c:=null', 'd:=9007199254740993', 'label=ci-packer'];
  const params = given.flatMap(each => ['-p', each]);
  const {stdout, stderr, status} = await runCli(['query', '--trace', '--timing', ...params, sql], {env});
  t.is(status, 0, stderr);
  t.regex(stdout, /^\{"a":"x","b":"real","c":1,"d":9007199254740993\}\n$/);
  t.regex(
    stderr,
    /^GET http:\S+oauth-clients\?\S+ {2}X-Filter: \{"label":"<REDACTED>"\} {2}200 {2}\d+ ms {2}\d+ bytes\n/,
  );
  t.regex(stderr, /\ntime: \d+\.\d{3} s, 1 row, 1 request\n$/);
  t.false(stderr.includes('ci-packer'));
});

test('values of parameters are in no error', async t => {
  const secret = 'canary-value-42';
  const cases = [
    ['query', '-p', secret, 'SELECT 1'],
    ['query', '-p', `a:=${secret}`, 'SELECT 1'],
    ['query', '-p', `a=${secret}`, '-p', `a=${secret}`, 'SELECT 1'],
    ['query', `--parm=a=${secret}`, 'SELECT 1'],
    ['query', '-p', `a=${secret}`, "UPDATE oauth_clients SET redirect_uri = :a WHERE label = 'Wiki'"],
  ];
  for (const args of cases) {
    const {status, stderr} = await runCli(args, {env});
    t.not(status, 0);
    t.regex(stderr, /^(?:run \S+\n)?error: /);
    t.false(stderr.includes(secret), stderr);
  }
});

test('a file comes to its place when all went well, and leaves nothing otherwise', async t => {
  const cwd = makeFolder();
  const file = path.join(cwd, 'rows.csv');
  writeFileSync(file, 'before');
  const failing = ['query', '-o', 'rows.csv', 'SELECT 1 AS a; SELECT label FROM profile_apps'];
  const failed = await runCli(failing, {cwd});
  t.is(failed.status, 3);
  t.regex(failed.stderr, /rows\.csv was not written/);
  t.is(readFileSync(file, 'utf8'), 'before');
  t.deepEqual(readdirSync(cwd), ['rows.csv']);
  const done = await runCli(failing, {cwd, env});
  t.is(done.status, 0);
  t.is(done.stdout, '');
  t.regex(readFileSync(file, 'utf8'), /^a\n1\nlabel\n/);
  t.deepEqual(readdirSync(cwd), ['rows.csv']);
});

test("a file with secrets is its owner's alone, and they are not lost in an error", async t => {
  const cwd = makeFolder();
  const insert = "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('a', 'https://a.example/')";
  const args = ['query', '--trace', '-o', 'new.json', insert];
  const {status, stdout, stderr} = await runCli(args, {cwd, env});
  t.is(status, 0);
  const [row] = JSON.parse(readFileSync(path.join(cwd, 'new.json'), 'utf8'));
  t.regex(row.secret, /^[0-9a-f]{64}$/);
  t.is(statSync(path.join(cwd, 'new.json')).mode & 0o777, 0o600);
  t.false((stdout + stderr).includes(row.secret));
  t.false(stderr.includes(env.LINODE_TOKEN ?? ''));

  const later = await runCli(['query', '-o', 'more.json', `${insert}; SELECT writefile('/no/such', 'x')`], {
    cwd,
    env,
  });
  t.not(later.status, 0);
  const [left = ''] = readdirSync(cwd).filter(name => name.startsWith('more.json'));
  t.regex(left, /^more\.json\.partial-/);
  t.true(later.stderr.includes(left), later.stderr);
  t.is(statSync(path.join(cwd, left)).mode & 0o777, 0o600);
  t.regex(readFileSync(path.join(cwd, left), 'utf8'), /"secret":"[0-9a-f]{64}"/);
});

test('secrets go where --secrets-to says, and nowhere else', async t => {
  const cwd = makeFolder();
  const reset =
    "EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients WHERE label LIKE 'ci-%')";
  const args = ['query', '--yes', '--trace', '--timing', '--secrets-to', 'secrets.jsonl', reset];
  const {status, stdout, stderr} = await runCli(args, {cwd, env});
  t.is(status, 0, stderr);
  t.regex(stderr, /\nsecrets are in secrets\.jsonl\n$/);
  const file = path.join(cwd, 'secrets.jsonl');
  const secrets = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line).secrets.secret as string);
  t.true(secrets.length > 3);
  t.deepEqual(
    secrets.filter(secret => (stdout + stderr).includes(secret)),
    [],
  );
  t.is(statSync(file).mode & 0o777, 0o600);
  t.deepEqual(readdirSync(cwd), ['secrets.jsonl']);
  const again = await runCli(args, {cwd, env});
  t.is(again.status, 2);
  t.regex(again.stderr, /already/);
  t.is(statSync(file).size, Buffer.byteLength(readFileSync(file)));
  t.is((await runCli(['query', '--secrets-to', 'none', 'SELECT 1'], {cwd, env})).status, 0);
  t.deepEqual(readdirSync(cwd), ['secrets.jsonl']);
});

test('a dry run shows the changes and makes none', async t => {
  const own = await startSandbox();
  t.teardown(() => own.close());
  const sql = "UPDATE oauth_clients SET label = upper(label) WHERE label LIKE 'ci-%'";
  const {status, stdout, stderr} = await runCli(['query', '--dry-run', '--file', '-'], {
    env: own.env,
    input: sql,
  });
  t.is(status, 0);
  t.regex(stdout, /"old":"ci-terraform","new":"CI-TERRAFORM","request":"PUT /);
  t.is(stderr, 'dry run: nothing was changed\n');
  t.true(own.requests().every(each => each.method === 'GET'));
});

test('--sandbox needs no environment, and a query of the package runs by the end of its name', async t => {
  const {status, stdout, stderr} = await runCli(['run', 'oauth_clients.sql', '--sandbox', '--format', 'csv']);
  t.is(status, 0, stderr);
  t.true(stdout.startsWith('label,problem,status,redirect_uri,id\n'));
  const {stderr: list} = await runCli(['run']);
  t.regex(list, /which query\?.*rowgate queries/s);
});

test('a folder is no file', async t => {
  const cwd = makeFolder();
  mkdirSync(path.join(cwd, 'folder'));
  const {status, stderr} = await runCli(['query', '-o', 'folder', 'SELECT 1'], {cwd});
  t.is(status, 2);
  t.regex(stderr, /it is a folder/);
});
