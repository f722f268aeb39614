import test from 'ava';
import {app, appsPath, failure, listOf, org, otherOrg, startCsp} from './with-csp.js';

const yes = {yes: true};
const kinds = (result: {outcomes?: readonly {kind: string}[]}) => result.outcomes?.map(each => each.kind);
const newSecret = 'Canary-New-Secret-0001!';

test('regenerate_secret is a PUT of exactly {}', async t => {
  const csp = await startCsp(t, () => ({json: {clientId: 'a', clientSecret: 'fresh'}}));
  const {rows, columns} = await csp.engine.query(
    "EXEC vmware.csp.oauth_apps.regenerate_secret @oauthAppId = 'a'",
    {},
    yes,
  );
  t.deepEqual(csp.lines(), [`PUT ${appsPath(org, '/a/secret')}`]);
  t.is(csp.calls()[0]?.body, '{}');
  t.is(csp.calls()[0]?.headers['content-type'], 'application/json');
  t.deepEqual(
    columns.map(each => each.name),
    ['clientId', 'clientSecret'],
  );
  t.deepEqual(rows, [['a', 'fresh']]);
});

test('regenerate_secret takes an organization, and both fields of its answer may be missing', async t => {
  const csp = await startCsp(t, () => ({json: {}}));
  const name = 'update_organization_oauth_application_secret';
  const {rows} = await csp.engine.query(
    `EXEC oauth_apps.${name} @orgId = '${otherOrg}', @oauthAppId = 'a'`,
    {},
    yes,
  );
  t.deepEqual(csp.lines(), [`PUT ${appsPath(otherOrg, '/a/secret')}`]);
  t.deepEqual(rows, [[null, null]]);
});

test('regenerate_secret for each of several: a row with its secret or its reason for each', async t => {
  const csp = await startCsp(t, ({method, path}) => {
    if (method === 'GET') return listOf([app('a'), app('b'), app('c')]);
    const id = path.split('/').at(-2) ?? '';
    return id === 'b'
      ? {status: 409, json: {message: 'The request could not be processed due to a conflict'}}
      : {json: {clientId: id, clientSecret: `fresh ${id}`}};
  });
  const sql = 'EXEC oauth_apps.regenerate_secret FOR EACH (SELECT id FROM oauth_apps ORDER BY id)';
  const result = await csp.engine.query(sql, {}, yes);
  t.deepEqual(kinds(result), ['done', 'failed', 'done']);
  t.deepEqual(
    [...csp.lines()].sort(),
    [`GET ${appsPath(org)}`, ...['a', 'b', 'c'].map(id => `PUT ${appsPath(org, `/${id}/secret`)}`)].sort(),
  );
  t.true(csp.calls().every(({method, body}) => body === (method === 'PUT' ? '{}' : '')));
  const at = result.columns.findIndex(each => each.name === 'clientSecret');
  t.deepEqual(
    result.rows.map(row => row[at]),
    ['fresh a', null, 'fresh c'],
  );
});

test('regenerate_secret for each takes the organization of each row', async t => {
  const csp = await startCsp(t, ({method, path}) => {
    if (method === 'GET') return listOf([app(path.includes(otherOrg) ? 'b' : 'a')]);
    return {json: {}};
  });
  const sql = `EXEC oauth_apps.regenerate_secret
    FOR EACH (SELECT orgId, id FROM oauth_apps WHERE orgId IN ('${org}', '${otherOrg}'))`;
  t.deepEqual(kinds(await csp.engine.query(sql, {}, yes)), ['done', 'done']);
  const puts = csp.lines().filter(line => line.startsWith('PUT'));
  t.deepEqual(
    [...puts].sort(),
    [`PUT ${appsPath(org, '/a/secret')}`, `PUT ${appsPath(otherOrg, '/b/secret')}`].sort(),
  );
});

test('regenerate_secret is not sent again where it may have been carried out', async t => {
  const csp = await startCsp(t, () => ({status: 503, json: {message: 'busy'}}));
  const result = await csp.engine.query("EXEC oauth_apps.regenerate_secret @oauthAppId = 'a'", {}, yes);
  t.is(csp.lines().length, 1);
  t.deepEqual(kinds(result), ['unknown']);
});

test('rotate_secret is a POST of the new secret, and is answered by nothing', async t => {
  const csp = await startCsp(t, () => ({text: ''}));
  const result = await csp.engine.query(
    `EXEC oauth_apps.rotate_secret @oauthAppId = 'a', @newClientSecret = $secret,
      @secretRotationExpirationInSeconds = 3600`,
    {secret: newSecret},
    yes,
  );
  t.deepEqual(csp.lines(), [`POST ${appsPath(org, '/a/secret')}`]);
  t.deepEqual(csp.calls()[0]?.json, {newClientSecret: newSecret, secretRotationExpirationInSeconds: 3600});
  t.deepEqual(kinds(result), ['done']);
  t.false(JSON.stringify([result, csp.events]).includes(newSecret));
});

test('rotate_secret without its expiry leaves that to the API', async t => {
  const csp = await startCsp(t, () => ({text: ''}));
  const sql = `EXEC oauth_apps.rotate_secret @oauthAppId = 'a', @newClientSecret = '${newSecret}'`;
  await csp.engine.query(sql, {}, yes);
  t.deepEqual(csp.calls()[0]?.json, {newClientSecret: newSecret});
});

const rotations: Readonly<Record<string, readonly [sql: string, parameters: Record<string, string>]>> = {
  'a literal': [`EXEC oauth_apps.rotate_secret @oauthAppId = 'a', @newClientSecret = '${newSecret}'`, {}],
  'a parameter': [
    "EXEC oauth_apps.rotate_secret @oauthAppId = 'a', @newClientSecret = $secret",
    {secret: newSecret},
  ],
  'FOR EACH': [
    `EXEC oauth_apps.rotate_secret FOR EACH (SELECT id, '${newSecret}' AS newClientSecret FROM oauth_apps)`,
    {},
  ],
  JSON: [
    `EXEC oauth_apps.rotate_secret @@json = '{"oauthAppId": "a", "newClientSecret": "${newSecret}"}'`,
    {},
  ],
};

for (const [name, [sql, parameters]] of Object.entries(rotations)) {
  test(`a new secret given by ${name} is shown nowhere`, async t => {
    const csp = await startCsp(t, ({method, body}) =>
      method === 'GET'
        ? listOf([app('a')])
        : {status: 400, json: {message: `Invalid request body: ${body} is bad: ${newSecret}`}},
    );
    const preview = await csp.engine.query(sql, parameters, {dryRun: true});
    t.false(JSON.stringify(preview).includes(newSecret), 'preview');
    t.true(JSON.stringify(preview).includes('<REDACTED>'), 'preview');
    const explained = await csp.engine.query(`EXPLAIN ${sql}`, parameters);
    t.false(JSON.stringify(explained).includes(newSecret), 'EXPLAIN');
    const confirmed: unknown[] = [];
    const result = await csp.engine.query(sql, parameters, {
      confirm: async ([changeSet]) => {
        confirmed.push(changeSet?.changes.length);
        return true;
      },
    });
    t.deepEqual(kinds(result), ['failed']);
    t.false(JSON.stringify(result).includes(newSecret), 'result');
    t.false(JSON.stringify(csp.events).includes(newSecret), 'events');
    t.true(
      csp.calls().some(({body}) => body.includes(newSecret)),
      'sent',
    );
  });
}

test('a secret of the wrong type is not in the error', async t => {
  const csp = await startCsp(t, () => undefined);
  const error = await failure(
    csp.engine.query("EXEC oauth_apps.rotate_secret @oauthAppId = 'a', @newClientSecret = 1234567", {}, yes),
  );
  t.false(JSON.stringify([error.message, error.hint]).includes('1234567'));
  t.deepEqual(csp.server.requests, []);
});

test('end_secret_rotation is a DELETE without a body', async t => {
  const csp = await startCsp(t, () => ({text: ''}));
  const result = await csp.engine.query("EXEC oauth_apps.end_secret_rotation @oauthAppId = 'a'", {}, yes);
  t.deepEqual(csp.lines(), [`DELETE ${appsPath(org, '/a/secret')}`]);
  t.is(csp.calls()[0]?.body, '');
  t.is(csp.calls()[0]?.headers['content-type'], undefined);
  t.deepEqual(kinds(result), ['done']);
});

test('what ends a secret at once asks for consent first', async t => {
  const csp = await startCsp(t, () => ({json: {}}));
  for (const method of ['regenerate_secret', 'end_secret_rotation']) {
    const error = await failure(csp.engine.query(`EXEC oauth_apps.${method} @oauthAppId = 'a'`));
    t.is(error.code, 'refused', method);
  }
  t.deepEqual(csp.calls(), []);
});
