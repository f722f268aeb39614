import test, {type ExecutionContext} from 'ava';
import {createEngine, type Engine, linode, vmware, xeonr} from '../../src/index.js';
import {type ApiServer, type Received, type Reply, startApiServer} from './api-server.js';
import {app, appsPath, exchangePath, org} from './vmware/with-csp.js';
import {bare, clientsPath} from './xeonr/with-auth.js';

const count = 2500;
const ids = Array.from({length: count}, (_, index) => `c${String(index).padStart(4, '0')}`);
const linodeClient = (id: string) => ({id, label: `client ${id}`});

const notFound: Reply = {status: 404, json: {errors: [{reason: 'Not found'}]}};

function answerLinode({path, query}: Received): Reply | undefined {
  const own = path.replace(/^\/v4\/account\/oauth-clients\/?/, '');
  if (own !== '') return ids.includes(own) ? {json: linodeClient(own)} : notFound;
  const [page, size] = [Number(query.page), Number(query.page_size)];
  const data = ids.slice((page - 1) * size, page * size).map(linodeClient);
  return {json: {data, page, pages: Math.ceil(count / size), results: count}};
}

async function start(
  t: ExecutionContext,
  answer: (request: Received) => Reply | undefined,
): Promise<{server: ApiServer; engine: Engine; lines: () => readonly string[]}> {
  const server = await startApiServer(request =>
    request.path === exchangePath ? {json: {access_token: 'x', expires_in: 1799}} : answer(request),
  );
  const {url} = server;
  const engine = createEngine({
    providers: [linode, vmware, xeonr],
    env: {
      LINODE_URL: url,
      LINODE_TOKEN: 'l',
      CSP_URL: url,
      CSP_API_TOKEN: 'c',
      CSP_ORG_ID: org,
      XEONR_URL: url,
      XEONR_TOKEN: 'x',
    },
  });
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return {
    server,
    engine,
    lines: () => server.lines().filter(line => !line.endsWith(exchangePath)),
  };
}

const joined = (
  keys: readonly string[],
) => `WITH k(id) AS (VALUES ${keys.map(key => `('${key}')`).join(', ')})
  SELECT c.label FROM k JOIN oauth_clients c ON c.id = k.id ORDER BY c.label`;
const page = (number: number) => `GET /v4/account/oauth-clients?page=${number}&page_size=500`;
const get = (id: string) => `GET /v4/account/oauth-clients/${id}`;

test('one key of a long list is one get', async t => {
  const {engine, lines} = await start(t, answerLinode);
  t.deepEqual((await engine.query(joined(['c1234']))).rows, [['client c1234']]);
  t.deepEqual(lines(), [get('c1234')]);
});

test('few keys of a long list: its first page, then a get for each that is not on it', async t => {
  const {engine, lines} = await start(t, answerLinode);
  const {rows, complete} = await engine.query(joined(['c0003', 'c1234', 'c2222', 'c1234', 'gone']));
  t.deepEqual(rows, [['client c0003'], ['client c1234'], ['client c1234'], ['client c2222']]);
  t.true(complete);
  t.deepEqual([...lines()].sort(), [page(1), get('c1234'), get('c2222'), get('gone')].sort());
});

test('as many keys as there are further pages: the list', async t => {
  const {engine, lines} = await start(t, answerLinode);
  const keys = ['c0001', 'c0600', 'c1100', 'c1600', 'c2100'];
  t.is((await engine.query(joined(keys))).rows.length, 5);
  t.deepEqual([...lines()].sort(), [1, 2, 3, 4, 5].map(page));
});

test('no key: no request', async t => {
  const {engine, lines} = await start(t, answerLinode);
  const sql = `WITH k(id) AS (SELECT 'c0001' WHERE 1 = 2) SELECT c.label FROM k JOIN oauth_clients c ON c.id = k.id`;
  t.deepEqual((await engine.query(sql)).rows, []);
  t.deepEqual(lines(), []);
});

test('EXPLAIN says both ways, and which is taken', async t => {
  const {engine, lines} = await start(t, answerLinode);
  const {rows} = await engine.query(`EXPLAIN ${joined(['c0001', 'c0002'])}`);
  const values = (item: string) => rows.filter(row => row[1] === item).map(row => String(row[2]));
  t.deepEqual(values('request'), ['GET /account/oauth-clients', 'GET /account/oauth-clients/{clientId}']);
  t.regex(
    values('calls').join(),
    /1 for each clientId that the query finds, or for each page, whichever is fewer/,
  );
  t.deepEqual(lines(), []);
});

test('the rows that matter of an outer join are not the found keys alone', async t => {
  const {engine, lines} = await start(t, answerLinode);
  const sql = `WITH k(id) AS (VALUES ('c0001')) SELECT count(*) FROM oauth_clients c LEFT JOIN k ON c.id = k.id`;
  t.deepEqual((await engine.query(sql)).rows, [[count]]);
  t.is(lines().length, 5);
});

test('keys that one provider has for another: one is a get, several are the list', async t => {
  let supplied = ['x1'];
  const {engine, lines, server} = await start(t, ({path, json}) => {
    if (path === '/v4/profile/apps') {
      const data = supplied.map((label, id) => ({id, label}));
      return {json: {data, page: 1, pages: 1, results: data.length}};
    }
    if (path.endsWith('/ListClients')) return {json: {Clients: [bare('x1'), bare('x2'), bare('x3')]}};
    return {json: {Client: bare((json as {clientId: string}).clientId)}};
  });
  const sql = `SELECT c.name FROM linode.profile.apps a JOIN xeonr.auth.clients c ON c.clientId = a.label
    ORDER BY c.name`;
  const apps = 'GET /v4/profile/apps?page=1&page_size=500';
  t.deepEqual((await engine.query(sql)).rows, [['client x1']]);
  t.deepEqual(lines(), [apps, `POST ${clientsPath}/GetClient`]);
  server.requests.length = 0;
  supplied = ['x1', 'x3', 'gone'];
  t.deepEqual((await engine.query(sql)).rows, [['client x1'], ['client x3']]);
  t.deepEqual(lines(), [apps, `POST ${clientsPath}/ListClients`]);
  server.requests.length = 0;
  supplied = [];
  t.deepEqual((await engine.query(sql)).rows, []);
  t.deepEqual(lines(), [apps]);
});

test('a list that links its pages: one key is a get, and the organization stays the same', async t => {
  const {engine, lines} = await start(t, ({path}) =>
    path === appsPath(org, '/a') ? {json: app('a')} : undefined,
  );
  const sql = `WITH k(id) AS (VALUES ('a')) SELECT o.id FROM k JOIN oauth_apps o ON o.id = k.id`;
  t.deepEqual((await engine.query(sql)).rows, [['a']]);
  t.deepEqual(lines(), [`GET ${appsPath(org, '/a')}`]);
});

test('keys that are all on the first page need no more', async t => {
  const {engine, lines} = await start(t, answerLinode);
  t.is((await engine.query(joined(ids.slice(0, 20)))).rows.length, 20);
  t.deepEqual(lines(), [page(1)]);
});
