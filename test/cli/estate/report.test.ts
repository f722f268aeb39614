import {execFile} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import type {EstateReport} from '../../../src/cli/estate/estate-report.js';
import {parseQueryFile} from '../../../src/cli/queries/parse-query-file.js';
import {startSandbox} from '../../../src/index.js';
import {makeFolder} from '../../make-folder.js';
import {projectFolder} from '../../project-folder.js';
import {makeQueries} from '../queries/make-queries.js';
import {mainScript, runCli, terminal} from '../run-cli.js';

const sandbox = await startSandbox();
test.after.always(() => sandbox.close());
const {env} = sandbox;

test('JSON has what the page has, and --fail-on sets the exit status', async t => {
  const cwd = makeFolder();
  const args = ['report', '--provider', 'xeonr', '--fail-on', 'high', '--output', 'estate.json'];
  const {status, stdout, stderr} = await runCli(args, {env, cwd});
  t.deepEqual([status, stdout], [5, '']);
  t.regex(
    stderr,
    /^the report is in estate\.json\nfindings: \d+ high, \d+ medium, \d+ low\nerror: .*--fail-on/,
  );
  const report: EstateReport = JSON.parse(readFileSync(path.join(cwd, 'estate.json'), 'utf8'));
  t.is(report.complete, true);
  const [fix] = report.findings.find(each => each.query === 'grants/full_access')?.fixes ?? [];
  const script = `rowgate() { "$NODE" "$MAIN" "$@"; }; ${fix?.command}`;
  const run = promisify(execFile)('sh', ['-c', script], {
    cwd,
    env: {...env, NODE: process.execPath, MAIN: mainScript, HOME: cwd},
  });
  t.is((await run).stdout.trim().split('\n').length, fix?.rows.length ?? 0);
});

test('an API that fails: the page is written, says so, and the exit status too', async t => {
  const wrong = {...env, XEONR_TOKEN: 'canary-token'};
  const {status, stdout, stderr} = await runCli(['report', '--provider', 'xeonr'], {env: wrong});
  t.is(status, 3);
  t.regex(stdout, /^<!doctype html>.*<strong>Not complete\.<\/strong>.*<\/html>\n$/s);
  t.regex(stderr, /^error: the report is not complete\n {2}\S/m);
  t.false(`${stdout}${stderr}`.includes('canary-token'));
});

test('a page goes to a file on a terminal; a query that is wrong is told, and hides no other', async t => {
  const cwd = makeQueries({
    'bad.sql': '-- Bad\n-- @severity awful\nSELECT 1',
    'good.sql':
      "-- Good\n-- @severity high\n-- @fix DELETE FROM a WHERE id = :id\nSELECT 'it''s $HOME' AS id",
  });
  const args = ['report', '--sandbox', '--provider', 'xeonr'];
  const {status, stdout, stderr} = await runCli(args, {cwd, env: {...terminal, ROWGATE_QUERIES: cwd}});
  t.deepEqual([status, stdout], [1, '']);
  t.regex(stderr, /note:\S* \S*bad\.sql:2: there is no severity "awful"/);
  t.regex(stderr, /the report is in rowgate-report\.html/);
  const page = readFileSync(path.join(cwd, 'rowgate-report.html'), 'utf8');
  t.true(page.includes('rowgate query --sandbox --dry-run'));
  t.true(page.includes('bad.sql:2: there is no severity'));
});

test('what is wrong on the command line costs no request', async t => {
  const own = await startSandbox();
  t.teardown(() => own.close());
  const {env} = own;
  const parameter = await runCli(['report', '-p', 'domain=x'], {env});
  t.deepEqual([parameter.status, parameter.stdout], [2, '']);
  t.regex(parameter.stderr, /no query with a severity has a parameter domain\nhint: There are: .*domains/);
  const query = await runCli(['report', '--without', 'ending,ended'], {env});
  t.is(query.status, 2);
  t.regex(query.stderr, /there is no query "ending,ended"/);
  const cwd = makeFolder();
  const nowhere = await runCli(['report', '-o', 'none/a.html'], {cwd, env});
  t.is(nowhere.status, 2);
  t.false(existsSync(path.join(cwd, 'none')));
  t.deepEqual(own.requests(), []);
});

test('the queries of the help and of README are findings', async t => {
  const {stdout} = await runCli(['help', 'report']);
  const help = stdout.match(/^ {2}--(?: .*)?$/gm)?.map(line => line.slice(2)) ?? [];
  const readme = readFileSync(path.join(projectFolder, 'README.md'), 'utf8');
  const [, block = ''] = /```sql\n((?:--.*\n)+-- @severity (?:.*\n)+?)```/.exec(readme) ?? [];
  for (const text of [`${help.join('\n')}\nSELECT 1`, block]) {
    const {title, finding} = parseQueryFile(text, {name: 'a', path: 'a.sql'});
    t.regex(title, /\?$/);
    t.is(finding?.fixes.length, 1);
  }
});
