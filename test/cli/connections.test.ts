import {chmodSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {parseConfig} from '../../src/config/parse-config.js';
import {startSandbox} from '../../src/index.js';
import * as providers from '../../src/providers/index.js';
import {linodeTokens} from '../../src/sandbox/linode/built-in-tokens.js';
import {vmwareOrganizations, vmwareTokens} from '../../src/sandbox/vmware/built-in-tokens.js';
import {makeFolder} from '../make-folder.js';
import {runCli} from './run-cli.js';

const prod = await startSandbox();
const staging = await startSandbox();
test.after.always(() => Promise.all([prod.close(), staging.close()]));

const revoked = 'canary-revoked-0123456789';

/** Writes a configuration of two Linode accounts and one of VMware, and gives the environment that it needs. */
function writeConfig(more = ''): {readonly file: string; readonly env: Readonly<Record<string, string>>} {
  const folder = makeFolder();
  const file = path.join(folder, 'config.yaml');
  const token = path.join(folder, 'staging-token');
  writeFileSync(token, `${linodeTokens.full}\n`);
  chmodSync(token, 0o600);
  writeFileSync(
    file,
    `connections:
  prod: {provider: linode, url: "${prod.urls.linode}", token: {env: PROD_TOKEN}}
  staging: {provider: linode, url: "${staging.urls.linode}", token: {file: staging-token}}
  labs:
    provider: vmware
    url: "${prod.urls.vmware}"
    token: {env: LABS_TOKEN}
    parameters: {orgId: "${vmwareOrganizations.labs}"}
groups: {all_linode: [prod, staging]}
${more}`,
  );
  return {file, env: {PROD_TOKEN: linodeTokens.full, LABS_TOKEN: vmwareTokens.full, ROWGATE_CONFIG: file}};
}

const count = 'SELECT connection, count(*) AS n FROM all_linode.account.oauth_clients GROUP BY connection';

test('connections lists what there is, without any value', async t => {
  const {env} = writeConfig('read_only: true');
  const {status, stdout, stderr} = await runCli(['connections', '--format', 'json'], {env});
  t.is(status, 0, stderr);
  const rows: readonly Readonly<Record<string, unknown>>[] = JSON.parse(stdout);
  t.deepEqual(
    rows.map(row => [row.name, row.kind, row.provider, row.members]),
    [
      ['prod', 'connection', 'linode', null],
      ['staging', 'connection', 'linode', null],
      ['labs', 'connection', 'vmware', null],
      ['all_linode', 'group', 'linode', 'prod, staging'],
      ['linode', 'environment', 'linode', null],
      ['vmware', 'environment', 'vmware', null],
      ['xeonr', 'environment', 'xeonr', null],
    ],
  );
  t.like(rows[0], {url: `${prod.urls.linode}/v4`, credential: 'PROD_TOKEN', read_only: true});
  t.regex(String(rows[1]?.credential), /staging-token$/);
  t.is(rows[2]?.credential, 'LABS_TOKEN, exchanged for an access token');
  t.regex(String(rows[4]?.credential), /^nowhere: LINODE_TOKEN is not set/);
  for (const secret of [linodeTokens.full, vmwareTokens.full]) t.false((stdout + stderr).includes(secret));
});

test('--check tries each, and what the environment has a credential for', async t => {
  const {env} = writeConfig();
  const args = ['connections', '--check', '--format', 'jsonl'];
  const done = await runCli(args, {env});
  t.is(done.status, 0, done.stderr);
  t.is(done.stdout.match(/"check":"ok"/g)?.length, 3);
  const failed = await runCli(args, {
    env: {...env, PROD_TOKEN: revoked, XEONR_URL: prod.urls.xeonr, XEONR_TOKEN: prod.env.XEONR_TOKEN ?? ''},
  });
  t.is(failed.status, 3);
  t.is(failed.stdout.match(/"check":"ok"/g)?.length, 3);
  t.regex(failed.stderr, /^error: 1 of 4 checks failed\n {2}prod: GET .*401.*PROD_TOKEN/);
  t.false((failed.stdout + failed.stderr).includes(revoked));
});

test('--check says what a connection lacks', async t => {
  const {file, env} = writeConfig();
  writeFileSync(file, 'connections: {a: {provider: vmware, token: {env: LABS_TOKEN}}}');
  const {status, stderr} = await runCli(['connections', '--check'], {env});
  t.is(status, 3);
  t.regex(stderr, / {2}a: .*without orgId .*parameters/);
});

test('the trace names the account, and the exchange of a token is in it', async t => {
  const {file, env} = writeConfig();
  const {status, stderr} = await runCli(
    ['query', '--config', file, '--trace', 'SELECT id FROM labs.csp.oauth_apps'],
    {env: {...env, ROWGATE_CONFIG: '/no/such/file'}},
  );
  t.is(status, 0, stderr);
  const [exchange = '', ...reads] = stderr.trimEnd().split('\n');
  t.regex(exchange, /^labs: POST http:\S+\/api-tokens\/authorize {2}200 {2}\d+ ms {2}\d+ bytes$/);
  t.true(reads.length > 0);
  for (const each of reads) t.regex(each, /^labs: GET http:\S+\/oauth-apps/);
  t.false(stderr.includes(vmwareTokens.full));
});

test('a variable that is not used is told of once for each connection that is asked', async t => {
  const {env} = writeConfig();
  const {stderr, stdout} = await runCli(['query', `${count}; ${count}`], {
    env: {...env, LINODE_TOKEN: revoked},
  });
  t.regex(stdout, /"connection":"prod".*"connection":"staging"/s);
  const notes = stderr.split('\n').filter(line => line.startsWith('note: LINODE_TOKEN is set, but'));
  t.deepEqual(notes.map(note => /"(\w+)"/.exec(note)?.[1]).sort(), ['prod', 'staging']);
  const none = await runCli(['query', "SELECT id FROM labs.csp.oauth_apps WHERE id = 'x'"], {
    env: {...env, LINODE_TOKEN: revoked},
  });
  t.is(none.stderr, '');
});

test('--connection is used where a statement names no account', async t => {
  const {env} = writeConfig();
  const sql = 'SELECT DISTINCT connection FROM oauth_clients; SELECT DISTINCT organizationId FROM oauth_apps';
  const names = ['--connection', 'all_linode', '--connection', 'LABS'];
  const {status, stdout, stderr} = await runCli(
    ['query', ...names, sql.replaceAll(' oauth_clients', ' linode.account.oauth_clients')],
    {env},
  );
  t.is(status, 0, stderr);
  t.is(
    stdout,
    `{"connection":"prod"}\n{"connection":"staging"}\n{"organizationId":"${vmwareOrganizations.labs}"}\n`,
  );
  const cases: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
    'two of one provider': [['--connection', 'prod', '--connection', 'staging'], /both of linode/],
    'one that is not there': [['--connection', 'prodd'], /no connection "prodd"\nhint: Did you mean "prod"/],
    'with --sandbox': [['--connection', 'prod', '--sandbox'], /--connection does not go with --sandbox/],
    'a file with --sandbox': [['--config', 'x', '--sandbox'], /--config does not go with --sandbox/],
    'a file that is not there': [['--config', '/no/such'], /configuration file \/no\/such can't be read/],
  };
  for (const [name, [args, message]] of Object.entries(cases)) {
    const result = await runCli(['query', ...args, 'SELECT 1'], {env});
    t.is(result.status, 2, name);
    t.regex(result.stderr, message, name);
  }
});

test('with --sandbox the configuration is not read', async t => {
  const {status, stdout} = await runCli(['query', '--sandbox', 'SELECT 1 AS a'], {
    env: {ROWGATE_CONFIG: '/no/such/file'},
  });
  t.is(status, 0);
  t.is(stdout, '{"a":1}\n');
});

test('4: one account of a group failed; the rows of the others are shown', async t => {
  const {file, env} = writeConfig();
  const rows = path.join(path.dirname(file), 'rows.jsonl');
  for (const more of [[], ['--output', rows]]) {
    const {status, stdout, stderr} = await runCli(['query', ...more, `${count}; SELECT 1 AS never`], {
      env: {...env, PROD_TOKEN: revoked},
    });
    t.is(status, 4);
    t.regex(more.length > 0 ? readFileSync(rows, 'utf8') : stdout, /^\{"connection":"staging","n":\d+\}\n$/);
    t.regex(stderr, /^error: rows are missing: prod: GET .*401.*PROD_TOKEN/);
    t.false(stderr.includes(revoked));
  }
});

test('5: nothing is written where one of the accounts could not be read', async t => {
  const {env} = writeConfig();
  const before = staging.requests().length;
  const {status, stdout, stderr} = await runCli(
    ['query', '--yes', "UPDATE all_linode.account.oauth_clients SET label = 'x' WHERE label = 'Wiki'"],
    {env: {...env, PROD_TOKEN: revoked}},
  );
  t.is(status, 5);
  t.is(stdout, '');
  t.regex(
    stderr,
    /^error: the rows to change could not all be read: prod: .*401.*\nhint: Nothing was changed/,
  );
  t.deepEqual(
    [
      ...new Set(
        staging
          .requests()
          .slice(before)
          .map(each => each.method),
      ),
    ],
    ['GET'],
  );
});

test('5: --read-only, the configuration and its limit refuse changes', async t => {
  const update = "UPDATE prod.account.oauth_clients SET label = label || ' ' WHERE label LIKE 'ci-%'";
  const before = prod.requests().length;
  const cases: readonly (readonly [config: string, args: readonly string[], message: RegExp])[] = [
    ['', ['--read-only'], /this session is read-only/],
    ['read_only: true', [], /this session is read-only/],
    ['max_changes: 1', [], /more than the 1 changes that are allowed/],
    ['max_changes: 50', ['--max-changes', '2'], /more than the 2 changes that are allowed/],
  ];
  for (const [config, args, message] of cases) {
    const {env} = writeConfig(config);
    const {status, stderr} = await runCli(['query', '--yes', ...args, update], {env});
    t.is(status, 5, `${config}: ${stderr}`);
    t.regex(stderr, message);
  }
  const none = "DELETE FROM prod.account.oauth_clients WHERE label = 'nobody'";
  const {status, stdout} = await runCli(['query', '--yes', '--read-only', none], {env: writeConfig('').env});
  t.deepEqual([status, stdout], [5, '']);
  const sent = prod.requests().slice(before);
  t.deepEqual(
    sent.filter(each => each.method === 'PUT'),
    [],
  );
  const {env} = writeConfig('max_changes: 1');
  const allowed = await runCli(['query', '--dry-run', '--max-changes', '50', update], {env});
  t.is(allowed.status, 0, allowed.stderr);
});

test('the configuration in the help is one', async t => {
  const {stdout} = await runCli(['help', 'connections']);
  const [, text = ''] = /in YAML:\n(.*?)\n\n/s.exec(stdout) ?? [];
  const config = parseConfig(text, '/home/user/config.yaml', Object.values(providers));
  t.deepEqual(
    config.connections.map(each => each.name),
    ['prod', 'staging', 'labs'],
  );
  t.deepEqual(config.groups, [{name: 'all_linode', connections: ['prod', 'staging']}]);
});

test('the help of sandbox names each variable that it prints', async t => {
  const {stdout} = await runCli(['help', 'sandbox']);
  t.deepEqual(
    Object.keys(prod.env).filter(name => !stdout.includes(name)),
    [],
  );
});
