import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {createEngine, linode, RowgateError} from '../../src/index.js';
import {makeFolder} from '../make-folder.js';
import {client, pageOf, type RecordingServer, startRecordingServer} from './recording-server.js';

/** Bad input: what the error says, where, and the exit status. No call is made for any of it. */
const cases: readonly {
  readonly name: string;
  readonly sql: string;
  readonly code: RowgateError['code'];
  readonly says: RegExp;
  readonly at?: readonly [line: number, column: number];
  readonly exit?: number;
}[] = [
  {
    name: 'a syntax error',
    sql: 'SELECT id\nFROM FROM oauth_clients',
    code: 'syntax',
    says: /expected/,
    at: [2, 6],
  },
  {name: 'a misspelt keyword', sql: 'SELEKT 1', code: 'syntax', says: /SELECT/, at: [1, 1]},
  {
    name: 'a mistake in the last statement',
    sql: 'SELECT 1; DELETE FROM apps WHERE id = 1; SELECT x FROM apps',
    code: 'unknown_column',
    says: /"x"/,
    at: [1, 49],
  },
  {
    name: 'a provider',
    sql: 'SELECT 1 FROM linoed.account.oauth_clients',
    code: 'unknown_provider',
    says: /Did you mean "linode"/,
    at: [1, 15],
  },
  {
    name: 'a service',
    sql: 'SELECT 1 FROM linode.acount.oauth_clients',
    code: 'unknown_service',
    says: /Did you mean "account"/,
  },
  {
    name: 'a resource',
    sql: 'SELECT 1 FROM linode.account.oauth_client',
    code: 'unknown_resource',
    says: /Did you mean "linode\.account\.oauth_clients"/,
  },
  {
    name: 'an ambiguous resource',
    sql: 'SELECT 1 FROM logins',
    code: 'ambiguous_name',
    says: /linode\.account\.logins, linode\.profile\.logins/,
  },
  {
    name: 'a column',
    sql: 'SELECT lable FROM oauth_clients',
    code: 'unknown_column',
    says: /Did you mean "label"/,
    at: [1, 8],
  },
  {
    name: 'a column in a subquery',
    sql: 'SELECT 1 WHERE EXISTS (SELECT 1 FROM apps WHERE expirey IS NULL)',
    code: 'unknown_column',
    says: /Did you mean "expiry"/,
  },
  {
    name: 'a misspelt quoted column',
    sql: 'SELECT id FROM oauth_clients WHERE "lable" = 1',
    code: 'unknown_column',
    says: /single quotes.*Did you mean "label"/,
  },
  {
    name: 'a string in double quotes',
    sql: 'SELECT id FROM oauth_clients WHERE label = "Grafana"',
    code: 'unknown_column',
    says: /'Grafana'/,
  },
  {name: 'DELETE without WHERE', sql: 'DELETE FROM oauth_clients', code: 'missing_where', says: /WHERE true/},
  {
    name: 'UPDATE without WHERE',
    sql: "UPDATE oauth_clients SET label = 'x'",
    code: 'missing_where',
    says: /WHERE true/,
  },
  {
    name: 'SET of a read-only column',
    sql: "UPDATE oauth_clients SET status = 'active' WHERE true",
    code: 'read_only_column',
    says: /"status".*read-only/,
    at: [1, 26],
  },
  {
    name: 'UPDATE where the API has none',
    sql: "UPDATE apps SET label = 'x' WHERE true",
    code: 'unsupported',
    says: /no UPDATE/,
  },
  {
    name: 'INSERT without a required column',
    sql: "INSERT INTO oauth_clients (label) VALUES ('x')",
    code: 'missing_column',
    says: /redirect_uri/,
  },
  {
    name: 'INSERT with a column too few',
    sql: "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('x')",
    code: 'invalid_value',
    says: /2 columns and gives 1/,
  },
  {
    name: 'a label of 513 characters',
    sql: `INSERT INTO oauth_clients (label, redirect_uri) VALUES ('${'x'.repeat(513)}', 'https://x.example')`,
    code: 'invalid_value',
    says: /1 to 512 characters; this has 513/,
  },
  {
    name: 'an UPDATE to a label of 513 characters',
    sql: `UPDATE oauth_clients SET label = '${'x'.repeat(513)}' WHERE true`,
    code: 'invalid_value',
    says: /513/,
  },
  {
    name: 'a wrong type',
    sql: "UPDATE oauth_clients SET public = 'yes' WHERE true",
    code: 'invalid_value',
    says: /true or false/,
  },
  {
    name: 'a redacted secret',
    sql: "UPDATE oauth_clients SET label = '<REDACTED>' WHERE true",
    code: 'invalid_value',
    says: /does not show/,
  },
  {
    name: 'EXEC without its parameter',
    sql: 'EXEC linode.account.oauth_clients.post_reset_client_secret',
    code: 'missing_parameter',
    says: /@clientId/,
  },
  {
    name: 'EXEC with an unknown parameter',
    sql: "EXEC oauth_clients.reset_secret @clientid = 'x', @lable = 1",
    code: 'unknown_parameter',
    says: /"lable"/,
  },
  {
    name: 'EXEC of an unknown method',
    sql: 'EXEC oauth_clients.reset_secrets',
    code: 'unknown_method',
    says: /Did you mean "reset_secret"/,
  },
  {
    name: 'a thumbnail that is not a PNG',
    sql: "EXEC oauth_clients.put_client_thumbnail @clientId = 'x', @thumbnail = readfile(:text)",
    code: 'invalid_value',
    says: /not a PNG/,
  },
  {
    name: 'an unreadable file',
    sql: "EXEC oauth_clients.put_client_thumbnail @clientId = 'x', @thumbnail = readfile('/no/such/file')",
    code: 'file',
    says: /no such file/,
  },
  {
    name: 'a parameter without a value',
    sql: 'SELECT id FROM oauth_clients WHERE label = :missing',
    code: 'missing_parameter',
    says: /:missing/,
    at: [1, 44],
  },
  {
    name: 'what is no time',
    sql: "SELECT id FROM apps WHERE created > 'last week'",
    code: 'invalid_value',
    says: /not a date or time/,
    at: [1, 37],
  },
  {
    name: 'a boolean in quotes',
    sql: "SELECT id FROM oauth_clients WHERE public = 'true'",
    code: 'invalid_value',
    says: /without quotes/,
  },
  {
    name: 'a function that is not there',
    sql: 'SELECT nosuch(id) FROM oauth_clients',
    code: 'local_sql',
    says: /nosuch/,
  },
];

let server: RecordingServer;
let text: string;

test.before(async () => {
  server = await startRecordingServer(request =>
    request.method === 'GET' ? pageOf([client('1')], request) : {json: {}},
  );
  text = join(makeFolder(), 'logo.txt');
  await writeFile(text, 'GIF89a');
});

test.after.always(() => server.close());

for (const {name, sql, code, says, at, exit = 1} of cases) {
  test(`${name} is told, and costs no call`, async t => {
    const env = {LINODE_URL: server.url, LINODE_TOKEN: 'token-of-the-test'};
    const engine = createEngine({providers: [linode], env, allowFiles: true});
    t.teardown(() => engine.close());
    const run = async () => {
      for await (const _ of engine.run(sql, {text}, {yes: true}));
    };
    const error = await t.throwsAsync(run, {instanceOf: RowgateError});
    t.is(error?.code, code);
    t.regex(`${error?.message} ${error?.hint}`, says);
    t.is(error?.exitStatus, exit);
    if (at !== undefined) t.deepEqual([error?.position?.line, error?.position?.column], at);
  });
}

test.after('no call was made', t => {
  t.deepEqual(server.lines(), []);
});

test('without a token the error names the variable', async t => {
  const engine = createEngine({providers: [linode], env: {HOME: '/nonexistent', LINODE_URL: server.url}});
  t.teardown(() => engine.close());
  const error = await t.throwsAsync(engine.query('SELECT id FROM oauth_clients'), {instanceOf: RowgateError});
  t.is(error?.code, 'no_credentials');
  t.regex(`${error?.message} ${error?.hint}`, /LINODE_TOKEN/);
});

test('plain http to another host is refused', async t => {
  const env = {LINODE_URL: 'http://api.example.com', LINODE_TOKEN: 'token-of-the-test'};
  const engine = createEngine({providers: [linode], env});
  t.teardown(() => engine.close());
  const error = await t.throwsAsync(engine.query('SELECT id FROM oauth_clients'), {instanceOf: RowgateError});
  t.is(error?.code, 'insecure_url');
  t.false(`${error?.message} ${error?.hint}`.includes('token-of-the-test'));
});

test('changes that need consent are refused without it', async t => {
  const own = await startRecordingServer(request =>
    request.method === 'GET' ? pageOf([client('1'), client('2')], request) : {json: {}},
  );
  const engine = createEngine({
    providers: [linode],
    env: {LINODE_URL: own.url, LINODE_TOKEN: 'x'},
    maxChanges: 1,
  });
  t.teardown(() => engine.close());
  t.teardown(() => own.close());
  const refused = async (sql: string, yes: boolean) => {
    const error = await t.throwsAsync(engine.query(sql, {}, {yes}), {instanceOf: RowgateError});
    t.is(error?.exitStatus, 5);
    return error?.message ?? '';
  };
  t.regex(await refused('DELETE FROM oauth_clients WHERE true', true), /more than the 1 changes/);
  t.regex(await refused("EXEC oauth_clients.reset_secret @clientId = '1'", false), /consent/);
  t.regex(await refused('UPDATE oauth_clients SET public = true WHERE true', false), /more than/);
  t.true(own.requests.every(each => each.method === 'GET'));
});
