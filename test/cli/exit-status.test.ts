import test from 'ava';
import {startSandbox} from '../../src/index.js';
import {client, pageOf, startRecordingServer} from '../engine/recording-server.js';
import {runCli} from './run-cli.js';

const sandbox = await startSandbox();
test.after.always(() => sandbox.close());
const {env} = sandbox;

const select = 'SELECT label FROM oauth_clients';

const usage: Readonly<Record<string, readonly [args: readonly string[], message: RegExp, input?: string]>> = {
  'no command': [[], /^Usage: rowgate /],
  'an unknown command': [['quer'], /unknown command 'quer'\nhint: Did you mean query\?/],
  'an unknown option': [
    ['query', '--fromat', 'csv', select],
    /unknown option.*\nhint: Did you mean --format\?/,
  ],
  'SQL without quotes': [['query', 'SELECT', '1'], /too many arguments.*\nhint: .*quotes/],
  'an unknown format': [['query', '--format', 'xml', select], /'xml' is invalid.*table, line, json, jsonl/],
  'a time without a unit': [['query', '--timeout', '3', select], /'3' is invalid.* 30s/],
  'an empty text': [['query'], /standard input is empty\nhint: As in: rowgate query/],
  'no statement': [['query', '; -- nothing'], /no statement/],
  'a file that is not there': [['query', '--file', 'no.sql'], /can't read "no.sql": there is no such file/],
  'two texts': [['query', '--file', 'no.sql', select], /given twice/],
  'text in UTF-16': [['query', '-'], /standard input is not text in UTF-8\nhint: .* UTF-16/, '\xff\xfeS\0'],
  'text that is not UTF-8': [['query'], /is not text in UTF-8\nhint: .* line 2\./, "SELECT 1,\n'\xe9'"],
  'what has no end': [['query', '-f', '/dev/zero'], /"\/dev\/zero" is longer than the 16 MiB/],
  'an unknown query': [['run', 'oauth_client'], /Did you mean "linode\/account\/oauth_clients"\?/],
  'a file that can not be written': [['query', '-o', '/no/such/file', select], /no such folder/],
  'rows and secrets in one file': [
    ['query', '-o', 'a', '--secrets-to', './a', select],
    /--output and --secrets-to name the same file/,
  ],
};

for (const [name, [args, message, input = '']] of Object.entries(usage)) {
  test(`2: ${name}`, async t => {
    const {status, stdout, stderr} = await runCli(args, {env, input: Buffer.from(input, 'latin1')});
    t.is(status, 2);
    t.is(stdout, '');
    t.regex(stderr, message);
    t.notRegex(stderr, /\n\s+at .*\.js/);
  });
}

test('0: rows on standard output, nothing on standard error', async t => {
  const {status, stdout, stderr} = await runCli(['query', `${select} ORDER BY id LIMIT 1`], {env});
  t.is(status, 0);
  t.is(stderr, '');
  t.is(typeof JSON.parse(stdout).label, 'string');
});

test('0: a byte order mark and line breaks of Windows are no part of a statement', async t => {
  const input = "\ufeffSELECT 1 AS one;\r\n-- next\r\nSELECT 'two' AS two\r\n";
  const {status, stdout, stderr} = await runCli(['query'], {env, input});
  t.deepEqual([status, stdout, stderr], [0, '{"one":1}\n{"two":"two"}\n', '']);
});

test('1: a wrong statement is shown at its place, and nothing is called', async t => {
  // Without a token, a call would end with 3.
  const sql = "SELECT label FROM profile_apps;\nSELECT\t'東京', labell FROM oauth_clients";
  const {status, stdout, stderr} = await runCli(['query'], {input: sql});
  t.is(status, 1);
  t.is(stdout, '');
  t.is(
    stderr,
    [
      'error: there is no column "labell" in oauth_clients',
      '  at standard input:2:14',
      "  SELECT    '東京', labell FROM oauth_clients",
      '                    ^^^^^^',
      'hint: Did you mean "label"?',
      'more: rowgate docs unknown_column',
      '',
    ].join('\n'),
  );
});

test('3: no credentials, a wrong one, and nobody there', async t => {
  const none = await runCli(['query', select]);
  t.is(none.status, 3);
  t.regex(none.stderr, /^error: .*LINODE_TOKEN.*\nhint: /);
  const token = 'canary-token-0123456789';
  const wrong = await runCli(['query', select], {env: {...env, LINODE_TOKEN: token}});
  t.is(wrong.status, 3);
  t.regex(wrong.stderr, /^error: .*401/);
  t.false(wrong.stderr.includes(token));
  const nobody = await runCli(['query', select], {env: {...env, LINODE_URL: 'http://127.0.0.1:9'}});
  t.is(nobody.status, 3);
  t.regex(nobody.stderr, /^(?:waiting .*\n)*error: .*refused/);
});

test('3: rows that are missing', async t => {
  const server = await startRecordingServer(request =>
    request.query.page === '1'
      ? {json: {data: [client('1')], page: 1, pages: 2, results: 700}}
      : {json: {data: [], page: 2, pages: 2, results: 700}},
  );
  t.teardown(() => server.close());
  const own = {LINODE_URL: server.url, LINODE_TOKEN: 'x'};
  const {status, stderr} = await runCli(['query', select], {env: own});
  t.is(status, 3);
  t.regex(stderr, /^error: /);
});

test('4: changes that failed are counted, and those that worked are shown', async t => {
  const server = await startRecordingServer(request => {
    if (request.method === 'GET')
      return pageOf(
        ['1', '2', '3'].map(id => client(id)),
        request,
      );
    if (request.path.endsWith('/1')) return {json: client('1', {label: 'new'})};
    return {status: 400, json: {errors: [{field: 'label', reason: 'is taken'}]}};
  });
  t.teardown(() => server.close());
  const own = {LINODE_URL: server.url, LINODE_TOKEN: 'x'};
  const sql = "UPDATE oauth_clients SET label = 'new' WHERE true RETURNING id; SELECT 1";
  const {status, stdout, stderr} = await runCli(['query', '--yes', sql], {env: own});
  t.is(status, 4);
  t.is(stdout, '{"id":"1"}\n');
  t.regex(stderr, /^run \S+\nerror: 2 of 3 changes failed, 1 done\n {2}failed: .*label.*is taken/);
});

test('5: several changes, without a yes and nobody to ask', async t => {
  const sql = 'DELETE FROM oauth_clients WHERE public';
  const {status, stdout, stderr} = await runCli(['query', sql], {env});
  t.is(status, 5);
  t.is(stdout, '');
  t.regex(stderr, /^error: DELETE of \d+ rows.*nothing was changed\nhint: .*--dry-run.*--yes/);
  const many = await runCli(['query', '--yes', '--max-changes', '1', sql], {env});
  t.is(many.status, 5);
  t.regex(many.stderr, /--max-changes \d+/);
  t.deepEqual(
    sandbox.requests().filter(each => each.method === 'DELETE'),
    [],
  );
});
