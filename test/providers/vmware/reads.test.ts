import test from 'ava';
import {accessToken, app, appsPath, failure, listOf, org, otherOrg, startCsp} from './with-csp.js';

test('a list is one GET with the access token, and asks for no page size', async t => {
  const csp = await startCsp(t, () => listOf([app('a'), app('b')]));
  const {rows, complete} = await csp.engine.query('SELECT id, displayName FROM oauth_apps ORDER BY id');
  t.deepEqual(csp.lines(), [`GET ${appsPath(org)}`]);
  const [call] = csp.calls();
  t.is(call?.headers.authorization, `Bearer ${accessToken}`);
  t.is(call?.headers.accept, 'application/json');
  t.is(call?.headers['content-type'], undefined);
  t.is(call?.body, '');
  t.deepEqual(rows, [
    ['a', 'app a'],
    ['b', 'app b'],
  ]);
  t.true(complete);
});

test('nextLink is followed as it is, however the API counts', async t => {
  const second = `${appsPath(org)}?pageStart=31&pageLimit=15&searchTerm=a%26b`;
  const third = `${appsPath(org)}?cursor=x%2By%3D%3D`;
  const pages = [
    {results: [app('a')], totalResults: 3, nextLink: second},
    {results: [app('b')], totalResults: 3, nextLink: third, prevLink: appsPath(org)},
    {results: [app('c')], totalResults: 3},
  ];
  const csp = await startCsp(t, (_request, index) => ({json: pages[index]}));
  const {rows, complete} = await csp.engine.query('SELECT id FROM oauth_apps');
  t.deepEqual(csp.lines(), [`GET ${appsPath(org)}`, `GET ${second}`, `GET ${third}`]);
  t.deepEqual(rows, [['a'], ['b'], ['c']]);
  t.true(complete);
});

test('a nextLink that repeats a parameter, or is just a query, is followed as it is', async t => {
  const second = '?pageStart=2&tag=a&tag=b';
  const pages = [{results: [app('a')], totalResults: 2, nextLink: second}, listOf([app('b')]).json];
  const csp = await startCsp(t, (_request, index) => ({json: pages[index]}));
  const {rows} = await csp.engine.query('SELECT id FROM oauth_apps');
  t.deepEqual(csp.lines(), [`GET ${appsPath(org)}`, `GET ${appsPath(org)}${second}`]);
  t.deepEqual(rows, [['a'], ['b']]);
});

for (const nextLink of [
  'https://elsewhere.example/csp',
  '//elsewhere.example/csp',
  '\\\\elsewhere.example',
]) {
  test(`the token does not follow the link ${nextLink}`, async t => {
    const csp = await startCsp(t, () => ({json: {results: [app('a')], totalResults: 2, nextLink}}));
    const error = await failure(csp.engine.query('SELECT id FROM oauth_apps'));
    t.is(error.code, 'api');
    t.regex(error.message, /link to the next page/);
    t.is(csp.lines().length, 1);
  });
}

test('pages that link in a circle are an error, not an endless fetch', async t => {
  const csp = await startCsp(t, ({query}) => ({
    json: {
      results: [app('a')],
      totalResults: 9,
      nextLink: `${appsPath(org)}?pageStart=${query.pageStart === '2' ? 1 : 2}`,
    },
  }));
  const error = await failure(csp.engine.query('SELECT id FROM oauth_apps'));
  t.is(error.code, 'api');
  t.regex(error.message, /circle/);
  t.true(csp.lines().length <= 3);
});

test('a list that ends before its announced total is not complete, and says so', async t => {
  const csp = await startCsp(t, () => ({json: {results: [app('a')], totalResults: 5}}));
  const {complete} = await csp.engine.query('SELECT id FROM oauth_apps');
  t.not(complete, true);
  t.regex(complete === true ? '' : complete.reason, /announced 5 rows and sent 1/);
});

test('pageLimit in WHERE is sent, and all pages are still read', async t => {
  const next = `${appsPath(org)}?pageStart=16&pageLimit=15`;
  const csp = await startCsp(t, ({query}) =>
    query.pageStart === undefined
      ? {json: {results: [app('a')], totalResults: 2, nextLink: next}}
      : {json: {results: [app('b')], totalResults: 2}},
  );
  const {rows} = await csp.engine.query('SELECT id FROM oauth_apps WHERE pageLimit = 15');
  t.deepEqual(csp.lines(), [`GET ${appsPath(org)}?pageLimit=15`, `GET ${next}`]);
  t.deepEqual(rows, [['a'], ['b']]);
});

test('a key is one get; a 404 is no row', async t => {
  const csp = await startCsp(t, ({path}) =>
    path === appsPath(org, '/a%2Fb') ? {json: app('a/b')} : undefined,
  );
  const {rows} = await csp.engine.query("SELECT id FROM oauth_apps WHERE id IN ('a/b', 'gone')");
  t.deepEqual([...csp.lines()].sort(), [`GET ${appsPath(org, '/a%2Fb')}`, `GET ${appsPath(org, '/gone')}`]);
  t.deepEqual(rows, [['a/b']]);
});

test("the API's own name of the key works in WHERE", async t => {
  const csp = await startCsp(t, () => ({json: app('a')}));
  const {rows} = await csp.engine.query("SELECT id, oauthAppId FROM oauth_apps WHERE oauthAppId = 'a'");
  t.deepEqual(csp.lines(), [`GET ${appsPath(org, '/a')}`]);
  t.deepEqual(rows, [['a', 'a']]);
});

test('displayName = is a search, whose rows are checked again', async t => {
  const found = [
    app('1', {displayName: 'Build & Ship'}),
    app('2', {displayName: 'build & ship'}),
    app('3', {displayName: 'Build & Ship 2'}),
    app('4', {displayName: 'other'}),
  ];
  const csp = await startCsp(t, () => listOf(found));
  const {rows} = await csp.engine.query(
    "SELECT id FROM oauth_apps WHERE displayName = 'Build & Ship' LIMIT 1",
  );
  t.deepEqual(
    csp.calls().map(({path, query}) => [path, query]),
    [[appsPath(org), {searchTerm: 'Build & Ship'}]],
  );
  t.deepEqual(rows, [['1']]);
});

test('what a search can not say is left to SQLite', async t => {
  const csp = await startCsp(t, () => listOf([app('1', {displayName: 'x'}), app('2', {displayName: 'y'})]));
  const sql = "SELECT id FROM oauth_apps WHERE displayName = 'x' OR displayName = 'y' ORDER BY id DESC";
  const {rows} = await csp.engine.query(sql);
  t.deepEqual(csp.lines(), [`GET ${appsPath(org)}`]);
  t.deepEqual(rows, [['2'], ['1']]);
});

test('a search term of the user goes as it is, and keeps the rows that it finds', async t => {
  const csp = await startCsp(t, () => listOf([app('1'), app('2')]));
  const {rows} = await csp.engine.query("SELECT id FROM oauth_apps WHERE searchTerm = 'ci'");
  t.deepEqual(csp.lines(), [`GET ${appsPath(org)}?searchTerm=ci`]);
  t.is(rows.length, 2);
});

test('orgId in WHERE outranks CSP_ORG_ID', async t => {
  const csp = await startCsp(t, () => listOf([app('a')]));
  const {rows} = await csp.engine.query(`SELECT orgId, id FROM oauth_apps WHERE orgId = '${otherOrg}'`);
  t.deepEqual(csp.lines(), [`GET ${appsPath(otherOrg)}`]);
  t.deepEqual(rows, [[otherOrg, 'a']]);
});

test('several organizations are one list each, at the same time', async t => {
  let arrived = 0;
  let release = () => {};
  const both = new Promise<void>(resolve => {
    release = resolve;
  });
  const csp = await startCsp(t, ({path}) => {
    arrived += 1;
    if (arrived === 2) release();
    return {...listOf([app(path.includes(otherOrg) ? 'other' : 'own')]), after: both};
  });
  const {rows} = await csp.engine.query(
    `SELECT orgId, id FROM oauth_apps WHERE orgId IN ('${org}', '${otherOrg}', '${org}') ORDER BY id`,
  );
  t.deepEqual([...csp.lines()].sort(), [`GET ${appsPath(org)}`, `GET ${appsPath(otherOrg)}`]);
  t.deepEqual(rows, [
    [otherOrg, 'other'],
    [org, 'own'],
  ]);
});

const suppliers = {
  'a CTE of VALUES': `WITH o(org) AS (VALUES ('${org}'), ('${otherOrg}'), ('${org}'))
    SELECT a.orgId, a.id FROM o JOIN oauth_apps a ON a.orgId = o.org`,
  'a CTE of SELECT': `WITH o AS (SELECT '${org}' AS org UNION ALL SELECT '${otherOrg}' UNION ALL SELECT '${org}')
    SELECT a.orgId, a.id FROM o JOIN oauth_apps a ON a.orgId = o.org`,
  'a table of VALUES': `SELECT a.orgId, a.id
    FROM (VALUES ('${org}'), ('${otherOrg}'), ('${org}')) o JOIN oauth_apps a ON a.orgId = o.column1`,
  'IN (VALUES)': `SELECT a.orgId, a.id FROM oauth_apps a
    WHERE a.orgId IN (VALUES ('${org}'), ('${otherOrg}'), ('${org}'))`,
};

for (const [name, sql] of Object.entries(suppliers)) {
  test(`${name} gives orgId: one call for each distinct value`, async t => {
    const csp = await startCsp(t, ({path}) => listOf([app(path.includes(otherOrg) ? 'b' : 'a')]), {
      env: {CSP_ORG_ID: undefined},
    });
    const {rows} = await csp.engine.query(sql);
    t.deepEqual([...csp.lines()].sort(), [`GET ${appsPath(org)}`, `GET ${appsPath(otherOrg)}`]);
    const times = name.startsWith('IN') ? 1 : 2;
    t.deepEqual([...rows].sort(), [...Array(times).fill([org, 'a']), [otherOrg, 'b']]);
  });
}

test('without an organization there is no call, and the error says how to give one', async t => {
  const csp = await startCsp(t, () => undefined, {env: {CSP_ORG_ID: undefined}});
  const error = await failure(csp.engine.query('SELECT * FROM oauth_apps'));
  t.is(error.code, 'missing_parameter');
  t.regex(error.message, /orgId/);
  t.regex(error.hint ?? '', /WHERE orgId = /);
  t.deepEqual(csp.server.requests, []);
});

test('times are read in milliseconds and in seconds since 1970', async t => {
  const csp = await startCsp(t, () =>
    listOf([
      app('ms', {createdAt: 1_700_000_000_123, lastUpdatedAt: 0}),
      app('s', {createdAt: 1_700_000_000, lastUpdatedAt: null}),
    ]),
  );
  const {rows} = await csp.engine.query('SELECT id, createdAt, lastUpdatedAt FROM oauth_apps ORDER BY id');
  t.deepEqual(rows, [
    ['ms', '2023-11-14T22:13:20.123Z', '1970-01-01T00:00:00Z'],
    ['s', '2023-11-14T22:13:20Z', null],
  ]);
});

test('an app of which the API tells its id alone is a row of nulls', async t => {
  const csp = await startCsp(t, () => listOf([{id: 'bare'}]));
  const {rows, columns} = await csp.engine.query('SELECT * FROM oauth_apps');
  t.is(rows.length, 1);
  t.deepEqual(
    (rows[0] ?? []).filter(value => value !== null),
    ['bare'],
  );
  t.deepEqual(
    columns.slice(0, 3).map(column => column.name),
    ['id', 'displayName', 'description'],
  );
});

test('values come in their types', async t => {
  const csp = await startCsp(t, () =>
    listOf([
      app('a', {
        publicClient: false,
        forcePkce: true,
        accessTokenTTL: 600,
        allowedScopes: {generalScopes: ['openid']},
      }),
    ]),
  );
  const {rows} = await csp.engine.query(
    'SELECT grantTypes, publicClient, forcePkce, accessTokenTTL, allowedScopes FROM oauth_apps',
  );
  t.deepEqual(rows, [
    [['authorization_code', 'refresh_token'], false, true, 600, {generalScopes: ['openid']}],
  ]);
});

test("CSP's errors are shown with their message", async t => {
  const message = 'The user is forbidden to use the API';
  const csp = await startCsp(t, () => ({
    status: 403,
    json: {message, statusCode: 403, cspErrorCode: 'csp.403'},
  }));
  const error = await failure(csp.engine.query('SELECT id FROM oauth_apps'));
  t.is(error.code, 'api');
  t.true(error.message.includes(`GET ${appsPath(org)}: 403 ${message}`), error.message);
});
