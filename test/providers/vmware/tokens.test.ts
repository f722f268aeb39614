import test from 'ava';
import {createEngine, vmware} from '../../../src/index.js';
import {type Received, type Reply, startApiServer} from '../api-server.js';
import {
  accessToken,
  apiToken,
  app,
  appsPath,
  exchangePath,
  failure,
  listOf,
  org,
  startCsp,
} from './with-csp.js';

const yes = {yes: true};
const ids = Array.from({length: 200}, (_, index) => `a${index}`);

test('the API token is exchanged by a form, once, for 200 requests at the same time', async t => {
  const csp = await startCsp(t, ({path}) => ({json: app(path.split('/').at(-1) ?? '')}), {concurrency: 8});
  const list = ids.map(id => `'${id}'`).join(', ');
  const {rows, requests} = await csp.engine.query(`SELECT id FROM oauth_apps WHERE id IN (${list})`);
  t.is(rows.length, 200);
  const exchanges = csp.server.requests.filter(({path}) => path === exchangePath);
  t.is(exchanges.length, 1);
  const [exchange] = exchanges;
  t.is(exchange?.method, 'POST');
  t.is(exchange?.search, '');
  t.is(exchange?.headers['content-type'], 'application/x-www-form-urlencoded');
  t.is(exchange?.headers.authorization, undefined);
  t.deepEqual([...new URLSearchParams(exchange?.body)], [['api_token', apiToken]]);
  t.true(csp.calls().every(({headers}) => headers.authorization === `Bearer ${accessToken}`));
  t.is(csp.calls().length, 200);
  t.is(requests, 201);
});

test('200 changes at the same time cause one exchange', async t => {
  const csp = await startCsp(
    t,
    ({method}) => (method === 'GET' ? listOf(ids.map(id => app(id))) : {json: {}}),
    {concurrency: 8, maxChanges: 200},
  );
  const sql = 'EXEC oauth_apps.regenerate_secret FOR EACH (SELECT id FROM oauth_apps)';
  const {outcomes} = await csp.engine.query(sql, {}, yes);
  t.is(outcomes?.filter(each => each.kind === 'done').length, 200);
  t.is(csp.server.requests.filter(({path}) => path === exchangePath).length, 1);
});

test('a token that the API no longer takes is renewed once, however many requests meet the refusal', async t => {
  let exchanges = 0;
  let isRevoked = false;
  const server = await startApiServer(({path, headers}) => {
    if (path === exchangePath) {
      exchanges += 1;
      return {json: {access_token: `access-${exchanges}`, expires_in: 1799}};
    }
    const isRefused = isRevoked && headers.authorization === 'Bearer access-1';
    if (isRefused) return {status: 401, json: {message: 'The user is not authorized to use the API'}};
    return {json: app(path.split('/').at(-1) ?? '')};
  });
  const env = {CSP_URL: server.url, CSP_API_TOKEN: apiToken, CSP_ORG_ID: org};
  const engine = createEngine({providers: [vmware], env, concurrency: 8});
  t.teardown(() => Promise.all([engine.close(), server.close()]));
  await engine.query("SELECT id FROM oauth_apps WHERE id = 'first'");
  isRevoked = true;
  const list = ids.slice(0, 40).map(id => `'${id}'`);
  const {rows} = await engine.query(`SELECT id FROM oauth_apps WHERE id IN (${list.join(', ')})`);
  t.is(rows.length, 40);
  t.is(exchanges, 2);
});

test('a token that has ended by its lifetime is renewed before it is used', async t => {
  let exchanges = 0;
  const server = await startApiServer(({path}) => {
    if (path !== exchangePath) return listOf([app('a')]);
    exchanges += 1;
    return {json: {access_token: `access-${exchanges}`, expires_in: 0}};
  });
  const env = {CSP_URL: server.url, CSP_API_TOKEN: apiToken, CSP_ORG_ID: org};
  const engine = createEngine({providers: [vmware], env});
  t.teardown(() => Promise.all([engine.close(), server.close()]));
  for (const number of [1, 2]) {
    await engine.query('SELECT id FROM oauth_apps');
    t.is(server.requests.at(-1)?.headers.authorization, `Bearer access-${number}`);
  }
  t.is(exchanges, 2);
});

async function ask(
  t: {teardown: (end: () => Promise<unknown>) => void},
  env: Record<string, string>,
  answer: (request: Received) => Reply | undefined,
) {
  const server = await startApiServer(answer);
  const engine = createEngine({providers: [vmware], env: {CSP_URL: server.url, CSP_ORG_ID: org, ...env}});
  t.teardown(() => Promise.all([engine.close(), server.close()]));
  return {server, result: engine.query('SELECT id FROM oauth_apps')};
}

test('a refused API token is an error that names CSP_API_TOKEN and shows none of it', async t => {
  const message = `invalid_grant: Invalid refresh token: ...${apiToken.slice(-5)} ${apiToken}`;
  const {server, result} = await ask(t, {CSP_API_TOKEN: apiToken}, () => ({
    status: 400,
    json: {moduleCode: 340, message},
  }));
  const error = await failure(result);
  t.is(error.code, 'no_credentials');
  t.regex(error.message, /CSP_API_TOKEN was refused: invalid_grant: Invalid refresh token/);
  t.false(JSON.stringify([error.message, error.hint]).includes(apiToken));
  t.deepEqual(server.lines(), [`POST ${exchangePath}`]);
});

test('client credentials are exchanged with Basic, and orgId where it is known', async t => {
  const path = '/csp/gateway/am/api/auth/authorize';
  const env = {CSP_CLIENT_ID: 'my-client', CSP_CLIENT_SECRET: 'my:secret é'};
  const {server, result} = await ask(t, env, request =>
    request.path === path ? {json: {access_token: 'from-client', expires_in: 600}} : listOf([app('a')]),
  );
  t.deepEqual((await result).rows, [['a']]);
  const [exchange, list] = server.requests;
  t.deepEqual(server.lines(), [`POST ${path}`, `GET ${appsPath(org)}`]);
  t.is(exchange?.headers['content-type'], 'application/x-www-form-urlencoded');
  const basic = Buffer.from('my-client:my:secret é').toString('base64');
  t.is(exchange?.headers.authorization, `Basic ${basic}`);
  t.deepEqual(Object.fromEntries(new URLSearchParams(exchange?.body)), {
    grant_type: 'client_credentials',
    orgId: org,
  });
  t.is(list?.headers.authorization, 'Bearer from-client');
});

test('refused client credentials name their variables', async t => {
  const env = {CSP_CLIENT_ID: 'my-client', CSP_CLIENT_SECRET: 'my-secret'};
  const {result} = await ask(t, env, () => ({status: 401, json: {message: 'invalid_client: my-secret'}}));
  const error = await failure(result);
  t.regex(error.message, /CSP_CLIENT_ID and CSP_CLIENT_SECRET were refused/);
  t.false(error.message.includes('my-secret'));
});

test('without a credential the error names the variables, and nothing is sent', async t => {
  const {server, result} = await ask(t, {}, () => undefined);
  const error = await failure(result);
  t.is(error.code, 'no_credentials');
  t.regex(`${error.message} ${error.hint}`, /CSP_API_TOKEN/);
  t.regex(`${error.message} ${error.hint}`, /CSP_CLIENT_ID/);
  t.deepEqual(server.requests, []);
});
