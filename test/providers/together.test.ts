import test, {type ExecutionContext} from 'ava';
import {createEngine, type Engine, linode, vmware, xeonr} from '../../src/index.js';
import {type ApiServer, type Received, type Reply, startApiServer} from './api-server.js';
import {app, appsPath, exchangePath, org} from './vmware/with-csp.js';
import {clientsPath} from './xeonr/with-auth.js';

const linodePage = (data: readonly unknown[]) => ({data, page: 1, pages: 1, results: data.length});
const linodeClient = {
  id: 'l1',
  label: 'Deploy',
  redirect_uri: 'https://l.example/',
  status: 'active',
  public: false,
};
const apps = [
  {id: 1, label: 'Deploy', website: 'https://deploy.example', scopes: '*'},
  {id: 2, label: 'Wiki', website: null, scopes: '*'},
];
const clients = [
  {clientId: 'x1', name: 'Deploy (Xeonr)', websiteUrl: 'https://deploy.example'},
  {clientId: 'x2', name: 'Other', websiteUrl: 'https://other.example'},
];

function answerOf({path}: Received): Reply | undefined {
  switch (path) {
    case exchangePath:
      return {json: {access_token: 'from-csp', expires_in: 1799}};
    case '/v4/account/oauth-clients':
      return {json: linodePage([linodeClient])};
    case '/v4/profile/apps':
      return {json: linodePage(apps)};
    case appsPath(org):
      return {json: {results: [app('v1', {displayName: 'Deploy'})], totalResults: 1}};
    case `${clientsPath}/ListClients`:
      return {json: {Clients: clients}};
    default:
      return undefined;
  }
}

/** One server for all three APIs that answers nothing but the exchange of a token before so many calls are there. */
async function start(t: ExecutionContext, together: number): Promise<{server: ApiServer; engine: Engine}> {
  let arrived = 0;
  let release = () => {};
  const all = new Promise<void>(resolve => {
    release = resolve;
  });
  const server = await startApiServer(request => {
    const answer = answerOf(request);
    if (request.path === exchangePath || answer === undefined) return answer;
    arrived += 1;
    if (arrived === together) release();
    return {...answer, after: all};
  });
  const {url} = server;
  const engine = createEngine({
    providers: [linode, vmware, xeonr],
    env: {
      LINODE_URL: url,
      LINODE_TOKEN: 'for-linode',
      CSP_URL: url,
      CSP_API_TOKEN: 'api-token',
      CSP_ORG_ID: org,
      XEONR_URL: url,
      XEONR_TOKEN: 'for-xeonr',
    },
  });
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return {server, engine};
}

test('a union of all providers asks them at the same time, each with its own token', async t => {
  const {server, engine} = await start(t, 3);
  const sql = `SELECT 'linode' AS provider, id, label AS name FROM linode.account.oauth_clients
    UNION ALL SELECT 'vmware', id, displayName FROM vmware.csp.oauth_apps
    UNION ALL SELECT 'xeonr', clientId, name FROM xeonr.auth.clients
    ORDER BY provider, id`;
  const {rows, requests, complete} = await engine.query(sql);
  t.deepEqual(rows, [
    ['linode', 'l1', 'Deploy'],
    ['vmware', 'v1', 'Deploy'],
    ['xeonr', 'x1', 'Deploy (Xeonr)'],
    ['xeonr', 'x2', 'Other'],
  ]);
  t.true(complete);
  t.is(requests, 4);
  const tokens = Object.fromEntries(server.requests.map(({path, headers}) => [path, headers.authorization]));
  t.deepEqual(tokens, {
    [exchangePath]: undefined,
    '/v4/account/oauth-clients': 'Bearer for-linode',
    [appsPath(org)]: 'Bearer from-csp',
    [`${clientsPath}/ListClients`]: 'Bearer for-xeonr',
  });
});

const join = `SELECT a.label, c.name FROM linode.profile.apps a
  JOIN xeonr.auth.clients c ON c.websiteUrl = a.website`;

test('a join of two providers asks both at the same time', async t => {
  const {server, engine} = await start(t, 2);
  const {rows} = await engine.query(join);
  t.deepEqual(rows, [['Deploy', 'Deploy (Xeonr)']]);
  t.deepEqual([...server.lines()].sort(), [
    'GET /v4/profile/apps?page=1&page_size=500',
    `POST ${clientsPath}/ListClients`,
  ]);
});

test('EXPLAIN of that join names both calls and makes none', async t => {
  const {server, engine} = await start(t, 2);
  const {rows} = await engine.query(`EXPLAIN ${join}`);
  const values = (item: string) => rows.filter(row => row[1] === item).map(row => String(row[2]));
  t.deepEqual([...values('list')].sort(), ['linode.profile.apps', 'xeonr.auth.clients']);
  const requests = values('request').join('\n');
  t.regex(requests, /GET \/profile\/apps/);
  t.true(requests.includes(`POST ${clientsPath}/ListClients`), requests);
  t.deepEqual(server.requests, []);
});

test('a name that several providers have is settled by saying the service', async t => {
  const {engine} = await start(t, 1);
  const {rows} = await engine.query('SELECT c.name FROM auth.clients c ORDER BY c.name');
  t.deepEqual(rows, [['Deploy (Xeonr)'], ['Other']]);
});

const explained: Readonly<Record<string, readonly [item: string, values: readonly string[]]>> = {
  "SELECT name FROM public_clients WHERE clientId IN ('a', 'b')": ['request', ['{"clientId":["a","b"]}']],
  'SELECT name FROM public_clients WHERE clientId IN (SELECT clientId FROM auth.clients)': [
    'calls',
    ['1', '1 for every 100 values of clientId found by the query'],
  ],
  'DELETE FROM oauth_apps WHERE true': [
    'calls',
    ['1 for each page, one after the other: unbounded', '1 for every 15 rows found'],
  ],
  "SELECT clientSecret FROM auth.clients WHERE clientId = 'a'": [
    'request',
    ['{"clientId":"a","includeSecret":true}'],
  ],
};

for (const [sql, [item, wanted]] of Object.entries(explained)) {
  test(`EXPLAIN ${sql}`, async t => {
    const {server, engine} = await start(t, 1);
    const {rows} = await engine.query(`EXPLAIN ${sql}`);
    const values = rows.filter(row => row[1] === item).map(row => row[2]);
    for (const value of wanted) t.true(values.includes(value), `${value} in ${JSON.stringify(values)}`);
    t.deepEqual(server.requests, []);
  });
}

test('EXPLAIN counts the calls that take several keys at once', async t => {
  const {engine} = await start(t, 1);
  const list = Array.from({length: 250}, (_, index) => `'p${index}'`).join(', ');
  const {rows} = await engine.query(`EXPLAIN SELECT name FROM public_clients WHERE clientId IN (${list})`);
  t.deepEqual(
    rows.filter(row => row[1] === 'calls').map(row => row[2]),
    ['3'],
  );
});
