import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {startSandbox} from '../../../src/index.js';
import {makeFolder} from '../../make-folder.js';
import {projectFolder} from '../../project-folder.js';
import {library} from '../../queries/library.js';
import {runCli} from '../run-cli.js';
import {makeQueries} from './make-queries.js';

const sandbox = await startSandbox();
test.after.always(() => sandbox.close());
const {env} = sandbox;

const readRows = (text: string): readonly Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));

test('rowgate queries lists them all', async t => {
  const {status, stdout, stderr} = await runCli(['queries']);
  t.deepEqual([status, stderr], [0, '']);
  const rows = readRows(stdout);
  t.deepEqual(
    rows.map(row => [row.name, row.title, row.changes]),
    library.map(query => [query.name, query.title, query.changes]),
  );
  const ending = rows.find(row => row.name === 'grants/ending');
  t.like(ending, {parameters: 'days integer = 30', providers: 'linode', changes: false});
  t.regex(String(ending?.file), /queries\/grants\/ending\.sql$/);
});

test('rowgate queries show prints the file as it is', async t => {
  const {stdout, status} = await runCli(['queries', 'show', 'move_domain']);
  t.is(status, 0);
  t.is(stdout, readFileSync(path.join(projectFolder, 'queries/changes/move_domain.sql'), 'utf8'));
});

test('rowgate run takes values for parameters', async t => {
  const {status, stdout, stderr} = await runCli(['run', 'ending', '-p', 'days=2'], {env});
  t.is(status, 0, stderr);
  t.is(readRows(stdout).length, 3);
});

test('a parameter that is wrong sends nothing, and shows no value', async t => {
  const own = await startSandbox();
  t.teardown(() => own.close());
  const {status, stdout, stderr} = await runCli(['run', 'ending', '-p', 'days=canary-1'], {env: own.env});
  t.deepEqual([status, stdout], [2, '']);
  t.is(
    stderr,
    'error: grants/ending: the parameter days is to be a whole number\n' +
      'hint: Its parameters: days integer = 30 (how far ahead to look).\n',
  );
  t.deepEqual(own.requests(), []);
});

test("the user's own queries are told from those of the package", async t => {
  const folder = makeQueries({
    'mine.sql': '-- Which of mine?\nSELECT 1',
    'grants/ending.sql': '-- My own\nSELECT 1 AS mine',
    'broken.sql': '-- Broken\n-- @param a\nSELECT :a',
  });
  const options = {env: {ROWGATE_QUERIES: folder}};
  const listed = await runCli(['queries', '--format', 'jsonl'], options);
  t.deepEqual(
    readRows(listed.stdout)
      .filter(row => row.providers === '')
      .map(row => [row.name, row.title]),
    [
      ['grants/ending', 'My own'],
      ['mine', 'Which of mine?'],
    ],
  );
  t.regex(listed.stderr, /^note: \S*broken\.sql:2: this @param can't be read \[unreadable_file\]\n$/);
  const hiding = await runCli(['run', 'grants/ending'], options);
  t.deepEqual([hiding.status, hiding.stdout], [0, '{"mine":1}\n']);
  t.regex(
    hiding.stderr,
    /^note: this is your own grants\/ending, \S+ending\.sql, not that of the package \[own_query\]\n$/,
  );
  const broken = await runCli(['run', 'broken'], options);
  t.is(broken.status, 2);
  t.regex(broken.stderr, /^error: \S*broken\.sql:2: this @param can't be read\nhint: The form is/);
});

test('a file is run by its path', async t => {
  const cwd = makeQueries({
    'some/file.sql': 'SELECT :a AS a',
    'wrong.sql': '-- Title\nSELECT 1 FROM WHERE',
  });
  const {stdout} = await runCli(['run', './some/file.sql', '-p', 'a=x'], {cwd});
  t.is(stdout, '{"a":"x"}\n');
  const wrong = await runCli(['run', './wrong.sql'], {cwd});
  t.is(wrong.status, 1);
  t.regex(wrong.stderr, /wrong\.sql:2/);
});

test('a plan of a query is made, with its defaults, and applied', async t => {
  const own = await startSandbox();
  t.teardown(() => own.close());
  const options = {cwd: makeFolder(), env: own.env};
  const args = ['run', 'rotation/linode', '-p', 'label=ci-%', '--plan', 'r.json'];
  const planned = await runCli(args, options);
  t.is(planned.status, 0, planned.stderr);
  t.regex(planned.stderr, /^6 calls\nnothing was changed; to make these changes: rowgate apply r\.json$/m);
  const renewals = () => own.requests().filter(each => each.path.endsWith('/reset-secret')).length;
  t.is(renewals(), 0);
  const applied = await runCli(['apply', 'r.json', '--yes', '--secrets-to', 'secrets.jsonl'], options);
  t.is(applied.status, 0, applied.stderr);
  t.is(renewals(), 6);
  const secrets = readRows(readFileSync(path.join(options.cwd, 'secrets.jsonl'), 'utf8'));
  t.is(new Set(secrets.map(each => JSON.stringify(each.secrets))).size, 6);
  const both = await runCli([...args, '-o', 'rows.json'], options);
  t.is(both.status, 2);
  t.regex(both.stderr, /--output does not go with --plan/);
});
