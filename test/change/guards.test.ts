import test, {type ExecutionContext} from 'ava';
import {createEngine, linode, RowgateError} from '../../src/index.js';
import {
  type Answer,
  client,
  pageOf,
  type Recorded,
  startRecordingServer,
} from '../engine/recording-server.js';

/** Five clients, and an engine that changes one at a time. */
async function start(t: ExecutionContext, write: (request: Recorded, index: number) => Answer) {
  const rows = Array.from({length: 5}, (_, index) => client(`c${index}`, {label: `old ${index}`}));
  let writes = 0;
  const server = await startRecordingServer(request => {
    const at = rows.findIndex(row => request.path.split('/')[3] === row.id);
    if (request.method === 'GET') {
      return request.path === '/account/oauth-clients' ? pageOf(rows, request) : {json: rows[at]};
    }
    const answer = write(request, writes++);
    if (answer.status === undefined && at >= 0) rows[at] = {...rows[at], ...(answer.json as object)};
    return answer;
  });
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'x'};
  const engine = createEngine({providers: [linode], env, concurrency: 1});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return {engine, writes: () => writes};
}

const update = "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE true";
const made = ({body}: Recorded): Answer => ({json: JSON.parse(body)});
const refused: Answer = {status: 400, json: {errors: [{reason: 'no'}]}};

test('after so many errors no further change is begun', async t => {
  const {engine, writes} = await start(t, (request, index) => (index > 0 ? refused : made(request)));
  const result = await engine.query(update, {}, {yes: true, stopAfterErrors: 2});
  t.deepEqual(
    result.outcomes?.map(each => each.kind),
    ['done', 'failed', 'failed', 'skipped', 'skipped'],
  );
  t.is(writes(), 3);
});

test('the first changes are read back before the others are made', async t => {
  const {engine, writes} = await start(t, made);
  const result = await engine.query(update, {}, {yes: true, canary: 2});
  t.deepEqual(
    result.outcomes?.map(each => each.kind),
    Array(5).fill('done'),
  );
  t.is(writes(), 5);
});

test('an API that says it made a change and did not is found out by the first', async t => {
  const {engine, writes} = await start(t, () => ({json: {}}));
  const result = await engine.query(update, {}, {yes: true, canary: 1});
  t.deepEqual(
    result.outcomes?.map(each => each.kind),
    ['done', 'skipped', 'skipped', 'skipped', 'skipped'],
  );
  t.regex(String(result.rows[1]?.[2]), /c0 is not as intended/);
  t.is(writes(), 1);
});

test('a statement about another number of rows than expected changes nothing', async t => {
  const {engine, writes} = await start(t, made);
  const expecting = (clause: string, parameters = {}) =>
    engine.query(`${update} ${clause}`, parameters, {yes: true});
  const error = await t.throwsAsync(expecting('EXPECT 4 ROWS'), {instanceOf: RowgateError});
  t.is(error?.exitStatus, 5);
  t.regex(error?.message ?? '', /expected 4 rows of .*, found 5; nothing was changed/);
  await t.throwsAsync(expecting('EXPECT BETWEEN 6 AND 9 ROWS'), {instanceOf: RowgateError});
  await t.throwsAsync(expecting('EXPECT :n ROWS', {n: 'many'}), {
    instanceOf: RowgateError,
    message: /whole number/,
  });
  await t.throwsAsync(expecting('EXPECT BETWEEN 9 AND 6 ROWS'), {
    instanceOf: RowgateError,
    message: /between 9 and 6/,
  });
  t.is(writes(), 0);
  const result = await expecting('EXPECT BETWEEN 1 AND :n ROWS', {n: 5});
  t.is(result.outcomes?.length, 5);
});

test('a token that is revoked half-way leaves each row its own outcome', async t => {
  let isRevoked = false;
  const {engine, writes} = await start(t, (request, index) => {
    if (isRevoked) return {status: 401, json: {errors: [{reason: 'Invalid Token'}]}};
    isRevoked = index === 1;
    return made(request);
  });
  const result = await engine.query(update, {}, {yes: true});
  t.deepEqual(
    result.outcomes?.map(each => each.kind),
    ['done', 'done', 'skipped', 'skipped', 'skipped'],
  );
  t.is(writes(), 3);
});
