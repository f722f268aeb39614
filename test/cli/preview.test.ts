import test from 'ava';
import {makeFolder} from '../make-folder.js';
import {startClientServer} from './client-server.js';
import {runCli, terminal} from './run-cli.js';

const update = "UPDATE oauth_clients SET label = 'old 0' WHERE id IN ('c0', 'c1')";
const diff = `~ update linode.account.oauth_clients c1 "old 1"
  - label  old 1
  + label  old 0
    PUT /account/oauth-clients/c1  {"label":"old 0"}
1 update, 1 unchanged
`;
const plain = {...terminal, NO_COLOR: '1'};

test('on a terminal a preview is a diff, in colours where these are wanted', async t => {
  const {env} = await startClientServer(t);
  const run = (more: Readonly<Record<string, string>>, ...args: readonly string[]) =>
    runCli(['query', '--dry-run', ...args], {env: {...env, ...more}});
  const {status, stdout, stderr} = await run(plain, update);
  t.is(status, 0, stderr);
  t.is(stdout, diff);
  t.is(stderr, 'dry run: nothing was changed\n');
  const coloured = await run(terminal, update);
  t.true(coloured.stdout.includes('\u001b[31m  - label  old 1\u001b[39m\n'), coloured.stdout);
  t.true(coloured.stdout.includes('\u001b[32m  + label  old 0\u001b[39m\n'), coloured.stdout);
  t.is((await run({}, '--format', 'diff', update)).stdout, diff);
  t.regex((await run(plain, '--format', 'table', update)).stdout, /^\+-+\+/);
  t.regex((await run({}, update)).stdout, /^\{"change":1,"action":"nothing"/);
});

test('what is no preview is a table on a terminal', async t => {
  const {stdout} = await runCli(['query', "SELECT 1 AS a; SELECT 'x' AS b"], {env: plain});
  t.is(stdout, '+---+\n| a |\n+---+\n| 1 |\n+---+\n(1 row)\n\n+---+\n| b |\n+---+\n| x |\n+---+\n(1 row)\n');
});

test('a plan is one diff, whose count is not said again', async t => {
  const {env} = await startClientServer(t);
  const cwd = makeFolder();
  const run = (more: Readonly<Record<string, string>>, sql: string) =>
    runCli(['plan', sql, '--force', '-o', 'plan.json'], {env: {...env, ...more}, cwd});
  const several = `${update}; DELETE FROM oauth_clients WHERE id = 'c2'`;
  const closing = 'nothing was changed; to make these changes: rowgate apply plan.json\n';
  const shown = await run(plain, several);
  t.is(shown.status, 0, shown.stderr);
  t.is(shown.stdout.match(/^\d+ update.*$/gm)?.join(), '1 update, 1 deletion, 1 unchanged');
  t.is(shown.stderr, closing);
  t.is((await run({}, several)).stderr, `1 update, 1 deletion, 1 unchanged\n${closing}`);
});

test('an undo that is only shown is a diff', async t => {
  const {env} = await startClientServer(t);
  const done = await runCli(['query', update], {env});
  const name = /^run (\S+)$/m.exec(done.stderr)?.[1] ?? 'no run';
  const {status, stdout, stderr} = await runCli(['undo', name], {env: {...env, ...plain}});
  t.is(status, 0, stderr);
  t.is(
    stdout,
    `~ update linode.account.oauth_clients c1 "old 0"
  - label  old 0
  + label  old 1
    PUT /account/oauth-clients/c1  {"label":"old 1"}
1 update
`,
  );
});

test('consent is asked for below the first changes', async t => {
  const server = await startClientServer(t);
  const env = {...server.env, ...plain};
  const sql = "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE true";
  const declined = await runCli(['query', sql], {env, input: 'n\n'});
  t.is(declined.status, 5);
  const [heading, ...lines] = declined.stderr.split('\n');
  t.is(heading, 'UPDATE of 6 rows of linode.account.oauth_clients');
  t.deepEqual(lines.slice(0, 4), [
    '~ update linode.account.oauth_clients c0 "old 0"',
    '  - label  old 0',
    '  + label  new 0',
    '    PUT /account/oauth-clients/c0  {"label":"new 0"}',
  ]);
  t.is(lines.filter(line => line.startsWith('~ ')).length, 5);
  t.is(lines[20], '… and 1 more; --dry-run shows them all');
  t.regex(lines[21] ?? '', /Make these 6 changes\? \[y\/N\]/);
  t.deepEqual(server.writes(), []);
  const agreed = await runCli(['query', sql], {env, input: 'y\n'});
  t.is(agreed.status, 0, agreed.stderr);
  t.is(server.writes().length, 6);
});
