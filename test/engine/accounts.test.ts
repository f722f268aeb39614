import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {createEngine, linode, RowgateError, type RunOptions, vmware} from '../../src/index.js';
import {makeFolder} from '../make-folder.js';
import {pageOf, startRecordingServer} from './recording-server.js';
import {openTwoAccounts, tokens} from './two-accounts.js';

const table = 'all_linode.account.oauth_clients';
const yes: RunOptions = {yes: true};

test('a group is read as one table, and each account gets its own token', async t => {
  const {engine, prod, staging} = await openTwoAccounts(t);
  const {rows, complete} = await engine.query(`SELECT connection, label FROM ${table} ORDER BY label`);
  t.deepEqual(rows, [
    ['prod', 'prod 1'],
    ['prod', 'prod 2'],
    ['staging', 'staging 1'],
    ['staging', 'staging 2'],
    ['staging', 'staging 3'],
  ]);
  t.true(complete);
  t.deepEqual(
    [prod, staging].map(server => server.requests.map(each => each.headers.authorization)),
    [[`Bearer ${tokens.prod}`], [`Bearer ${tokens.staging}`]],
  );
});

test('the column connection is not among *', async t => {
  const {engine} = await openTwoAccounts(t);
  const {columns} = await engine.query(`SELECT * FROM ${table}`);
  t.false(columns.some(each => each.name === 'connection'));
});

test('a WHERE on the connection asks only that account', async t => {
  const {engine, prod, staging} = await openTwoAccounts(t);
  t.is((await engine.query(`SELECT id FROM ${table} WHERE connection = 'prod'`)).rows.length, 2);
  t.deepEqual(staging.lines(), []);
  const both = `SELECT label FROM ${table} WHERE connection IN ('prod', 'staging') AND id = '1'`;
  t.deepEqual((await engine.query(both)).rows, [['prod 1'], ['staging 1']]);
  t.is(prod.lines().at(-1), 'GET /account/oauth-clients/1');
  t.deepEqual(staging.lines(), ['GET /account/oauth-clients/1']);
  t.deepEqual((await engine.query(`SELECT id FROM ${table} WHERE connection = 'other'`)).rows, []);
  t.is(prod.requests.length + staging.requests.length, 3);
});

test('two accounts are joined, though the rows have the same IDs', async t => {
  const {engine} = await openTwoAccounts(t);
  const sql = `SELECT p.label, s.label FROM staging.account.oauth_clients s
    LEFT JOIN prod.account.oauth_clients p USING (id) ORDER BY s.label`;
  t.deepEqual((await engine.query(sql)).rows, [
    ['prod 1', 'staging 1'],
    ['prod 2', 'staging 2'],
    [null, 'staging 3'],
  ]);
});

test('what is kept of one account is not taken for that of another', async t => {
  const {engine, prod, staging} = await openTwoAccounts(t, {cache: 60_000});
  const labels = async (name: string) =>
    (await engine.query(`SELECT label FROM ${name}.account.oauth_clients LIMIT 1`)).rows;
  for (const _again of [1, 2]) {
    t.deepEqual([await labels('prod'), await labels('staging')], [[['prod 1']], [['staging 1']]]);
  }
  t.is(prod.requests.length + staging.requests.length, 2);
});

test('an UPDATE across both goes back to the right account each, and says so', async t => {
  const {engine, prod, staging} = await openTwoAccounts(t);
  const sql = `UPDATE ${table} SET label = 'new ' || label WHERE id IN ('1', '3')`;
  const preview = await engine.query(sql, {}, {dryRun: true});
  const at = ['connection', 'key', 'new'].map(name => preview.columns.findIndex(each => each.name === name));
  t.deepEqual(
    preview.rows.map(row => at.map(index => row[index])),
    [
      ['prod', '1', 'new prod 1'],
      ['staging', '1', 'new staging 1'],
      ['staging', '3', 'new staging 3'],
    ],
  );
  const {columns, rows} = await engine.query(sql, {}, yes);
  t.deepEqual(
    columns.map(each => each.name),
    ['connection', 'id', 'outcome', 'reason'],
  );
  t.deepEqual(rows, [
    ['prod', '1', 'done', null],
    ['staging', '1', 'done', null],
    ['staging', '3', 'done', null],
  ]);
  const writes = [prod, staging].map(server =>
    server.requests.filter(each => each.method === 'PUT').map(each => [each.path, JSON.parse(each.body)]),
  );
  t.deepEqual(writes, [
    [['/account/oauth-clients/1', {label: 'new prod 1'}]],
    [
      ['/account/oauth-clients/1', {label: 'new staging 1'}],
      ['/account/oauth-clients/3', {label: 'new staging 3'}],
    ],
  ]);
});

test('of a change that one account refuses, the outcomes tell which', async t => {
  const {engine} = await openTwoAccounts(t, {
    answer: (account, {method}) =>
      account === 'prod' && method === 'DELETE'
        ? {status: 403, json: {errors: [{reason: 'Unauthorized'}]}}
        : undefined,
  });
  const {rows, outcomes} = await engine.query(`DELETE FROM ${table} WHERE id = '1'`, {}, yes);
  t.deepEqual(
    rows.map(row => row.slice(0, 3)),
    [
      ['prod', '1', 'failed'],
      ['staging', '1', 'done'],
    ],
  );
  t.regex(String(rows[0]?.[3]), /403/);
  t.deepEqual(
    outcomes?.map(each => each.kind),
    ['failed', 'done'],
  );
});

test('where a token was revoked, the others are shown, and the result says who is missing', async t => {
  const {engine, events} = await openTwoAccounts(t, {env: {PROD_TOKEN: tokens.other}});
  const result = await engine.query(`SELECT label FROM ${table}`);
  t.deepEqual(result.rows, [['staging 1'], ['staging 2'], ['staging 3']]);
  t.like(result.complete, {connections: ['prod']});
  const reason = result.complete === true ? '' : result.complete.reason;
  t.regex(reason, /^prod: (?!prod: ).*401.*PROD_TOKEN/);
  // Alone, it is an error.
  await t.throwsAsync(engine.query('SELECT label FROM prod.account.oauth_clients'), {message: /401/});
  t.false(JSON.stringify([result, events]).includes('canary'));
});

test('an account without a token, and both failing', async t => {
  const none = await openTwoAccounts(t, {env: {STAGING_TOKEN: undefined}});
  const {rows, complete} = await none.engine.query(`SELECT label FROM ${table}`);
  t.is(rows.length, 2);
  t.like(complete, {connections: ['staging']});
  t.regex(JSON.stringify(complete), /STAGING_TOKEN/);
  const both = await openTwoAccounts(t, {env: {PROD_TOKEN: 'x', STAGING_TOKEN: 'x'}});
  const result = await both.engine.query(`SELECT label FROM ${table}`);
  t.deepEqual(result.rows, []);
  t.like(result.complete, {connections: ['prod', 'staging']});
});

test('nothing is written from a read that lacks an account', async t => {
  const {engine, prod, staging} = await openTwoAccounts(t, {env: {PROD_TOKEN: tokens.other}});
  const statements = [
    `UPDATE ${table} SET label = 'x' WHERE id = '1'`,
    `DELETE FROM ${table} WHERE true`,
    `EXEC ${table}.reset_secret FOR EACH (SELECT connection, id FROM ${table})`,
    `INSERT INTO staging.account.oauth_clients (label, redirect_uri)
      SELECT label, redirect_uri FROM ${table}`,
  ];
  for (const sql of statements) {
    const error = await t.throwsAsync(engine.query(sql, {}, yes), {instanceOf: RowgateError}, sql);
    t.is(error?.code, 'refused', sql);
    t.regex(error?.message ?? '', /could not all be read: prod: .*401/, sql);
    t.regex(error?.hint ?? '', /Nothing was changed/);
    t.false(`${error?.message}${error?.hint}`.includes('canary'));
  }
  t.deepEqual([...new Set([...prod.requests, ...staging.requests].map(each => each.method))], ['GET']);
  // The other account is changed where only that is meant.
  const sql = `UPDATE ${table} SET label = 'x' WHERE id = '1' AND connection = 'staging'`;
  t.deepEqual((await engine.query(sql)).rows, [['staging', '1', 'done', null]]);
});

test('a group can not be written to without saying where', async t => {
  const {engine, prod, staging} = await openTwoAccounts(t);
  const statements = [
    `INSERT INTO ${table} (label, redirect_uri) VALUES ('a', 'https://a.example/')`,
    `EXEC ${table}.reset_secret @clientId = '1'`,
    `EXEC ${table}.reset_secret FOR EACH (SELECT '1' AS id)`,
  ];
  for (const sql of statements) {
    const error = await t.throwsAsync(engine.query(sql, {}, yes), {instanceOf: RowgateError}, sql);
    t.is(error?.code, 'missing_parameter', sql);
    t.regex(error?.hint ?? '', /prod, staging/, sql);
  }
  t.is(prod.requests.length + staging.requests.length, 0);
  const insert = `INSERT INTO prod.account.oauth_clients (label, redirect_uri) VALUES ('a', 'https://a.example/')`;
  await engine.query(insert);
  t.deepEqual([...prod.lines(), ...staging.lines()], ['POST /account/oauth-clients']);
});

test('FOR EACH goes to the account that the column connection names', async t => {
  const {engine, prod, staging} = await openTwoAccounts(t);
  const sql = `EXEC ${table}.reset_secret FOR EACH (
    SELECT connection, id FROM ${table} WHERE label IN ('prod 2', 'staging 1'))`;
  const {columns, rows} = await engine.query(sql, {}, yes);
  const at = ['connection', 'id', 'secret'].map(name => columns.findIndex(each => each.name === name));
  t.deepEqual(
    rows.map(row => at.map(index => row[index])),
    [
      ['prod', '2', 'secret of prod 2'],
      ['staging', '1', 'secret of staging 1'],
    ],
  );
  t.deepEqual(
    [prod, staging].map(server => server.lines().filter(line => line.startsWith('POST'))),
    [['POST /account/oauth-clients/2/reset-secret'], ['POST /account/oauth-clients/1/reset-secret']],
  );
});

test('EXPLAIN says which account each request goes to', async t => {
  const {engine} = await openTwoAccounts(t);
  const {rows} = await engine.query(`EXPLAIN SELECT label FROM ${table}`);
  t.deepEqual(
    rows.filter(([, item]) => item === 'request').map(([, , value]) => String(value).split(' ')[0]),
    ['prod:', 'staging:'],
  );
});

test('a connection that is read-only refuses its changes, and only these', async t => {
  const {engine, prod, staging} = await openTwoAccounts(t, {staging: {readOnly: true}});
  const update = (where: string) => engine.query(`UPDATE ${table} SET label = 'x' WHERE ${where}`, {}, yes);
  const message = /the connection "staging" is read-only/;
  t.like(await t.throwsAsync(update("id = '1'"), {message}), {code: 'refused'});
  t.like(await t.throwsAsync(update("id = '3'"), {message}), {code: 'refused'});
  t.true([...prod.requests, ...staging.requests].every(each => each.method === 'GET'));
  t.deepEqual((await update("id = '1' AND connection = 'prod'")).rows, [['prod', '1', 'done', null]]);
  const all = await openTwoAccounts(t, {readOnly: true});
  const sql = `DELETE FROM prod.account.oauth_clients WHERE id = '1'`;
  t.like(await t.throwsAsync(all.engine.query(sql, {}, yes), {message: /read-only/}), {code: 'refused'});
  t.is((await all.engine.query(sql, {}, {dryRun: true})).rows.length, 1);
  t.true(all.prod.requests.every(each => each.method === 'GET'));
});

test('a default goes before the connection’s own token, that before the environment, that before a vendor’s file', async t => {
  const file = path.join(makeFolder(), 'linode-cli');
  writeFileSync(file, '[default]\ntoken = canary-of-file\n');
  const server = await startRecordingServer(request => pageOf([], request));
  t.teardown(() => server.close());
  const ask = async (env: Readonly<Record<string, string>>, name = 'linode', defaults: string[] = []) => {
    const engine = createEngine({
      providers: [linode],
      connections: [
        {name: 'own', provider: 'linode', credential: {kind: 'env', name: 'OWN'}},
        {name: 'plain', provider: 'linode'},
      ],
      defaults,
      env: {LINODE_URL: server.url, OWN: 'canary-own', ...env},
    });
    await engine.query(`SELECT id FROM ${name}.profile.apps`);
    await engine.close();
    return server.requests.at(-1)?.headers.authorization?.replace('Bearer canary-', '');
  };
  const vendor = {LINODE_CONFIG: file};
  const all = {...vendor, LINODE_TOKEN: 'canary-environment'};
  t.is(await ask(vendor), 'of-file');
  t.is(await ask(all), 'environment');
  t.is(await ask(vendor, 'plain'), 'of-file');
  t.is(await ask(all, 'plain'), 'environment');
  t.is(await ask(all, 'own'), 'own');
  t.is(await ask(all, 'linode', ['own']), 'own');
  t.is(await ask(all, 'plain', ['own']), 'environment');
  t.throws(() => createEngine({providers: [linode], defaults: ['own']}), {message: /no connection "own"/});
});

test('a connection’s parameters go before the environment’s, and the statement’s before them', async t => {
  const server = await startRecordingServer(({method}) =>
    method === 'POST' ? {json: {access_token: 'canary-access', expires_in: 600}} : {json: {results: []}},
  );
  t.teardown(() => server.close());
  const engine = createEngine({
    providers: [vmware],
    connections: [
      {name: 'one', provider: 'vmware', url: server.url, parameters: {orgId: 'org-1'}},
      {name: 'two', provider: 'vmware', url: server.url, parameters: {orgId: 'org-2'}},
      {name: 'plain', provider: 'vmware', url: server.url},
    ],
    groups: [{name: 'both', connections: ['one', 'two']}],
    env: {CSP_API_TOKEN: 'canary-api', CSP_ORG_ID: 'org-env'},
  });
  t.teardown(() => engine.close());
  const orgs = async (sql: string) => {
    const before = server.requests.length;
    await engine.query(sql);
    const paths = server.requests.slice(before).map(each => each.path);
    return paths.flatMap(each => /\/orgs\/([^/]+)\//.exec(each)?.[1] ?? []).sort();
  };
  t.deepEqual(await orgs('SELECT id FROM one.csp.oauth_apps'), ['org-1']);
  t.deepEqual(await orgs('SELECT id FROM both.csp.oauth_apps'), ['org-1', 'org-2']);
  t.deepEqual(await orgs('SELECT id FROM plain.csp.oauth_apps'), ['org-env']);
  t.deepEqual(await orgs("SELECT id FROM one.csp.oauth_apps WHERE orgId = 'org-9'"), ['org-9']);
});

test('RETURNING may ask for the account', async t => {
  const {engine} = await openTwoAccounts(t);
  const sql = `UPDATE ${table} SET public = true WHERE id = '1' RETURNING connection, id`;
  const {rows} = await engine.query(sql, {}, yes);
  t.deepEqual([...rows].sort(), [
    ['prod', '1'],
    ['staging', '1'],
  ]);
});

test('an INSERT and an EXEC may name the account that they are for', async t => {
  const {engine, prod, staging} = await openTwoAccounts(t);
  const insert = `INSERT INTO ${table} (connection, label, redirect_uri) VALUES ('staging', 'a', 'https://a.example')`;
  await engine.query(insert, {}, yes);
  await engine.query(`EXEC ${table}.reset_secret @connection = 'prod', @clientId = '1'`, {}, yes);
  t.deepEqual(staging.lines(), ['POST /account/oauth-clients']);
  t.deepEqual(prod.lines(), ['POST /account/oauth-clients/1/reset-secret']);
  const error = await t.throwsAsync(engine.query(insert.replace("'staging'", "'stagin'"), {}, yes), {
    instanceOf: RowgateError,
  });
  t.regex(`${error?.message} ${error?.hint}`, /no account "stagin".*prod, staging/);
});

test('a NULL in a UNION does not take a type away', async t => {
  const {engine} = await openTwoAccounts(t);
  const {rows} = await engine.query(
    "SELECT public FROM prod.account.oauth_clients WHERE id = '1' UNION ALL SELECT NULL",
  );
  t.deepEqual(rows, [[false], [null]]);
});

test('SHOW SERVICES takes the name of an account in the place of a provider', async t => {
  const {engine} = await openTwoAccounts(t);
  const {rows} = await engine.query('SHOW SERVICES IN all_linode');
  t.deepEqual(
    rows.map(([id]) => id),
    ['all_linode.account', 'all_linode.profile'],
  );
});

test('SHOW RESOURCES takes the name of an account in the place of a provider', async t => {
  const {engine} = await openTwoAccounts(t);
  const ids = async (name: string) =>
    (await engine.query(`SHOW RESOURCES IN ${name} LIKE 'oauth%'`)).rows.map(([id]) => id);
  t.deepEqual(await ids('Prod.account'), ['prod.account.oauth_clients']);
  t.deepEqual(await ids('all_linode'), ['all_linode.account.oauth_clients']);
  t.deepEqual(await ids('linode.account'), ['linode.account.oauth_clients']);
});
