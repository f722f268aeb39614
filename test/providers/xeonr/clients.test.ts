import test from 'ava';
import {failure} from '../vmware/with-csp.js';
import {bare, clientsPath, connectError, sample, startAuth} from './with-auth.js';

for (const key of ['Clients', 'clients']) {
  test(`ListClients answers its rows under "${key}"`, async t => {
    const auth = await startAuth(t, () => ({json: {[key]: [bare('a'), bare('b')]}}));
    const {rows, complete} = await auth.engine.query('SELECT clientId FROM xeonr.auth.clients');
    t.deepEqual(auth.calls(), [[`${clientsPath}/ListClients`, {}]]);
    t.deepEqual(rows, [['a'], ['b']]);
    t.true(complete);
  });
}

test('a list that is left out is empty', async t => {
  const auth = await startAuth(t, () => ({json: {}}));
  t.deepEqual((await auth.engine.query('SELECT clientId FROM clients')).rows, []);
});

test('applicationId in WHERE is sent, and rows are checked again', async t => {
  const auth = await startAuth(t, () => ({
    json: {Clients: [bare('a', {applicationId: 'app'}), bare('b', {applicationId: 'other'}), bare('c')]},
  }));
  const {rows} = await auth.engine.query("SELECT clientId FROM clients WHERE applicationId = 'app'");
  t.deepEqual(auth.calls(), [[`${clientsPath}/ListClients`, {applicationId: 'app'}]]);
  t.deepEqual(rows, [['a']]);
});

test('the timeout of the engine is told to the server', async t => {
  const auth = await startAuth(t, () => ({json: {Clients: []}}), {timeout: 1234});
  await auth.engine.query('SELECT clientId FROM clients');
  t.is(auth.server.requests.length, 1);
});

for (const key of ['Client', 'client']) {
  test(`GetClient answers its row under "${key}", and a secret is not asked for`, async t => {
    const auth = await startAuth(t, () => ({json: {[key]: sample}}));
    const sql = `SELECT * FROM clients WHERE clientId = '${sample.clientId}'`;
    const {rows, columns} = await auth.engine.query(sql);
    t.deepEqual(auth.calls(), [[`${clientsPath}/GetClient`, {clientId: sample.clientId}]]);
    const row = Object.fromEntries(columns.map(({name}, index) => [name, rows[0]?.[index]]));
    const {clientSecret, ...shown} = row;
    t.is(clientSecret ?? null, null);
    t.deepEqual(shown, sample);
  });
}

test('clientSecret is asked for where it is selected, and only there', async t => {
  const auth = await startAuth(t, () => ({json: {Client: bare('a', {clientSecret: 'sk_live_x'})}}));
  const {rows, columns} = await auth.engine.query("SELECT clientSecret FROM clients WHERE clientId = 'a'");
  t.deepEqual(auth.calls(), [[`${clientsPath}/GetClient`, {clientId: 'a', includeSecret: true}]]);
  t.deepEqual(rows, [['sk_live_x']]);
  t.true(columns[0]?.secret);
});

test('clientSecret of all clients is an error that says how to have it', async t => {
  const auth = await startAuth(t, () => undefined);
  const error = await failure(auth.engine.query('SELECT clientSecret FROM clients'));
  t.is(error.code, 'missing_parameter');
  t.regex(error.message, /clientId/);
  t.regex(error.hint ?? '', /WHERE clientId = /);
  t.deepEqual(auth.server.requests, []);
});

test('SELECT * of all clients is one list', async t => {
  const auth = await startAuth(t, () => ({json: {Clients: [bare('a', {clientSecret: 'sk_live_x'})]}}));
  const result = await auth.engine.query('SELECT * FROM clients');
  t.deepEqual(auth.calls(), [[`${clientsPath}/ListClients`, {}]]);
  t.is(result.rows.length, 1);
  t.false(JSON.stringify(result).includes('sk_live_x'));
});

test('what an answer leaves out is its default, or null where there may be none', async t => {
  const auth = await startAuth(t, () => ({json: {Client: {clientId: 'a', applicationId: null}}}));
  const {rows} = await auth.engine.query(
    `SELECT supportsCodeGrant, isVerified, name, redirectUri, description, allowedDelegators,
      applicationBindings, postLogoutRedirectUris, applicationId, backchannelLogoutUri, frontchannelLogoutUri,
      logoUrl, createdAt, updatedAt
      FROM clients WHERE clientId = 'a'`,
  );
  t.deepEqual(rows, [[false, false, '', '', '', [], [], [], null, null, null, null, null, null]]);
});

test('times have up to nine digits after the second', async t => {
  const times = ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.123456789Z', '2026-01-31T12:00:00.123456Z'];
  const auth = await startAuth(t, () => ({
    json: {Clients: times.map((createdAt, index) => bare(`c${index}`, {createdAt}))},
  }));
  const {rows} = await auth.engine.query(
    "SELECT clientId FROM clients WHERE createdAt > '2026-01-31T12:00:00Z' ORDER BY clientId",
  );
  t.deepEqual(rows, [['c1'], ['c2']]);
});

test('not_found is no row; another error is one, with its code and message', async t => {
  const auth = await startAuth(t, ({json}) =>
    (json as {clientId: string}).clientId === 'gone'
      ? connectError(404, 'not_found', 'client not found')
      : connectError(403, 'permission_denied', 'missing scope oauth:clients:read'),
  );
  t.deepEqual((await auth.engine.query("SELECT name FROM clients WHERE clientId = 'gone'")).rows, []);
  const error = await failure(auth.engine.query("SELECT name FROM clients WHERE clientId = 'x'"));
  t.is(error.code, 'api');
  t.true(
    error.message.includes(
      `POST ${clientsPath}/GetClient: 403 permission_denied: missing scope oauth:clients:read`,
    ),
    error.message,
  );
});

test('an error without a message shows its code', async t => {
  const auth = await startAuth(t, () => connectError(400, 'failed_precondition'));
  const error = await failure(auth.engine.query('SELECT name FROM clients'));
  t.regex(error.message, /400 failed_precondition/);
});
