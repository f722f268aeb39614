import test from 'ava';
import {createEngine, xeonr} from '../../../src/index.js';
import {startApiServer} from '../api-server.js';
import {failure} from '../vmware/with-csp.js';
import {clientsPath, connectError, startAuth} from './with-auth.js';

const method = `${clientsPath}/GetPublicClients`;
const ids = Array.from({length: 250}, (_, index) => `p${String(index).padStart(3, '0')}`);
const idsIn = (json: unknown) => (json as {clientId: string[]}).clientId;
const byId = (wanted: readonly string[]) =>
  Object.fromEntries(wanted.map(id => [id, {clientId: id, name: `client ${id}`, isVerified: 'true'}]));

test('250 clients are 3 calls of at most 100, without a token', async t => {
  const auth = await startAuth(t, ({json}) => ({json: {clients: byId(idsIn(json))}}));
  const list = ids.map(id => `'${id}'`).join(', ');
  const {rows} = await auth.engine.query(`SELECT clientId FROM public_clients WHERE clientId IN (${list})`);
  t.deepEqual(
    auth.calls().map(([path]) => path),
    Array(3).fill(method),
  );
  const sent = auth.calls().map(([, json]) => idsIn(json));
  t.deepEqual(
    sent.map(each => each.length).sort((a, b) => b - a),
    [100, 100, 50],
  );
  t.deepEqual(sent.flat().sort(), ids);
  t.true(auth.calls().every(([, json]) => Object.keys(json as object).join() === 'clientId'));
  t.is(rows.length, 250);
});

test('no credential is needed', async t => {
  const server = await startApiServer(({json}) => ({json: {clients: byId(idsIn(json))}}));
  const engine = createEngine({providers: [xeonr], env: {XEONR_URL: server.url}});
  t.teardown(() => Promise.all([engine.close(), server.close()]));
  const {rows} = await engine.query("SELECT clientId FROM public_clients WHERE clientId = 'p000'");
  t.deepEqual(rows, [['p000']]);
  t.deepEqual(
    server.requests.map(({path, headers}) => [path, headers.authorization]),
    [[method, undefined]],
  );
});

test('values of a public client in their types, "true" as text included', async t => {
  const p1 = {
    clientId: 'p1',
    name: 'One',
    websiteUrl: 'https://one.example',
    isVerified: 'true',
    createdAt: '2023-01-15T01:30:15Z',
    applicationBindings: [{applicationId: 'x'}],
  };
  const p2 = {clientId: 'p2', isVerified: 'false'};
  const p3 = {clientId: 'p3', isVerified: true};
  const auth = await startAuth(t, () => ({json: {clients: {p1, p2, p3, p4: {clientId: 'p4'}}}}));
  const {rows} = await auth.engine.query(
    `SELECT clientId, name, isVerified, logoUrl, createdAt, applicationBindings FROM public_clients
      WHERE clientId IN ('p1', 'p2', 'p3', 'p4') ORDER BY clientId`,
  );
  t.deepEqual(rows, [
    ['p1', 'One', true, null, '2023-01-15T01:30:15Z', [{applicationId: 'x'}]],
    ['p2', '', false, null, null, []],
    ['p3', '', true, null, null, []],
    ['p4', '', false, null, null, []],
  ]);
});

test('a query may give the ids, each once; without any there is no call', async t => {
  const auth = await startAuth(t, ({path, json}) =>
    path.endsWith('/ListClients')
      ? {json: {Clients: [{clientId: 'a', allowedDelegators: ['p1', 'p2', 'p1']}, {clientId: 'b'}]}}
      : {json: {clients: byId(idsIn(json))}},
  );
  const from = 'SELECT each.value FROM clients c, json_each(c.allowedDelegators) each';
  const {rows} = await auth.engine.query(
    `SELECT name FROM public_clients WHERE clientId IN (${from}) ORDER BY name`,
  );
  t.deepEqual(auth.calls(), [
    [`${clientsPath}/ListClients`, {}],
    [method, {clientId: ['p1', 'p2']}],
  ]);
  t.deepEqual(rows, [['client p1'], ['client p2']]);
  const none = await auth.engine.query(
    "SELECT name FROM public_clients WHERE clientId IN (SELECT clientId FROM clients WHERE name = 'nobody')",
  );
  t.deepEqual(none.rows, []);
  t.is(auth.calls().length, 3);
});

test('one id is a list of one; ids that no client has are no rows', async t => {
  const auth = await startAuth(t, () => ({json: {}}));
  const {rows} = await auth.engine.query("SELECT name FROM public_clients WHERE clientId = 'gone'");
  t.deepEqual(auth.calls(), [[method, {clientId: ['gone']}]]);
  t.deepEqual(rows, []);
});

test('an answer that has others than those asked for gives only these', async t => {
  const auth = await startAuth(t, () => ({json: {clients: byId(['p1', 'p2'])}}));
  const {rows} = await auth.engine.query("SELECT clientId FROM public_clients WHERE clientId = 'p1'");
  t.deepEqual(rows, [['p1']]);
});

test('all of them can not be had, and the error says so', async t => {
  const auth = await startAuth(t, () => connectError(400, 'invalid_argument'));
  const error = await failure(auth.engine.query('SELECT * FROM public_clients'));
  t.is(error.code, 'missing_parameter');
  t.regex(error.hint ?? '', /WHERE clientId = /);
  t.deepEqual(auth.server.requests, []);
});

test('an API that refuses all because of one that is not there is asked for the others', async t => {
  const auth = await startAuth(t, ({json}) =>
    idsIn(json).includes('p001')
      ? connectError(404, 'not_found', 'client not found')
      : {json: {clients: byId(idsIn(json))}},
  );
  const list = ids.slice(0, 4).map(id => `'${id}'`);
  const {rows} = await auth.engine.query(
    `SELECT clientId FROM public_clients WHERE clientId IN (${list.join(', ')}) ORDER BY clientId`,
  );
  t.deepEqual(rows, [['p000'], ['p002'], ['p003']]);
  t.deepEqual(
    auth.calls().map(([, json]) => idsIn(json)),
    [['p000', 'p001', 'p002', 'p003'], ['p000', 'p001'], ['p000'], ['p001'], ['p002', 'p003']],
  );
});

test('a 404 that is not of the API is an error, asked for once', async t => {
  const auth = await startAuth(t, () => ({status: 404, text: '<h1>Not Found</h1>'}));
  const error = await failure(
    auth.engine.query("SELECT clientId FROM public_clients WHERE clientId IN ('a', 'b')"),
  );
  t.is(error.code, 'api');
  t.regex(error.message, /404/);
  t.is(auth.calls().length, 1);
});
