import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {createServer} from 'node:net';
import test from 'ava';
import stringWidth from 'string-width';
import {runCli, startCli} from './run-cli.js';

test('the demo fits two screens of 80 columns', async t => {
  const {status, stdout, stderr} = await runCli(['demo']);
  t.is(status, 0, stderr);
  t.is(stderr, '');
  const lines = stdout.trimEnd().split('\n');
  t.true(lines.length <= 50, `${lines.length} lines`);
  t.deepEqual(
    lines.filter(line => stringWidth(line) > 80),
    [],
  );
  t.regex(stdout, /larkctl[^\n]*127\.0\.0\.1/);
  t.regex(stdout, /X-Filter/);
  t.regex(
    stdout,
    /\n {2}- redirect_uri {2}http:\/\/localhost\/oauth\n {2}\+ redirect_uri {2}http:\/\/127\.0\.0\.1\/oauth\n/,
  );
  t.regex(stdout, /\| done +\|/);
});

test('the sandbox prints what a shell needs, and ends when told', async t => {
  const server = startCli(['sandbox']);
  t.teardown(() => server.child.kill('SIGKILL'));
  let printed = '';
  server.child.stdout?.on('data', text => {
    printed += String(text);
  });
  if (server.child.stdout !== null) await once(server.child.stdout, 'end');
  const env = Object.fromEntries(
    Array.from(printed.matchAll(/^export (\w+)=(.+)$/gm), ([, name = '', value = '']) => [name, value]),
  );
  t.truthy(env.LINODE_URL && env.LINODE_TOKEN);
  const {stdout, status} = await runCli(['query', 'SELECT count(*) AS n FROM oauth_clients'], {env});
  t.is(status, 0);
  t.true(JSON.parse(stdout).n > 10);
  server.child.kill('SIGTERM');
  const ended = await server.ended;
  t.is(ended.status, 0);
  t.regex(ended.stderr, /^The sandbox is ready at http:\/\/127\.0\.0\.1:\d+/);
});

test('a port that is taken is named', async t => {
  const other = createServer();
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  t.teardown(() => other.close());
  const {port} = other.address() as AddressInfo;
  const {status, stdout, stderr} = await runCli(['sandbox', '--port', String(port)]);
  t.is(status, 2);
  t.is(stdout, '');
  t.regex(stderr, new RegExp(`port ${port} is in use`));
});
