import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {type FaultyServer, startFaultyServer} from '../change/faulty/faulty-server.js';
import {createLinodeAccount, type LinodeAccount} from '../change/faulty/linode-account.js';
import {makeFolder} from '../make-folder.js';
import {type CliResult, runCli, startCli} from './run-cli.js';

const update = "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE true";
const reset = 'EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients)';

interface Setting {
  readonly api: LinodeAccount;
  readonly server: FaultyServer;
  readonly cwd: string;
  run(...args: readonly string[]): Promise<CliResult>;
  start(...args: readonly string[]): ReturnType<typeof startCli>;
}

async function start(t: ExecutionContext, count = 4): Promise<Setting> {
  const api = createLinodeAccount(Array.from({length: count}, (_, index) => `old ${index}`));
  const server = await startFaultyServer(api);
  t.teardown(() => server.close());
  const cwd = makeFolder();
  const env = {LINODE_URL: server.url, LINODE_TOKEN: api.token, HOME: cwd};
  const options = {env, cwd};
  return {
    api,
    server,
    cwd,
    run: (...args) => runCli(args, options),
    start: (...args) => startCli(args, options),
  };
}

const one = ['--yes', '--concurrency', '1'];
const outcomes = ({stdout}: CliResult) =>
  stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line).outcome);

test('an outage ends with 4 and says how to go on, which is so once the API is back', async t => {
  const {api, server, run} = await start(t);
  server.decide = (_, write) => {
    if (write === 1) server.goDown();
    return undefined;
  };
  const first = await run('query', ...one, '--journal', 'run.jsonl', update);
  t.is(first.status, 4, first.stderr);
  t.deepEqual(outcomes(first), ['done', 'done', 'skipped', 'skipped']);
  t.regex(first.stderr, /2 of 4 changes were not sent, 2 done/);
  t.regex(first.stderr, /to go on: rowgate resume run\.jsonl\n$/);
  t.is((await run('resume', 'run.jsonl')).status, 4);
  await server.comeUp();
  server.decide = () => undefined;
  const second = await run('resume', 'run.jsonl');
  t.is(second.status, 0, second.stderr);
  t.deepEqual(api.ledger.deeds.map(({row}) => row).sort(), ['c0', 'c1', 'c2', 'c3']);
});

test('a token that is revoked half-way ends with 4, and is shown nowhere', async t => {
  const {api, server, cwd, run} = await start(t);
  server.decide = (_, write) => {
    if (write === 2) api.revoke();
    return undefined;
  };
  const result = await run('query', ...one, '--trace', '--journal', 'run.jsonl', update);
  t.is(result.status, 4, result.stderr);
  t.deepEqual(outcomes(result), ['done', 'done', 'skipped', 'skipped']);
  t.regex(result.stderr, /does not accept the credential from LINODE_TOKEN/);
  const journal = readFileSync(path.join(cwd, 'run.jsonl'), 'utf8');
  t.notRegex(result.stdout + result.stderr + journal, /canary/);
});

test('a reset without an answer is unknown and ends with 4, until --retry-unknown', async t => {
  const {api, server, cwd, run} = await start(t, 3);
  server.decide = (_, write) => (write === 1 ? {kind: 'reset', acts: true} : undefined);
  const place = ['--secrets-to', 'kept.jsonl'];
  const first = await run('query', ...one, ...place, '--journal', 'run.jsonl', reset);
  t.is(first.status, 4, first.stderr);
  t.deepEqual(outcomes(first), ['done', 'unknown', 'done']);
  t.regex(first.stderr, /to go on: rowgate resume run\.jsonl\n/);
  const second = await run('resume', 'run.jsonl', '--secrets-to', 'more.jsonl');
  t.is(second.status, 4, second.stderr);
  t.regex(second.stderr, /rowgate resume run\.jsonl --retry-unknown/);
  t.is(api.ledger.deeds.length, 3);
  const third = await run('resume', 'run.jsonl', '--secrets-to', 'more.jsonl', '--retry-unknown');
  t.is(third.status, 0, third.stderr);
  t.is(api.ledger.deeds.length, 4);
  const kept = readFileSync(path.join(cwd, 'more.jsonl'), 'utf8');
  t.true(kept.includes(api.ledger.current('c1') ?? 'none'));
  const journal = readFileSync(path.join(cwd, 'run.jsonl'), 'utf8');
  const shown = [first, second, third].flatMap(({stdout, stderr}) => [stdout, stderr]);
  t.notRegex(shown.join() + journal, /canary/);
});

test('a secret that is not taken is in the result, nothing more is sent, and it ends with 4', async t => {
  const {api, server, cwd, run} = await start(t, 3);
  const result = await run('query', ...one, '--secrets-to', 'command cat > /dev/full', reset);
  t.is(result.status, 4, result.stderr);
  t.deepEqual(outcomes(result), ['done', 'skipped', 'skipped']);
  t.is(server.writes.length, 1);
  t.true(result.stdout.includes(api.ledger.current('c0') ?? 'none'));
  t.notRegex(result.stderr, /canary/);
  t.deepEqual(
    readdirSync(cwd).filter(file => file !== '.local'),
    [],
  );
});

test('a secret that is not taken is trouble, even if nothing else was to be sent', async t => {
  const {api, run} = await start(t, 1);
  const result = await run('query', '--yes', '--secrets-to', 'command cat > /dev/full', reset);
  t.true(result.stdout.includes(api.ledger.current('c0') ?? 'none'));
  t.regex(result.stderr, /a secret could not be written/);
  t.is(result.status, 4, result.stderr);
});

test('where a journal, or a file for secrets, can not be made, nothing is sent', async t => {
  const {server, cwd, run} = await start(t);
  writeFileSync(path.join(cwd, 'in the way'), '');
  const journal = await run('query', ...one, '--journal', 'in the way/run.jsonl', update);
  t.is(journal.status, 1, journal.stderr);
  t.regex(journal.stderr, /the journal .* can't be written: (ENOTDIR|EEXIST|there is)/);
  const taken = await run('query', ...one, '--journal', 'in the way', update);
  t.is(taken.status, 1, taken.stderr);
  const secrets = await run('query', ...one, '--secrets-to', 'in the way/kept', reset);
  t.is(secrets.status, 2, secrets.stderr);
  t.deepEqual(server.writes, []);
});

test('a resume of a run that is under way is refused, and ends with 5', async t => {
  const {server, run, start: begin} = await start(t);
  let release = () => {};
  const until = new Promise<void>(resolve => {
    release = resolve;
  });
  server.decide = (_, write) => (write === 1 ? {kind: 'wait', acts: true, until} : undefined);
  const running = begin('query', ...one, '--journal', 'run.jsonl', update);
  await server.untilWritten(2);
  const refused = await run('resume', 'run.jsonl');
  t.is(refused.status, 5, refused.stderr);
  t.regex(refused.stderr, /another process is at work on/);
  release();
  const ended = await running.ended;
  t.is(ended.status, 0, ended.stderr);
  t.is(server.writes.length, 4);
});
