import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {startRecordingServer} from '../engine/recording-server.js';
import {makeFolder} from '../make-folder.js';
import {type ClientServer, startClientServer, token} from './client-server.js';
import {type CliResult, runCli, startCli} from './run-cli.js';

const update = "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE true";
const oldLabels = [0, 1, 2, 3, 4, 5].map(index => `old ${index}`);
const newLabels = oldLabels.map(label => label.replace('old', 'new'));

const outcomes = ({stdout}: CliResult) =>
  stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line).outcome);
const nameOfRun = ({stderr}: CliResult) => /^run (\S+)$/m.exec(stderr)?.[1] ?? 'no run';
const runFolder = ({env}: ClientServer) => path.join(env.HOME, '.local', 'state', 'rowgate', 'runs');

test('plan, apply, a crash half-way, resume and undo: each client changes once each way', async t => {
  const server = await startClientServer(t);
  const {env} = server;
  const cwd = makeFolder();
  const run = (...args: readonly string[]) => runCli(args, {env, cwd});

  const plan = await run('plan', update, '-o', 'plan.json');
  t.is(plan.status, 0, plan.stderr);
  t.is(plan.stdout.trimEnd().split('\n').length, 6);
  t.is(plan.stderr, '6 updates\nnothing was changed; to make these changes: rowgate apply plan.json\n');
  t.is(statSync(path.join(cwd, 'plan.json')).mode & 0o777, 0o600);
  t.deepEqual(server.writes(), []);

  server.holdFrom(2);
  const apply = startCli(['apply', 'plan.json', '--yes', '--concurrency', '1'], {env, cwd});
  await server.untilWritten(3);
  apply.child.kill('SIGKILL');
  const killed = await apply.ended;
  t.is(killed.signal, 'SIGKILL');
  const name = nameOfRun(killed);
  t.regex(name, /^\d{8}-\d{6}-[0-9a-f]{4}$/);
  t.is(statSync(runFolder(server)).mode & 0o777, 0o700);
  server.holdFrom(Number.POSITIVE_INFINITY);

  const listed = JSON.parse((await run('runs')).stdout);
  t.like(listed, {name, resource: 'linode.account.oauth_clients', method: 'put_client', changes: 6});
  t.like(listed, {done: 2, failed: 0, unknown: 1, open: 3});

  const states = await run('resume', name, '--dry-run');
  t.is(states.status, 0, states.stderr);
  t.deepEqual(outcomes(states), ['done', 'done', 'done', 'skipped', 'skipped', 'skipped']);
  t.is(server.writes().length, 3);

  const resumed = await run('resume', name);
  t.is(resumed.status, 0, resumed.stderr);
  t.deepEqual(outcomes(resumed), Array(6).fill('done'));
  t.deepEqual(server.labels(), newLabels);
  t.is(server.writes().length, 6);
  t.is(new Set(server.writes()).size, 6);

  const again = await run('resume', path.join(runFolder(server), `${name}.jsonl`));
  t.is(again.status, 0, again.stderr);
  t.is(server.writes().length, 6);

  const preview = await run('undo', name);
  t.is(preview.status, 0, preview.stderr);
  t.true(preview.stderr.endsWith(`to undo the run: rowgate undo ${name} --yes\n`), preview.stderr);
  t.is(server.writes().length, 6);

  const undone = await run('undo', name, '--yes');
  t.is(undone.status, 0, undone.stderr);
  t.deepEqual(server.labels(), oldLabels);
  t.is(server.writes().length, 12);
  t.is(new Set(server.writes().slice(6)).size, 6);

  const runs = (await run('runs')).stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  t.deepEqual(
    runs.map(each => [each.name, each.done, each.open]),
    [
      [nameOfRun(undone), 6, 0],
      [name, 6, 0],
    ],
  );
  const files = [
    ...readdirSync(runFolder(server)).map(file => path.join(runFolder(server), file)),
    path.join(cwd, 'plan.json'),
  ];
  t.false(files.some(file => readFileSync(file, 'utf8').includes(token)));
});

test('an interrupted run says how to go on, and one that is done says nothing', async t => {
  const server = await startClientServer(t);
  const {env} = server;
  server.holdFrom(1);
  const cli = startCli(['query', '--yes', '--concurrency', '1', update], {env});
  await server.untilWritten(2);
  cli.child.kill('SIGINT');
  await cli.saw('stopping: ');
  await sleep(400);
  cli.child.kill('SIGINT');
  const stopped = await cli.ended;
  t.is(stopped.status, 4);
  const name = nameOfRun(stopped);
  t.true(stopped.stderr.endsWith(`\nto go on: rowgate resume ${name}\n`), stopped.stderr);
  server.holdFrom(Number.POSITIVE_INFINITY);
  const resumed = await runCli(['resume', name], {env});
  t.is(resumed.status, 0, resumed.stderr);
  t.is(resumed.stderr, '');
  t.deepEqual(server.labels(), newLabels);
});

test('drifted rows end with 6, failed ones with 4, whatever else', async t => {
  const server = await startClientServer(t);
  const {env} = server;
  const cwd = makeFolder();
  const run = (...args: readonly string[]) => runCli(args, {env, cwd});
  await run('plan', update, '-o', 'plan.json');
  server.rows[0] = {...server.rows[0], label: "somebody else's"};
  const drifted = await run('apply', 'plan.json', '--yes');
  t.is(drifted.status, 6);
  t.deepEqual(outcomes(drifted), ['skipped', ...Array(5).fill('done')]);
  t.regex(drifted.stderr, /drifted: label changed/);
  t.notRegex(drifted.stderr, /to go on/);

  server.rows[1] = {...server.rows[1], label: "somebody else's"};
  const undone = await run('undo', nameOfRun(drifted), '--yes', '-o', 'undone.csv');
  t.is(undone.status, 6);
  t.regex(readFileSync(path.join(cwd, 'undone.csv'), 'utf8'), /skipped/);
  t.deepEqual(server.labels().slice(2), oldLabels.slice(2));

  server.refuse = address => address.endsWith('/c2');
  const failed = await run('apply', 'plan.json', '--yes');
  t.is(failed.status, 4);
  t.deepEqual(outcomes(failed).slice(0, 4), ['skipped', 'skipped', 'failed', 'done']);
});

test('a plan needs consent, is never written over another, and is not taken when altered', async t => {
  const server = await startClientServer(t);
  const {env} = server;
  const cwd = makeFolder();
  const run = (...args: readonly string[]) => runCli(args, {env, cwd});
  const file = path.join(cwd, 'plan.json');
  writeFileSync(file, 'before');
  const taken = await run('plan', update, '-o', 'plan.json');
  t.is(taken.status, 2);
  t.regex(taken.stderr, /already\nhint: .*--force/);
  t.is(readFileSync(file, 'utf8'), 'before');
  const unchanged = `${update}; UPDATE oauth_clients SET label = 'old 1' WHERE label IN ('old 1', 'old 2')`;
  const forced = await run('plan', '--force', unchanged, '-o', 'plan.json');
  t.regex(forced.stderr, /^7 updates, 1 unchanged\n/);
  t.is(statSync(file).mode & 0o777, 0o600);
  t.deepEqual(readdirSync(cwd), ['plan.json']);

  const refused = await run('apply', 'plan.json');
  t.is(refused.status, 5);
  const dry = await run('apply', 'plan.json', '--dry-run');
  t.is(dry.status, 0, dry.stderr);
  t.regex(dry.stderr, /dry run: nothing was changed/);
  writeFileSync(file, readFileSync(file, 'utf8').replace('new 1', 'new 7'));
  t.is((await run('apply', 'plan.json', '--yes')).status, 2);
  t.is((await run('apply', 'no.json')).status, 2);
  t.is((await run('plan', 'SELECT 1', '-o', 'other.json')).status, 1);
  t.deepEqual(server.writes(), []);
  t.deepEqual(readdirSync(cwd), ['plan.json']);
});

test('a canary, and so many errors, stop what follows; what is left can be resumed', async t => {
  const server = await startClientServer(t);
  const {env} = server;
  server.refuse = address => address.endsWith('/c0') || address.endsWith('/c1');
  const canary = await runCli(['query', '--yes', '--canary', '1', update], {env});
  t.is(canary.status, 4);
  t.deepEqual(outcomes(canary), ['failed', ...Array(5).fill('skipped')]);
  t.is(server.writes().length, 1);
  const args = ['query', '--yes', '--concurrency', '1', '--stop-after-errors', '2', update];
  const stopped = await runCli(args, {env});
  t.deepEqual(outcomes(stopped), ['failed', 'failed', ...Array(4).fill('skipped')]);
  t.is(server.writes().length, 3);
  const resumed = await runCli(['resume', nameOfRun(stopped)], {env});
  t.is(resumed.status, 4);
  t.deepEqual(outcomes(resumed), ['failed', 'failed', ...Array(4).fill('done')]);
  t.notRegex(resumed.stderr, /to go on/);
});

test('a journal goes where --journal says, and no journal is kept of what changes nothing', async t => {
  const server = await startClientServer(t);
  const {env} = server;
  const cwd = makeFolder();
  const one = "UPDATE oauth_clients SET label = 'a' WHERE id = 'c1'";
  const args = ['query', '--journal', 'my runs.jsonl', `${one}; ${one.replaceAll("'a'", "'b'")}`];
  const done = await runCli(args, {env, cwd});
  t.is(done.status, 0, done.stderr);
  t.is(done.stderr, 'run my runs.jsonl\nrun my runs-2.jsonl\n');
  t.deepEqual(readdirSync(cwd).sort(), ['my runs-2.jsonl', 'my runs.jsonl']);
  const taken = await runCli(args, {env, cwd});
  t.is(taken.status, 1);
  t.regex(taken.stderr, /there is a file of that name already/);
  t.is(server.writes().length, 2);
  for (const extra of [
    ['--dry-run', one],
    ['SELECT label FROM oauth_clients'],
    ['--sandbox', '--yes', update],
  ]) {
    const {status, stderr} = await runCli(['query', ...extra], {env, cwd});
    t.is(status, 0, stderr);
    t.notRegex(stderr, /^run /m);
  }
  t.throws(() => readdirSync(runFolder(server)));
  const undone = await runCli(['undo', 'my runs-2.jsonl'], {env, cwd});
  t.true(undone.stderr.endsWith("rowgate undo 'my runs-2.jsonl' --yes\n"), undone.stderr);
});

test('a run that is not there is an error with a suggestion', async t => {
  const server = await startClientServer(t);
  const {env} = server;
  const done = await runCli(['query', "UPDATE oauth_clients SET label = 'a' WHERE id = 'c1'"], {env});
  const name = nameOfRun(done);
  const {status, stderr} = await runCli(['resume', name.slice(0, -1)], {env});
  t.is(status, 2);
  t.is(
    stderr,
    `error: there is no run "${name.slice(0, -1)}"\nhint: Did you mean "${name}"? rowgate runs lists them.\n`,
  );
  t.is((await runCli(['undo', '../x'], {env})).status, 2);
  t.is((await runCli(['runs'], {env: {...env, XDG_STATE_HOME: makeFolder()}})).stdout, '');
});

test('secrets go to a program, that is tried before anything is made, and never to a journal', async t => {
  const server = await startClientServer(t);
  const {env} = server;
  const cwd = makeFolder();
  const reset = "EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients WHERE id < 'c2')";
  const none = await runCli(['query', '--yes', '--secrets-to', 'command no-such-program', reset], {env, cwd});
  t.is(none.status, 2);
  t.deepEqual(server.writes(), []);
  t.is((await runCli(['plan', reset, '-o', 'plan.json'], {env, cwd})).status, 0);
  const shown = await runCli(['apply', 'plan.json', '--yes', '--dry-run'], {env, cwd});
  t.regex(shown.stderr, /note: the 2 secrets that this makes are shown once/);
  t.deepEqual(server.writes(), []);
  const place = 'command cat >> kept.jsonl';
  const done = await runCli(['apply', 'plan.json', '--yes', '--secrets-to', place], {env, cwd});
  t.is(done.status, 0, done.stderr);
  t.regex(done.stderr, /\nsecrets went to the program cat\n$/);
  t.is(readFileSync(path.join(cwd, 'kept.jsonl'), 'utf8').match(/canary-secret/g)?.length, 2);
  const [file = ''] = readdirSync(runFolder(server));
  const said = done.stdout + done.stderr + readFileSync(path.join(runFolder(server), file), 'utf8');
  t.notRegex(said, /canary-/);
});

test('secrets that have no other place are in the result, which is said before they are made', async t => {
  const server = await startClientServer(t);
  const {env} = server;
  const cwd = makeFolder();
  const reset = "EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients WHERE id < 'c2')";
  await runCli(['plan', reset, '-o', 'plan.json'], {env, cwd});
  for (const args of [
    ['apply', 'plan.json', '--yes'],
    ['query', reset, '--yes'],
    ['query', `BEGIN; ${reset}; COMMIT`, '--yes'],
  ]) {
    const {status, stdout, stderr} = await runCli(args, {env, cwd});
    t.is(status, 0, stderr);
    t.is(stdout.match(/canary-secret/g)?.length, 2, stdout);
    t.regex(stderr, /^note: the 2 secrets that this makes are shown once, in its result.*\nrun /m);
    t.notRegex(stderr, /canary-/);
  }
});

test('a secret that a plan needs is given again, and is nowhere on disk', async t => {
  const secret = 'Canary-secret-1!';
  const server = await startRecordingServer(() => ({json: {access_token: 'x', expires_in: 1799}}));
  t.teardown(() => server.close());
  const env = {CSP_URL: server.url, CSP_ORG_ID: 'org', CSP_API_TOKEN: 'api', HOME: makeFolder()};
  const cwd = makeFolder();
  const run = (...args: readonly string[]) => runCli(args, {env, cwd});
  const sql = "EXEC oauth_apps.rotate_secret @oauthAppId = 'a', @newClientSecret = :secret";
  const plan = await run('plan', sql, '-p', `secret=${secret}`, '-o', 'plan.json');
  t.is(plan.status, 0, plan.stderr);
  const missing = await run('apply', 'plan.json', '--yes');
  t.is(missing.status, 1);
  t.regex(missing.stderr, /newClientSecret.*\nhint: .*--param newClientSecret=/);
  const other = await run('apply', 'plan.json', '--yes', '-p', `secret=${secret}`);
  t.is(other.status, 2);
  t.regex(other.stderr, /It needs: newClientSecret/);
  const done = await run(
    'apply',
    'plan.json',
    '--yes',
    '-p',
    `newClientSecret=${secret}`,
    '--journal',
    'run.jsonl',
  );
  t.is(done.status, 0, done.stderr);
  t.true(server.requests.some(({body}) => body.includes(secret)));
  const files = ['plan.json', 'run.jsonl'].map(file => readFileSync(path.join(cwd, file), 'utf8'));
  const all = [plan, missing, other, done].flatMap(({stdout, stderr}) => [stdout, stderr]);
  t.false([...files, ...all].some(text => text.includes(secret)));
});
