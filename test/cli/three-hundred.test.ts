import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {startFaultyServer} from '../change/faulty/faulty-server.js';
import {createLinodeAccount} from '../change/faulty/linode-account.js';
import {makeFolder} from '../make-folder.js';
import {runCli, startCli} from './run-cli.js';

const count = 300;
const move = `UPDATE linode.account.oauth_clients
  SET redirect_uri = replace(redirect_uri, 'old.example', 'new.example') WHERE redirect_uri LIKE '%old.example%'`;

test('300 clients move to another domain and back, through a kill -9: each changes once each way', async t => {
  const api = createLinodeAccount(Array.from({length: count}, (_, index) => `client ${index}`));
  const bystander = {...api.clients.get('c7'), id: 'x1', redirect_uri: 'https://elsewhere.example/'};
  api.clients.set('x1', bystander as NonNullable<ReturnType<typeof api.clients.get>>);
  const server = await startFaultyServer(api);
  t.teardown(() => server.close());
  const cwd = makeFolder();
  const env = {LINODE_URL: server.url, LINODE_TOKEN: api.token, HOME: makeFolder()};
  const run = (...args: readonly string[]) => runCli(args, {env, cwd});
  const ids = [...api.clients.keys()].filter(id => id !== 'x1');
  const uris = () => ids.map(id => api.clients.get(id)?.redirect_uri ?? '');
  const before = uris();
  const changedSince = (deed: number) =>
    api.ledger.deeds
      .slice(deed)
      .map(({row}) => row)
      .sort();

  const plan = await run('plan', move, '-o', 'plan.json');
  t.is(plan.status, 0, plan.stderr);
  t.is(plan.stdout.trimEnd().split('\n').length, count);
  t.regex(plan.stderr, /^300 updates\n/);
  t.deepEqual(server.writes, []);
  const refused = await run('apply', 'plan.json', '--yes');
  t.is(refused.status, 5, refused.stderr);
  t.deepEqual(server.writes, []);

  const apply = startCli(['apply', 'plan.json', '--yes', '--max-changes', String(count)], {env, cwd});
  server.decide = (_, write) => {
    if (write === count / 2) apply.child.kill('SIGKILL');
    return undefined;
  };
  const killed = await apply.ended;
  t.is(killed.signal, 'SIGKILL');
  await server.untilIdle();
  const name = /^run (\S+)$/m.exec(killed.stderr)?.[1] ?? 'no run';
  const half = api.ledger.deeds.length;
  t.true(half > count / 2 && half < count, String(half));

  const resumed = await run('resume', name);
  t.is(resumed.status, 0, resumed.stderr);
  t.deepEqual(
    resumed.stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).outcome),
    Array(count).fill('done'),
  );
  t.deepEqual(changedSince(0), [...ids].sort());
  t.deepEqual(
    uris(),
    before.map(uri => uri.replace('old.example', 'new.example')),
  );

  const undone = await run('undo', name, '--yes', '--max-changes', String(count));
  t.is(undone.status, 0, undone.stderr);
  t.deepEqual(changedSince(count), [...ids].sort());
  t.deepEqual(uris(), before);
  // No call was sent twice, either.
  t.is(server.writes.length, 2 * count);
  t.deepEqual(api.clients.get('x1'), bystander);
  const runs = path.join(env.HOME, '.local', 'state', 'rowgate', 'runs');
  const files = [...readdirSync(runs).map(file => path.join(runs, file)), path.join(cwd, 'plan.json')];
  t.is(files.length, 3);
  for (const file of files) t.false(readFileSync(file, 'utf8').includes('canary'), file);
});
