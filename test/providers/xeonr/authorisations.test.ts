import test from 'ava';
import {createEngine, xeonr} from '../../../src/index.js';
import {startApiServer} from '../api-server.js';
import {failure} from '../vmware/with-csp.js';
import {authorisationsPath, startAuth} from './with-auth.js';

const yes = {yes: true};
const one = {
  authorisationId: 'z1',
  Client: {clientId: 'c1', name: 'One', isVerified: 'true'},
  scopes: ['openid', 'profile'],
  createdAt: '2023-01-15T01:30:15.01Z',
};

for (const key of ['Client', 'client']) {
  test(`ListAuthorisations, with each client under "${key}"`, async t => {
    const {Client, ...others} = one;
    const auth = await startAuth(t, () => ({json: {authorisations: [{...others, [key]: Client}]}}));
    const {rows} = await auth.engine.query(
      "SELECT authorisationId, client ->> '$.name', scopes, createdAt, lastUsedAt FROM authorisations",
    );
    t.deepEqual(auth.calls(), [[`${authorisationsPath}/ListAuthorisations`, {}]]);
    t.deepEqual(rows, [['z1', 'One', ['openid', 'profile'], '2023-01-15T01:30:15.01Z', null]]);
  });
}

test('clientId in WHERE is sent', async t => {
  const auth = await startAuth(t, () => ({json: {authorisations: [one]}}));
  const {rows} = await auth.engine.query(
    "SELECT authorisationId, clientId FROM authorisations WHERE clientId = 'c1'",
  );
  t.deepEqual(auth.calls(), [[`${authorisationsPath}/ListAuthorisations`, {clientId: 'c1'}]]);
  t.deepEqual(rows, [['z1', 'c1']]);
});

test('DELETE revokes each authorisation', async t => {
  const auth = await startAuth(t, ({path}) =>
    path.endsWith('/ListAuthorisations') ? {json: {authorisations: [one]}} : {json: {}},
  );
  const {outcomes} = await auth.engine.query("DELETE FROM authorisations WHERE clientId = 'c1'", {}, yes);
  t.deepEqual(auth.calls(), [
    [`${authorisationsPath}/ListAuthorisations`, {clientId: 'c1'}],
    [`${authorisationsPath}/RevokeAuthorisation`, {authorisationId: 'z1'}],
  ]);
  t.deepEqual(outcomes, [{kind: 'done'}]);
});

for (const revokedCount of ['5', 5]) {
  test(`RevokeAllAuthorisations counts them as ${JSON.stringify(revokedCount)}`, async t => {
    const auth = await startAuth(t, () => ({json: {revokedCount}}));
    const {rows} = await auth.engine.query('EXEC authorisations.revoke_all', {}, yes);
    t.is(auth.server.requests[0]?.body, '{}');
    t.deepEqual(auth.calls(), [[`${authorisationsPath}/RevokeAllAuthorisations`, {}]]);
    t.deepEqual(rows, [[5]]);
  });
}

test('a count that is left out is 0, and one beyond 2^53 is exact', async t => {
  const auth = await startAuth(t, (_request, index) => ({
    json: index === 0 ? {} : {revokedCount: '9007199254740993'},
  }));
  t.deepEqual((await auth.engine.query('EXEC authorisations.revoke_all', {}, yes)).rows, [[0]]);
  t.deepEqual((await auth.engine.query('EXEC authorisations.revoke_all', {}, yes)).rows, [
    [9007199254740993n],
  ]);
});

test('RevokeAllAuthorisations asks for consent first', async t => {
  const auth = await startAuth(t, () => ({json: {}}));
  t.is((await failure(auth.engine.query('EXEC authorisations.revoke_all'))).code, 'refused');
  t.deepEqual(auth.calls(), []);
});

test('client credentials are exchanged at /api/v1/oauth/token', async t => {
  const server = await startApiServer(({path}) =>
    path === '/api/v1/oauth/token'
      ? {
          json: {
            access_token: 'from-client',
            token_type: 'Bearer',
            expires_in: 3600,
            scope: 'oauth:clients:read',
          },
        }
      : {json: {Clients: []}},
  );
  const env = {XEONR_URL: server.url, XEONR_CLIENT_ID: 'my-id', XEONR_CLIENT_SECRET: 'my-secret'};
  const engine = createEngine({providers: [xeonr], env});
  t.teardown(() => Promise.all([engine.close(), server.close()]));
  await engine.query('SELECT name FROM clients');
  await engine.query('SELECT name FROM clients');
  const [exchange, ...calls] = server.requests;
  t.is(exchange?.method, 'POST');
  t.is(exchange?.path, '/api/v1/oauth/token');
  t.is(exchange?.headers['content-type'], 'application/x-www-form-urlencoded');
  t.is(exchange?.headers.authorization, `Basic ${Buffer.from('my-id:my-secret').toString('base64')}`);
  t.deepEqual([...new URLSearchParams(exchange?.body)], [['grant_type', 'client_credentials']]);
  t.deepEqual(
    calls.map(({headers}) => headers.authorization),
    Array(2).fill('Bearer from-client'),
  );
});

test('without a credential the error names the variables', async t => {
  const engine = createEngine({providers: [xeonr], env: {}});
  t.teardown(() => engine.close());
  const error = await failure(engine.query('SELECT name FROM clients'));
  t.is(error.code, 'no_credentials');
  t.regex(`${error.message} ${error.hint}`, /XEONR_TOKEN/);
  t.regex(`${error.message} ${error.hint}`, /XEONR_CLIENT_ID/);
});
