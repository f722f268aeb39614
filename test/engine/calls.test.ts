import {setTimeout as sleep} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {createEngine, linode, type Result, RowgateError} from '../../src/index.js';
import {
  type Answer,
  client,
  pageOf,
  type Recorded,
  type RecordingServer,
  startRecordingServer,
} from './recording-server.js';

const clients = (count: number) => Array.from({length: count}, (_, index) => client(`c${index}`));

/** Runs one statement against a server of the test's own. */
async function ask(
  t: ExecutionContext,
  sql: string,
  answer: (request: Recorded, index: number) => Answer | undefined,
  options: {parameters?: Record<string, string>} = {},
): Promise<{server: RecordingServer; result: Result | undefined; error: RowgateError | undefined}> {
  const server = await startRecordingServer(answer);
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'token-of-the-test'};
  const engine = createEngine({providers: [linode], env});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  try {
    const result = await engine.query(sql, options.parameters ?? {}, {yes: true});
    return {server, result, error: undefined};
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    return {server, result: undefined, error};
  }
}

test('a key is one get and nothing else', async t => {
  const {server, result} = await ask(t, "SELECT id FROM oauth_clients WHERE id = 'x'", request =>
    request.path === '/account/oauth-clients/x' ? {json: client('x')} : undefined,
  );
  t.deepEqual(server.lines(), ['GET /account/oauth-clients/x']);
  t.deepEqual(result?.rows, [['x']]);
});

test('IN is one get for each distinct key, and a 404 is no row', async t => {
  const {server, result} = await ask(
    t,
    "SELECT id FROM oauth_clients WHERE id IN ('a', 'b', 'a')",
    request => (request.path.endsWith('/a') ? {json: client('a')} : undefined),
  );
  t.deepEqual([...server.lines()].sort(), ['GET /account/oauth-clients/a', 'GET /account/oauth-clients/b']);
  t.deepEqual(result?.rows, [['a']]);
});

test('a filterable column becomes a filter, and the whole WHERE runs again', async t => {
  const rows = [client('1', {label: 'p', public: true}), client('2', {label: 'P', public: true})];
  const {server, result} = await ask(
    t,
    "SELECT id FROM oauth_clients WHERE label = 'p' AND public = true",
    request => pageOf(rows, request),
  );
  t.deepEqual(
    server.requests.map(each => each.filter),
    [{label: 'p', public: true}],
  );
  t.deepEqual(result?.rows, [['1']]);
});

test('only what the API can filter is pushed down', async t => {
  const rows = [client('1', {label: 'a prod b'}), client('2', {label: 'prod', status: 'disabled'})];
  const {server, result} = await ask(
    t,
    "SELECT id FROM oauth_clients WHERE label LIKE '%prod%' AND status = 'active'",
    request => pageOf(rows, request),
  );
  t.deepEqual(
    server.requests.map(each => each.filter),
    [{label: {'+contains': 'prod'}}],
  );
  t.deepEqual(result?.rows, [['1']]);
});

test('progress tells the requests that are answered, of those that are needed, and when SQLite goes to work', async t => {
  const rows = clients(1203);
  const server = await startRecordingServer(request => pageOf(rows, request));
  const engine = createEngine({providers: [linode], env: {LINODE_URL: server.url, LINODE_TOKEN: 'x'}});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  const told: string[] = [];
  await engine.query(
    'SELECT count(label) FROM oauth_clients',
    {},
    {
      onProgress: progress => {
        const {kind} = progress;
        told.push(kind === 'fetched' ? `${progress.resource} ${progress.done}/${progress.total}` : kind);
      },
    },
  );
  const resource = 'linode.account.oauth_clients';
  t.deepEqual(told, [
    ...['0/1', '1/1', '1/3', '2/3', '3/3'].map(count => `${resource} ${count}`),
    'computing',
  ]);
});

test('1,203 rows are three requests of 500, the last two together', async t => {
  const rows = clients(1203);
  // The second page is answered only once the third is asked for, or, were they not together, after a while.
  let askedForThird = () => {};
  const third = new Promise<void>(resolve => {
    askedForThird = resolve;
  });
  const patience = new AbortController();
  const tooLong = sleep(10_000, undefined, {signal: patience.signal}).catch(() => {});
  const {server, result} = await ask(t, 'SELECT count(label) FROM oauth_clients', request => {
    if (request.query.page === '3') askedForThird();
    const page = pageOf(rows, request);
    return request.query.page === '2' ? {...page, after: Promise.race([third, tooLong])} : page;
  });
  patience.abort();
  t.deepEqual(server.lines(), [
    'GET /account/oauth-clients?page=1&page_size=500',
    'GET /account/oauth-clients?page=2&page_size=500',
    'GET /account/oauth-clients?page=3&page_size=500',
  ]);
  t.deepEqual(
    server.requests.map(each => each.underWay),
    [1, 1, 2],
  );
  t.deepEqual(result?.rows, [[1203]]);
});

test('LIMIT alone is one request of the smallest page', async t => {
  const rows = clients(1203);
  const {server, result} = await ask(t, 'SELECT id FROM oauth_clients LIMIT 5', request =>
    pageOf(rows, request),
  );
  t.deepEqual(server.lines(), ['GET /account/oauth-clients?page=1&page_size=25']);
  t.is(result?.rows.length, 5);
});

test('LIMIT with what the API does not filter reads on until there are enough', async t => {
  const rows = clients(1203).map((row, index) => ({...row, status: index < 600 ? 'active' : 'disabled'}));
  const {server, result} = await ask(
    t,
    "SELECT id FROM oauth_clients WHERE status = 'disabled' LIMIT 5",
    request => pageOf(rows, request),
  );
  t.deepEqual(server.lines(), [
    'GET /account/oauth-clients?page=1&page_size=500',
    'GET /account/oauth-clients?page=2&page_size=500',
  ]);
  t.is(result?.rows.length, 5);
});

test("LIMIT with an order that is not the API's reads everything", async t => {
  const rows = clients(1203).map((row, index) => ({...row, label: `label ${String(9999 - index)}`}));
  const {server, result} = await ask(t, 'SELECT label FROM oauth_clients ORDER BY label LIMIT 1', request =>
    pageOf(rows, request),
  );
  t.is(server.requests.length, 3);
  t.deepEqual(result?.rows, [['label 8797']]);
});

test('a filter that the API refuses is followed by a list without it', async t => {
  const rows = [client('1', {label: 'p'}), client('2')];
  const {server, result} = await ask(t, "SELECT id FROM oauth_clients WHERE label = 'p'", request =>
    request.filter === undefined
      ? pageOf(rows, request)
      : {status: 400, json: {errors: [{reason: 'Cannot filter on label', field: 'X-Filter'}]}},
  );
  t.deepEqual(
    server.requests.map(each => each.filter),
    [{label: 'p'}, undefined],
  );
  t.deepEqual(result?.rows, [['1']]);
  t.regex(result?.notes.join() ?? '', /Cannot filter on label/);
});

test('a refused filter takes its LIMIT with it', async t => {
  const rows = clients(60).map((row, index) => ({...row, public: index >= 50}));
  const {result} = await ask(t, 'SELECT id FROM oauth_clients WHERE public = true LIMIT 3', request =>
    request.filter === undefined
      ? pageOf(rows, request)
      : {status: 400, json: {errors: [{reason: 'Could not apply filter', field: 'X-Filter'}]}},
  );
  t.deepEqual(result?.rows, [['c50'], ['c51'], ['c52']]);
});

test('another 400 is an error that says the reason and the field', async t => {
  const {error} = await ask(t, "SELECT id FROM oauth_clients WHERE label = 'p'", () => ({
    status: 400,
    json: {errors: [{reason: 'Must be 25-500', field: 'page_size'}]},
  }));
  t.is(error?.code, 'api');
  t.regex(error?.message ?? '', /400.*page_size: Must be 25-500/);
});

test('a 429 is waited for as long as it asks, and Retry-After on a 200 is not', async t => {
  const start = Date.now();
  const rows = [client('1')];
  const {server, result} = await ask(t, 'SELECT id FROM oauth_clients', (request, index) =>
    index === 0
      ? {status: 429, headers: {'Retry-After': '1'}, json: {errors: [{reason: 'Too many requests'}]}}
      : {...pageOf(rows, request), headers: {'Retry-After': '60'}},
  );
  t.is(server.requests.length, 2);
  t.true(Date.now() - start >= 1000);
  t.deepEqual(result?.rows, [['1']]);
});

test('a page that fails fails the statement', async t => {
  const rows = clients(1203);
  const {error, result} = await ask(t, 'SELECT id FROM oauth_clients', request =>
    request.query.page === '2'
      ? {status: 500, json: {errors: [{reason: 'open a ticket'}]}}
      : pageOf(rows, request),
  );
  t.is(result, undefined);
  t.is(error?.exitStatus, 3);
  t.regex(error?.message ?? '', /500 open a ticket/);
});

test('a POST that gets a 500 is not sent twice, and its outcome is unknown', async t => {
  const {server, result} = await ask(
    t,
    "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('a', 'https://a.example')",
    () => ({status: 500, json: {errors: [{reason: 'open a ticket'}]}}),
  );
  t.deepEqual(server.lines(), ['POST /account/oauth-clients']);
  t.deepEqual(
    result?.outcomes?.map(each => each.kind),
    ['unknown'],
  );
});

test('a missing scope says which is needed and which the token has', async t => {
  const {error} = await ask(t, 'SELECT id FROM oauth_clients', () => ({
    status: 401,
    headers: {'X-OAuth-Scopes': 'domains:read_only', 'X-Accepted-OAuth-Scopes': 'account:read_only'},
    json: {errors: [{reason: 'Your OAuth token is not authorized to use this endpoint.'}]},
  }));
  const text = `${error?.message} ${error?.hint}`;
  t.regex(text, /domains:read_only/);
  t.regex(text, /account:read_only/);
  t.is(error?.exitStatus, 3);
});

test('an empty list with no pages is no row', async t => {
  const {result} = await ask(t, 'SELECT id FROM oauth_clients', () => ({
    json: {pages: 0, data: [], results: 0, page: 1},
  }));
  t.deepEqual(result?.rows, []);
  t.is(result?.complete, true);
});

test('rows are read whatever form they come in', async t => {
  const odd = {
    id: 1234,
    public: '',
    label: 'odd',
    thumbnail_url: null,
    more: {than: 'known'},
    redirect_uri: 'x://y',
  };
  const {result} = await ask(t, 'SELECT * FROM oauth_clients', request => pageOf([odd], request));
  t.deepEqual(result?.rows, [['1234', 'x://y', 'odd', null, null, null, null]]);
});

test('an UPDATE sends the changed columns of the rows that differ', async t => {
  const rows = [
    client('1', {label: 'old one'}),
    client('2', {label: 'same'}),
    client('3', {label: 'old three'}),
  ];
  const {server, result} = await ask(
    t,
    "UPDATE oauth_clients SET label = replace(label, 'old', 'new'), public = false WHERE status = 'active'",
    request =>
      request.method === 'GET'
        ? pageOf(rows, request)
        : {json: {...client('x'), ...JSON.parse(request.body)}},
  );
  const writes = server.requests.filter(each => each.method === 'PUT');
  t.deepEqual(
    writes.map(each => [each.path, each.body]),
    [
      ['/account/oauth-clients/1', '{"label":"new one"}'],
      ['/account/oauth-clients/3', '{"label":"new three"}'],
    ],
  );
  t.deepEqual(
    result?.outcomes?.map(each => each.kind),
    ['done', 'unchanged', 'done'],
  );
});

test('nothing is written from a list that changed while it was read', async t => {
  const rows = clients(600);
  const {server, error} = await ask(t, 'DELETE FROM oauth_clients WHERE true', request => {
    const page = pageOf(request.query.page === '2' ? rows.slice(0, 560) : rows, request);
    return request.method === 'GET' ? page : {json: {}};
  });
  t.is(error?.code, 'refused');
  t.true(server.requests.every(each => each.method === 'GET'));
});

test("a 404 that is not the API's own is an error, not a missing row", async t => {
  const {error} = await ask(t, "SELECT id FROM oauth_clients WHERE id = 'x'", () => ({
    status: 404,
    headers: {'Content-Type': 'text/html'},
    bytes: Buffer.from('<html>no such host</html>'),
  }));
  t.is(error?.code, 'api');
  t.regex(error?.message ?? '', /404/);
});

test('a time is found among those of a subquery, in whatever form it gives them', async t => {
  const app = (id: number, created: string) => ({id, label: `app ${id}`, scopes: '*', created, expiry: null});
  const rows = [app(1, '2024-01-01T00:00:00'), app(2, '2024-01-02T12:00:00'), app(3, '2024-01-03T00:00:00')];
  const found = async (condition: string) => {
    const {result, error} = await ask(t, `SELECT id FROM apps WHERE ${condition} ORDER BY id`, request =>
      pageOf(rows, request),
    );
    t.is(error, undefined);
    return result?.rows.map(row => row[0]);
  };
  t.deepEqual(
    await found("created IN (SELECT '2024-01-01T00:00:00Z' UNION SELECT '2024-01-02 12:00')"),
    [1, 2],
  );
  t.deepEqual(
    await found("created NOT IN (WITH w AS (SELECT '2024-01-03' AS day) SELECT day FROM w)"),
    [1, 2],
  );
  t.deepEqual(await found("created IN (VALUES ('2024-01-03'))"), [3]);
  t.deepEqual(
    await found("'2024-01-02T12:00:00Z' IN (SELECT b.created FROM apps b WHERE b.id = apps.id)"),
    [2],
  );
  t.deepEqual(await found('created IN (SELECT max(created) FROM apps)'), [3]);
});
