import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {makeFolder} from '../make-folder.js';
import {certificate} from '../server/certificate.js';
import {connect, connectEncrypted, logIn, type RawClient} from '../server/raw-client.js';
import {runCli, startCli} from './run-cli.js';

const line =
  /^Postgres clients can connect \(Ctrl-C or kill \d+ ends it\): (?:PGPASSWORD=([\w-]+) )?(PGSSLMODE=require )?psql -h 127\.0\.0\.1 -p (\d+) -U rowgate rowgate$/m;

/** Serves the sandbox, and says what a client needs to know. */
async function serve(
  t: ExecutionContext,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  const cli = startCli(['serve', '--sandbox', '--port', '0', ...args], {env});
  t.teardown(() => cli.child.kill('SIGKILL'));
  let shown = '';
  cli.child.stderr?.on('data', text => {
    shown += text;
  });
  await cli.saw(' -U rowgate rowgate\n');
  const [, password = '', tls, port] = line.exec(shown) ?? [];
  return {cli, port: Number(port), password, isEncrypted: tls !== undefined};
}

test('the line that it begins with is enough to connect, and SIGTERM ends it', async t => {
  const {cli, port, password} = await serve(t, []);
  t.true(password.length >= 24);
  const client = connect({port});
  t.is((await logIn(client, {password})).at(-1), 'Z I');
  t.regex((await client.query('SELECT count(*) FROM oauth_clients'))[1] ?? '', /^D \d+$/);
  t.regex((await client.query('DELETE FROM oauth_clients WHERE true'))[0] ?? '', /^E 25006 /);
  t.regex((await client.query("SELECT readfile('/etc/passwd')"))[0] ?? '', /^E 0A000 /);
  cli.child.kill('SIGTERM');
  t.is(await client.next(), 'E FATAL 57P01 the server is ending');
  const {status, stdout, stderr} = await cli.ended;
  t.is(status, 0);
  t.is(stdout, '');
  t.is(stderr.trimEnd().split('\n').length, 1);
});

test('a password that is given is not shown, and writes are allowed where that is told', async t => {
  const safe = path.join(makeFolder(), 'secrets.jsonl');
  const args = ['--allow-writes', '--max-changes', '7', '--cache', '5m', '--secrets-to', safe];
  const {cli, port} = await serve(t, args, {ROWGATE_PASSWORD: 'canary-of-the-test'});
  const client = connect({port});
  t.is((await logIn(client, {password: 'canary-of-the-test'})).at(-1), 'Z I');
  t.is((await client.query('SHOW rowgate.max_changes'))[1], 'D 7');
  t.is((await client.query('SHOW rowgate.cache'))[1], 'D 300000ms');
  const sql = "UPDATE oauth_clients SET label = 'x' WHERE id = (SELECT min(id) FROM oauth_clients)";
  t.deepEqual(await client.query(sql), ['C UPDATE 1', 'Z I']);
  const insert = "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('n', 'https://n.example')";
  t.deepEqual(await client.query(insert), ['C INSERT 0 1', 'Z I']);
  client.end();
  cli.child.kill('SIGINT');
  const {status, stderr} = await cli.ended;
  t.is(status, 0);
  t.notRegex(stderr, /canary/);
  const kept = JSON.parse(readFileSync(safe, 'utf8'));
  t.regex(kept.secrets.secret, /^\w{20,}$/);
  t.false(stderr.includes(kept.secrets.secret));
  t.true(stderr.trimEnd().endsWith(`secrets are in ${safe}`));
});

test('with a certificate it is encrypted', async t => {
  const folder = makeFolder();
  const files = Object.entries(certificate).map(([name, text]) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  });
  const [cert = '', key = ''] = files;
  const {port, password, isEncrypted} = await serve(t, ['--tls-cert', cert, '--tls-key', key]);
  t.true(isEncrypted);
  const client = (await connectEncrypted({port})) as RawClient;
  t.is((await logIn(client, {password})).at(-1), 'Z I');
  client.end();
});

test('whoever can connect from elsewhere is encrypted, by a certificate that is made up', async t => {
  const cli = startCli(['serve', '--sandbox', '--port', '0', '--host', '0.0.0.0'], {
    env: {ROWGATE_PASSWORD: 'secret'},
  });
  t.teardown(() => cli.child.kill('SIGKILL'));
  let shown = '';
  cli.child.stderr?.on('data', text => {
    shown += text;
  });
  await cli.saw(' -U rowgate rowgate\n');
  const [, port] = / PGSSLMODE=require psql -h \S+ -p (\d+) /.exec(shown) ?? [];
  const plain = connect({port: Number(port)});
  t.regex((await logIn(plain)).at(-1) ?? '', /^E FATAL 28000 /);
  const secure = (await connectEncrypted({port: Number(port)})) as RawClient;
  t.is((await logIn(secure)).at(-1), 'Z I');
  secure.end();
});

const mistakes: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [['--allow-writes', '--read-only'], /--allow-writes does not go with --read-only/],
  [['--tls-cert', 'x'], /--tls-cert and --tls-key go together/],
  [
    ['--tls-cert', '/nowhere/x', '--tls-key', '/nowhere/y'],
    /--tls-cert: \/nowhere\/x can't be read \(ENOENT\)/,
  ],
  [['--port', '70000'], /--port/],
];

for (const [args, message] of mistakes) {
  test(`serve ${args.join(' ')} is a mistake`, async t => {
    const {status, stderr} = await runCli(['serve', '--sandbox', ...args]);
    t.is(status, 2);
    t.regex(stderr, message);
  });
}
