import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {startSandbox} from '../../src/index.js';
import {linodeTokens} from '../../src/sandbox/linode/built-in-tokens.js';
import {vmwareClients, vmwareOrganizations} from '../../src/sandbox/vmware/built-in-tokens.js';
import {startRecordingServer} from '../engine/recording-server.js';
import {makeFolder} from '../make-folder.js';
import {mainScript, runCli, startEnv, terminal} from './run-cli.js';

const sandbox = await startSandbox();
test.after.always(() => sandbox.close());

const canary = 'canary-0123456789abcdef';

interface Answer {
  /** The end of what is asked. */
  readonly after: string;
  readonly type: string;
}

/** Runs it as on a terminal, and types each answer once its question is there. */
function answer(args: readonly string[], answers: readonly Answer[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [mainScript, ...args], {
    env: {...startEnv, TERM: 'dumb', ...terminal, ...env},
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let text = '';
  let next = 0;
  let seen = 0;
  child.stdin.on('error', () => {});
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      const {after, type} = answers[next] ?? {};
      if (after === undefined || !text.slice(seen).trimEnd().endsWith(after)) return;
      seen = text.length;
      next += 1;
      child.stdin.write(type);
    });
  }
  return new Promise<{readonly status: number | null; readonly text: string}>(resolve => {
    child.on('close', status => resolve({status, text}));
  });
}

const readConfig = (home: string) => readFileSync(path.join(home, '.config/rowgate/config.yaml'), 'utf8');
const listFiles = (home: string) => readdirSync(home, {recursive: true, encoding: 'utf8'});

const number = 'Number or name [linode]:';

test('init asks, tries and writes, and shows no token', async t => {
  const home = makeFolder();
  const {LINODE_URL: url = ''} = sandbox.env;
  const {status, text} = await answer(
    ['init'],
    [
      {after: number, type: '1\n'},
      {after: '[main]:', type: 'prod\n'},
      {after: 'Number or name:', type: 'own-file\n'},
      {after: '(it is not shown):', type: `${linodeTokens.readOnly}\n`},
      {after: '[y/N]', type: '\n'},
    ],
    {HOME: home, LINODE_URL: url},
  );
  t.is(status, 0, text);
  t.regex(text, /prod answers: the account \S+\nIts token has the scopes account:read_only\.\n/);
  t.false(text.includes(linodeTokens.readOnly));
  const secret = path.join(home, '.config/rowgate/secrets/prod');
  t.is(readConfig(home), `connections:\n  prod:\n    provider: linode\n    token:\n      file: ${secret}\n`);
  t.is(readFileSync(secret, 'utf8'), `${linodeTokens.readOnly}\n`);
  for (const file of [secret, path.join(home, '.config/rowgate/config.yaml')]) {
    t.is(statSync(file).mode & 0o777, 0o600);
  }
  const {stdout} = await runCli(['query', 'SELECT count(*) AS n FROM prod.account.oauth_clients'], {
    env: {HOME: home, LINODE_URL: url},
  });
  t.regex(stdout, /^\{"n":\d+\}\n$/);
});

test('init that is broken off, or declined, writes nothing', async t => {
  const server = await startRecordingServer(request => ({
    status: 401,
    json: {errors: [{reason: `no ${request.headers.authorization}`}]},
  }));
  t.teardown(() => server.close());
  const home = makeFolder();
  const env = {HOME: home, LINODE_URL: server.url};
  const start = [
    {after: number, type: '\n'},
    {after: '[main]:', type: '\n'},
    {after: 'Number or name:', type: 'own-file\n'},
  ];
  const broken = await answer(
    ['init'],
    [...start, {after: '(it is not shown):', type: `${canary}\u0003`}],
    env,
  );
  t.is(broken.status, 130);
  t.regex(broken.text, /interrupted; nothing was written\n$/);
  const declined = await answer(
    ['init'],
    [
      ...start,
      {after: '(it is not shown):', type: `${canary}\n`},
      {after: 'over it? [y/N]', type: 'y\n'},
      {after: 'same? [y/N]', type: '\n'},
    ],
    env,
  );
  t.is(declined.status, 3, declined.text);
  t.regex(declined.text, /main does not work: .*401.*<REDACTED>.*what you typed.*nothing was written\n$/s);
  t.is(server.requests.length, 1);
  t.deepEqual(listFiles(home), []);
  t.false((broken.text + declined.text).includes(canary));
});

test('init for scripts: nothing is asked, nothing is overwritten, comments stay', async t => {
  const home = makeFolder();
  const env = {HOME: home, ...sandbox.env};
  const init = (...args: readonly string[]) => runCli(['init', ...args], {env});
  const linode = ['--provider', 'linode', '--name', 'prod', '--token-env', 'LINODE_TOKEN'];
  t.is((await init(...linode)).status, 0);
  const file = path.join(home, '.config/rowgate/config.yaml');
  writeFileSync(file, `# mine\n${readFileSync(file, 'utf8')}max_changes: 7 # few\n`);
  const again = await init(...linode);
  t.is(again.status, 5);
  t.regex(again.stderr, /there is a connection "prod" already; nothing was written/);
  t.is((await init(...linode, '--replace', '--read-only')).status, 0);
  const client = await runCli(
    [
      ...['init', '--provider', 'vmware', '--name', 'larks', '--client-id', vmwareClients.operator.id],
      ...['--token-stdin', '--keep', 'file'],
    ],
    {env, input: `${vmwareClients.operator.secret}\n`},
  );
  t.is(client.status, 0, client.stderr);
  t.regex(client.stderr, /larks answers: the account \S+\nIts token has the scopes csp:org_owner/);
  t.is(
    readConfig(home),
    `# mine
connections:
  prod:
    provider: linode
    token:
      env: LINODE_TOKEN
    read_only: true
  larks:
    provider: vmware
    client_id: ${vmwareClients.operator.id}
    client_secret:
      file: ${path.join(home, '.config/rowgate/secrets/larks')}
    parameters:
      orgId: ${vmwareOrganizations.larkspur}
max_changes: 7 # few
`,
  );
  const cases: readonly (readonly [args: readonly string[], status: number, message: RegExp])[] = [
    [[], 2, /which provider/],
    [['--provider', 'linod'], 2, /no provider "linod"/],
    [['--provider', 'linode'], 2, /where is the token/],
    [['--provider', 'linode', '--token-env', 'NOT_SET'], 3, /NOT_SET.*is not set.*nothing was written/s],
    [['--provider', 'linode', '--token-env', `${canary}/${canary}/${canary}`], 2, /is to be the name of/],
    [['--provider', 'linode', '--name', 'linode', '--token-env', 'A'], 2, /which is that of a provider/],
    [['--provider', 'linode', '--url', 'http://example.org', '--token-env', 'A'], 2, /plain http/],
  ];
  for (const [args, status, message] of cases) {
    const result = await init(...args);
    t.is(result.status, status, `${args.join(' ')}: ${result.stderr}`);
    t.regex(result.stderr, message);
    t.false((result.stdout + result.stderr).includes(canary));
  }
  t.deepEqual(
    listFiles(home).filter(name => name.includes('partial')),
    [],
  );
  t.false(existsSync(path.join(home, '.config/rowgate/secrets/main')));
});

interface Finding {
  readonly area: string;
  readonly name: string;
  readonly state: string;
  readonly text: string;
  readonly account?: Readonly<Record<string, unknown>>;
}

async function examine(env: Readonly<Record<string, string>>) {
  const {status, stdout, stderr} = await runCli(['doctor', '--json'], {env});
  const findings: readonly Finding[] = JSON.parse(stdout);
  return {status, stderr, stdout, find: (name: string) => findings.find(each => each.name === name)};
}

test('doctor says what works, as whom and with which scopes', async t => {
  const home = makeFolder();
  const {status, stdout, find} = await examine({HOME: home, ...sandbox.env});
  t.is(status, 0, stdout);
  t.like(find('linode'), {state: 'ok'});
  t.like(find('linode')?.account, {
    url: `${sandbox.urls.linode}/v4`,
    credential: 'LINODE_TOKEN',
    scopes: '*',
  });
  t.like(find('vmware')?.account, {
    credential: 'CSP_API_TOKEN, exchanged for an access token',
    account: vmwareOrganizations.larkspur,
    scopes: 'csp:org_owner',
  });
  t.like(find('xeonr')?.account, {account: 'mira-larkspur'});
  const secrets = [sandbox.env.LINODE_TOKEN, sandbox.env.CSP_API_TOKEN, sandbox.env.XEONR_TOKEN];
  t.false(secrets.some(each => stdout.includes(each ?? '')));
});

test('doctor says what does not work, and shows no token that a server echoes', async t => {
  const server = await startRecordingServer(request => ({
    status: 401,
    headers: {
      date: new Date(Date.now() - 3_600_000).toUTCString(),
      'x-oauth-scopes': `all of ${request.headers.authorization}`,
    },
    json: {errors: [{reason: `no ${request.headers.authorization}`}]},
  }));
  t.teardown(() => server.close());
  const home = makeFolder();
  const env = {HOME: home, LINODE_URL: server.url, LINODE_TOKEN: canary, https_proxy: `http://u:${canary}@p`};
  const found = await examine({...env, NODE_TLS_REJECT_UNAUTHORIZED: '0'});
  t.is(found.status, 3);
  t.like(found.find('linode'), {state: 'problem'});
  t.regex(found.find('linode')?.text ?? '', /401 no Bearer <REDACTED>/);
  t.like(found.find('linode')?.account, {error: 'api'});
  const ahead = Number(found.find('linode')?.account?.clockAheadSeconds);
  t.true(ahead >= 3600 && ahead < 3900, String(ahead));
  t.like(found.find('proxy'), {
    state: 'note',
    text: 'https_proxy is set and not used: requests go straight to the API',
  });
  t.like(found.find('certificates'), {state: 'problem'});
  const shown = await runCli(['doctor'], {env});
  t.is(shown.status, 3);
  t.false((found.stdout + found.stderr + shown.stdout + shown.stderr).includes(canary));

  const none = await examine({HOME: home});
  t.is(none.status, 3);
  t.like(none.find('none'), {state: 'problem'});
  const file = path.join(home, 'wrong.yaml');
  writeFileSync(file, `connections: {a: {provider: linode, token: ${canary}}}`);
  const wrong = await examine({HOME: home, ROWGATE_CONFIG: file});
  t.is(wrong.status, 2);
  t.regex(wrong.find('file')?.text ?? '', /wrong\.yaml:1:\d+: connections\.a\.token is to say where/);
  t.false(wrong.stdout.includes(canary));
});

test('doctor finds a token by each of the names that other tools know', async t => {
  const {LINODE_URL: url = ''} = sandbox.env;
  const ini = `[DEFAULT]\ndefault-user = mira\n[mira]\ntoken = ${linodeTokens.full}\n[other]\ntoken = ${canary}\n`;
  const cases: readonly (readonly [
    file: string | undefined,
    env: Readonly<Record<string, string>>,
    credential: RegExp,
  ])[] = [
    [undefined, {LINODE_CLI_TOKEN: linodeTokens.full}, /^LINODE_CLI_TOKEN$/],
    ['.config/linode-cli', {}, /^a profile in \S+linode-cli$/],
    ['.config/linode', {}, /^a profile in \S+linode$/],
    ['.linode-cli', {LINODE_PROFILE: 'mira'}, /^the profile "mira" in \S+\.linode-cli$/],
    ['own', {LINODE_CLI_CONFIG: 'own'}, /^a profile in \S+own$/],
    ['own', {LINODE_CONFIG: 'own'}, /^a profile in \S+own$/],
  ];
  const results = await Promise.all(
    cases.map(async ([file, env]) => {
      const home = makeFolder();
      const place = path.join(home, file ?? '');
      if (file !== undefined) {
        mkdirSync(path.dirname(place), {recursive: true});
        writeFileSync(place, ini);
      }
      const own = Object.fromEntries(
        Object.entries(env).map(([name, value]) => [name, value === 'own' ? place : value]),
      );
      return examine({HOME: home, LINODE_URL: url, ...own});
    }),
  );
  for (const [index, {find, stdout}] of results.entries()) {
    t.like(find('linode'), {state: 'ok'}, stdout);
    t.regex(String(find('linode')?.account?.credential), cases[index]?.[2] ?? /^$/);
  }
});
