import test, {type ExecutionContext} from 'ava';
import {createEngine, linode} from '../../src/index.js';
import {type Answer, client, pageOf, type Recorded, startRecordingServer} from './recording-server.js';
import {openTwoAccounts, tokens} from './two-accounts.js';

const rows = Array.from({length: 60}, (_, index) => client(`c${index}`, {public: index % 3 === 0}));

/** What a server with 60 clients answers where it cannot filter, with something else in the body. */
function answerAll(request: Recorded, more: Readonly<Record<string, unknown>> = {}): Answer {
  const page = pageOf(rows, request);
  return {json: {...(page.json as object), ...more}};
}

async function count(
  t: ExecutionContext,
  answer: (request: Recorded) => Answer,
  sql = 'SELECT count(*) FROM oauth_clients',
) {
  const server = await startRecordingServer(answer);
  const engine = createEngine({providers: [linode], env: {LINODE_URL: server.url, LINODE_TOKEN: 'x'}});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  const {complete, notes, rows: found} = await engine.query(sql);
  return {rows: found, complete, notes, lines: server.lines()};
}

const smallest = 'GET /account/oauth-clients?page=1&page_size=25';
const largest = 'GET /account/oauth-clients?page=1&page_size=500';

test('the first page tells how many rows there are', async t => {
  const found = await count(t, request => answerAll(request));
  t.deepEqual(found, {rows: [[60]], complete: true, notes: [], lines: [smallest]});
});

test('every row is there, whatever is made of them', async t => {
  const sql = `SELECT a.n, b.n FROM (SELECT count(*) AS n FROM oauth_clients) a,
    (SELECT sum(1) AS n FROM oauth_clients x JOIN oauth_clients y) b`;
  const found = await count(t, request => answerAll(request), sql);
  t.deepEqual(found, {rows: [[60, 3600]], complete: true, notes: [], lines: [smallest]});
  const ones = await count(t, request => answerAll(request), 'SELECT 1 FROM oauth_clients LIMIT 30');
  t.is(ones.rows.length, 30);
  const beyond = await count(
    t,
    request => answerAll(request),
    'SELECT 1 FROM oauth_clients LIMIT 50 OFFSET 20',
  );
  t.is(beyond.rows.length, 40);
});

const doubtful: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'does not tell': {results: undefined},
  'tells no number': {results: 'many'},
  'tells fewer than there are on the page': {results: 3},
  'tells more than there are pages': {pages: 1},
};

for (const [name, more] of Object.entries(doubtful)) {
  test(`an API that ${name} is asked for the rows`, async t => {
    const {rows: found, lines} = await count(t, request => answerAll(request, more));
    t.deepEqual(found, [[60]]);
    t.deepEqual(lines, [smallest, largest]);
  });
}

test('rows that the API announces and does not show are no rows, and the result says so', async t => {
  const {rows: found, complete} = await count(t, request => {
    const page = pageOf(rows.slice(0, 10), request);
    return {json: {...(page.json as object), results: 12}};
  });
  t.deepEqual(found, [[10]]);
  t.regex(JSON.stringify(complete), /announced 12 rows and sent 10/);
});

test('where the API refuses the filter, its total is not that of the filter', async t => {
  const answer = (request: Recorded): Answer =>
    request.filter === undefined
      ? answerAll(request)
      : {status: 400, json: {errors: [{field: 'X-Filter', reason: 'Cannot filter on public'}]}};
  const {
    rows: found,
    notes,
    lines,
  } = await count(t, answer, 'SELECT count(*) FROM oauth_clients WHERE public');
  t.deepEqual(found, [[20]]);
  t.is(notes.length, 1);
  t.deepEqual(lines, [smallest, smallest, largest]);
});

test('of several accounts each tells its own, and one that fails is missing', async t => {
  const sql = 'SELECT connection, count(*) FROM all_linode.account.oauth_clients GROUP BY connection';
  const both = await openTwoAccounts(t);
  t.deepEqual((await both.engine.query(sql)).rows, [
    ['prod', 2],
    ['staging', 3],
  ]);
  t.deepEqual([...both.prod.lines(), ...both.staging.lines()], [smallest, smallest]);
  const one = await openTwoAccounts(t, {env: {PROD_TOKEN: tokens.other}});
  const {rows: found, complete} = await one.engine.query(
    'SELECT count(*) FROM all_linode.account.oauth_clients',
  );
  t.deepEqual(found, [[3]]);
  t.like(complete, {connections: ['prod']});
});

test('a LIMIT over accounts asks the next only for what is missing', async t => {
  const {engine, prod, staging} = await openTwoAccounts(t);
  const few = await engine.query('SELECT id FROM all_linode.account.oauth_clients LIMIT 2');
  t.is(few.rows.length, 2);
  t.deepEqual([prod.requests.length, staging.requests.length], [1, 0]);
  const more = await engine.query('SELECT id FROM all_linode.account.oauth_clients LIMIT 4');
  t.is(more.rows.length, 4);
  t.deepEqual([prod.requests.length, staging.requests.length], [2, 1]);
});

test('a page that is asked for is counted as it is', async t => {
  const sql = 'SELECT count(*) FROM oauth_clients WHERE page = 3 AND page_size = 25';
  const found = await count(t, request => answerAll(request), sql);
  t.deepEqual(found.rows, [[10]]);
  t.deepEqual(found.lines, ['GET /account/oauth-clients?page=3&page_size=25']);
});

test('rows beyond the limit are fetched as long as they are equal by the order of the API', async t => {
  const instants = Array.from(
    {length: 1600},
    (_, id) => `2026-01-01T00:00:0${[0, 400, 1100, 1600].findIndex(end => id < end)}`,
  );
  const apps = instants.map((created, id) => ({id: 5000 - id, label: 'a', created}));
  const ask = async (sql: string) => {
    const {rows: found, lines} = await count(t, request => pageOf(apps, request), sql);
    return [found.map(([id]) => id), lines.length];
  };
  // 400 of the first instant, then 700 of the second, which end on the third page of 500.
  const sql = 'SELECT id FROM apps ORDER BY created, id LIMIT';
  t.deepEqual(await ask(`${sql} 2`), [[4601, 4602], 1]);
  t.deepEqual(await ask(`${sql} 1 OFFSET 400`), [[3901], 3]);
  t.deepEqual(await ask(`${sql} 1 OFFSET 1200`), [[3501], 4]);
});
