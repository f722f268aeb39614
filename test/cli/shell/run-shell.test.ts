import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {client} from '../../engine/recording-server.js';
import {makeFolder} from '../../make-folder.js';
import {startGatedServer} from '../gated-server.js';
import {runCli, startCli} from '../run-cli.js';
import {hasTerminals, startInTerminal, type TerminalRun} from './pty.js';

const inTerminal = hasTerminals ? test : test.skip;

function start(t: ExecutionContext, ...given: Parameters<typeof startInTerminal>): TerminalRun {
  const run = startInTerminal(...given);
  t.teardown(run.kill);
  return run;
}

test('standard input that is no terminal is a script, which ends at its first error', async t => {
  const input = `.timing off
SELECT label
FROM oauth_clients WHERE label = :label;
.param set n 2
SELECT :n AS two;
.format csv
SELECT nope; SELECT 3`;
  const {status, stdout, stderr} = await runCli(['shell', '--sandbox', '-p', 'label=Grafana'], {input});
  t.is(stdout, '{"label":"Grafana"}\n{"two":2}\n');
  t.is(status, 1);
  t.regex(
    stderr,
    /^timing: off\nerror: there is no column "nope"\n.*\n.*\n.*\nmore: rowgate docs unknown_column\nstandard input: 1 more step was not run\n$/,
  );
});

test('a script without dot-commands is checked before anything is run', async t => {
  const {status, stdout} = await runCli(['shell', '--sandbox'], {input: 'SELECT 1 AS a; SELECT nope'});
  t.is(stdout, '');
  t.is(status, 1);
});

test('.read, .output, .bail and .explain do as they say', async t => {
  const cwd = makeFolder();
  writeFileSync(path.join(cwd, 'a.sql'), 'SELECT nope;\nSELECT 2 AS b;\n');
  const input = `.output rows.csv
SELECT 1 AS a;
.output
.bail off
.read a.sql
.explain SELECT label FROM apps
.format nothing
.tabels
.quit
SELECT 4;`;
  const {status, stdout, stderr} = await runCli(['shell', '--sandbox'], {input, cwd});
  t.is(readFileSync(path.join(cwd, 'rows.csv'), 'utf8'), 'a\n1\n');
  t.regex(stdout, /^\{"b":2\}\n\{"step":1,.*\n.*GET \/profile\/apps/);
  t.false(stdout.includes('{"4":4}'));
  t.regex(stderr, /there is no format "nothing"/);
  t.regex(stderr, /there is no command \.tabels\nhint: Did you mean "\.tables"\?/);
  t.is(status, 0);
});

test('changes of a script need consent, as anywhere, and a transaction is made at its COMMIT', async t => {
  const update = "UPDATE oauth_clients SET label = label || ' 2' WHERE public;\n";
  const refused = await runCli(['shell', '--sandbox'], {input: `.timing off\n${update}`});
  t.is(refused.status, 5);
  const input = `.timing off\nBEGIN;\n${update}.timing on\nCOMMIT;\nSELECT count(*) AS n FROM oauth_clients WHERE label LIKE '% 2';`;
  const made = await runCli(['shell', '--sandbox', '--yes'], {input});
  t.is(made.status, 0);
  t.regex(made.stdout, /"outcome":"done"[\s\S]*\{"n":[1-9]\d*\}\n$/);
  const left = await runCli(['shell', '--sandbox', '--yes'], {input: `.timing off\nBEGIN;\n${update}`});
  t.regex(left.stderr, /there was no COMMIT/);
});

test('a closed pipe ends it without a word', async t => {
  const {child, ended} = startCli(['shell', '--sandbox'], {
    input: ".trace off\nSELECT printf('%.*c', 1000000, 'x');\nSELECT 2;",
  });
  child.stdout?.once('data', () => child.stdout?.destroy());
  const {status, stderr} = await ended;
  t.is(stderr, 'trace: off\n');
  t.is(status, 141);
});

inTerminal('at a terminal: completion, colours, several lines, errors, consent, a transaction', async t => {
  const {type, saw, ended} = start(t, ['shell', '--sandbox']);
  await saw('.help lists commands');
  await saw('sandbox> ');
  type('sel');
  await saw('sel');
  type('\t');
  await saw('\u001b[1mselect\u001b[22m ');
  type('count(*) as n from lin');
  await saw('from\u001b[22m lin\u001b8');
  type('\t');
  await saw('linode.');
  type('profile.apps\r');
  await saw('      -> ');
  type("where label like '%o%';\r");
  await saw('(1 row)');
  type('SELECT nope;\r');
  await saw('there is no column "nope"');
  await saw('^^^^');
  await saw('sandbox> ');
  type("DELETE FROM linode.profile.apps WHERE label LIKE '%o%';\r");
  await saw('[y/N] ');
  type('n\r');
  await saw('error:');
  await saw('sandbox> ');
  type('BEGIN;\r');
  await saw('sandbox*> ');
  type('\u0003');
  await saw('Ctrl-D or .quit leaves');
  await saw('sandbox*> ');
  type('\u0004');
  const {status, shown} = await ended;
  t.is(status, 0);
  t.true(shown.includes('there was no COMMIT'));
});

inTerminal('Ctrl-C ends a statement that SQLite does not, and the prompt is back', async t => {
  const {type, saw, ended} = start(t, ['shell', '--sandbox'], {env: {NO_COLOR: '1'}});
  await saw('sandbox> ');
  type('WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t, apps;\r');
  await saw('working');
  type('\u0003');
  await saw('cancelled');
  await saw('sandbox> ');
  type('SELECT max(2, 3) AS n;\r');
  await saw('(1 row)');
  await saw('sandbox> ');
  type('.quit\r');
  t.is((await ended).status, 0);
});

inTerminal('the history is there the next time, without secrets', async t => {
  const env = {HOME: makeFolder(), LINODE_TOKEN: 'canary-token-1', NO_COLOR: '1'};
  const first = start(t, ['shell', '--sandbox'], {env});
  await first.saw('sandbox> ');
  const lines = [
    'SELECT 1 AS a,\r  2 AS b;\r',
    "SELECT 'canary-token-1' AS c;\r",
    "UPDATE vmware.csp.oauth_apps SET secret = 'canary-2' WHERE displayName = 'nobody';\r",
    '.param set key canary-3\r',
    " SELECT 'private';\r",
    'SELECT 9 AS z;\r',
  ];
  for (const line of lines) {
    first.type(line);
    await first.saw('sandbox> ');
  }
  first.type('.quit\r');
  t.is((await first.ended).status, 0);
  const file = path.join(env.HOME, '.local', 'state', 'rowgate', 'history');
  t.is(readFileSync(file, 'utf8'), 'SELECT 1 AS a, 2 AS b;\nSELECT 9 AS z;\n.quit\n');
  t.is(statSync(file).mode & 0o777, 0o600);
  const second = start(t, ['shell', '--sandbox'], {env});
  await second.saw('sandbox> ');
  second.type('\u001b[A\u001b[A\u001b[A\r');
  await second.saw('| a | b |');
  await second.saw('sandbox> ');
  second.type('\u0004');
  t.is((await second.ended).status, 0);
});

inTerminal('Ctrl-C gives up the statement, whose request ends, and not the shell', async t => {
  const server = await startGatedServer(t, [client('1')], 'reads');
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'x', NO_COLOR: '1'};
  const {type, saw, ended} = start(t, ['shell'], {env});
  await saw('rowgate> ');
  type('SELECT label FROM linode.account.oauth_clients;\rSELECT 5;\r');
  await server.untilAsked('GET', 1);
  type('\u0003');
  await saw('cancelled');
  await saw('rowgate> ');
  type('SELECT 7 AS seven;\r');
  await saw('| seven |');
  await saw('rowgate> ');
  type('.quit\r');
  const {status, shown} = await ended;
  t.is(status, 0);
  // What was typed after the statement was forgotten with it, and nothing is in colours.
  t.false(shown.includes('| 5 |'));
  t.notRegex(shown.replaceAll('\u001b[?', ''), /\p{Cc}\[[\d;]*m/u);
});

inTerminal('a paste of two hundred lines is run statement by statement, up to its first error', async t => {
  const {type, saw, ended} = start(t, ['shell', '--sandbox'], {columns: 200, env: {NO_COLOR: '1'}});
  await saw('sandbox> ');
  const statements = Array.from({length: 100}, (_, index) => `SELECT\n  ${index} AS n${index};\n`);
  statements[90] = 'SELECT\n  nope;\n';
  type(`\u001b[200~${statements.join('')}\u001b[201~`);
  await saw('| n0 |');
  await saw('| n89 |');
  await saw('there is no column "nope"');
  await saw('18 more lines were not run');
  type('.quit\r');
  const {shown} = await ended;
  t.false(shown.includes('n91'));
});

inTerminal('a long result goes through the pager, which may leave early', async t => {
  const file = path.join(makeFolder(), 'paged');
  const pager = `head -n 3 > ${file}; echo paged-it`;
  const {type, saw, ended} = start(t, ['shell', '--sandbox'], {env: {PAGER: pager, NO_COLOR: '1'}});
  await saw('sandbox> ');
  type('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n;\r');
  await saw('paged-it');
  await saw('sandbox> ');
  t.is(readFileSync(file, 'utf8').split('\n').length, 4);
  type('SELECT 1 AS short;\r');
  await saw('| short |');
  await saw('sandbox> ');
  type('\u0004');
  t.is((await ended).status, 0);
  t.true(existsSync(file));
});
