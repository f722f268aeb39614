import test, {type ExecutionContext} from 'ava';
import {parsePlan, printPlan} from '../../src/change/saved-plan.js';
import {
  type ChangeOutcome,
  createEngine,
  linode,
  type Result,
  RowgateError,
  vmware,
} from '../../src/index.js';
import {client, pageOf, startRecordingServer} from '../engine/recording-server.js';

/** A server of clients that can be changed, and an engine over it. */
async function start(t: ExecutionContext) {
  const rows = Array.from({length: 3}, (_, index) => client(`c${index}`, {label: `old ${index}`}));
  const server = await startRecordingServer(request => {
    const at = rows.findIndex(row => request.path.split('/')[3] === row.id);
    if (request.method === 'GET') {
      if (request.path === '/account/oauth-clients') return pageOf(rows, request);
      return at < 0 ? undefined : {json: rows[at]};
    }
    rows[at] = {...rows[at], ...JSON.parse(request.body)};
    return {json: rows[at]};
  });
  t.teardown(() => server.close());
  const connect = (token: string, concurrency = 8) => {
    const env = {LINODE_URL: server.url, LINODE_TOKEN: token};
    const engine = createEngine({providers: [linode], env, concurrency});
    t.teardown(() => engine.close());
    return engine;
  };
  const writes = () => server.lines().filter(line => !line.startsWith('GET'));
  return {rows, connect, writes};
}

const update = "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE true";

/** What a stream of outcomes ends with. */
async function finish(outcomes: AsyncGenerator<ChangeOutcome, Result, void>): Promise<Result> {
  for (;;) {
    const {done, value} = await outcomes.next();
    if (done) return value;
  }
}

test('a plan is made without a write, and applied as it was made', async t => {
  const {rows, connect, writes} = await start(t);
  const engine = connect('token-of-the-test');
  const text = printPlan(await engine.plan(update));
  t.deepEqual(writes(), []);
  t.false(text.includes('token-of-the-test'));
  // What has come since is not in the plan.
  rows.push(client('c9', {label: 'old 9'}));
  const result = await finish(engine.apply(parsePlan(text), {yes: true}));
  t.deepEqual(
    result.outcomes?.map(each => each.kind),
    ['done', 'done', 'done'],
  );
  t.deepEqual(
    rows.map(row => row.label),
    ['new 0', 'new 1', 'new 2', 'old 9'],
  );
});

test('a row that is not as planned is skipped as drifted', async t => {
  const {rows, connect} = await start(t);
  const engine = connect('token-of-the-test');
  const plan = await engine.plan(update);
  rows[1] = {...rows[1], public: true};
  const result = await finish(engine.apply(plan, {yes: true}));
  t.deepEqual(
    result.rows.map(row => row[1]),
    ['done', 'skipped', 'done'],
  );
  t.is(result.rows[1]?.[2], 'drifted: public changed since it was read');
});

test('an altered plan is refused', async t => {
  const {connect} = await start(t);
  const text = printPlan(await connect('x').plan(update));
  for (const altered of [text.replace('new 1', 'new 7'), text.slice(0, -20), '', '{}', '[]']) {
    t.throws(() => parsePlan(altered), {instanceOf: RowgateError});
  }
  t.notThrows(() => parsePlan(text));
});

test('a plan is not applied to another account', async t => {
  const {connect, writes} = await start(t);
  const plan = await connect('one').plan(update);
  const error = await t.throwsAsync(finish(connect('other').apply(plan, {yes: true})), {
    instanceOf: RowgateError,
  });
  t.is(error?.code, 'refused');
  t.regex(error?.message ?? '', /another token/);
  t.deepEqual(writes(), []);
});

test('a plan is under the guards of any other change', async t => {
  const {connect, writes} = await start(t);
  const engine = connect('x');
  const plan = await engine.plan(update);
  const error = await t.throwsAsync(finish(engine.apply(plan)), {instanceOf: RowgateError});
  t.is(error?.exitStatus, 5);
  t.deepEqual(writes(), []);
});

test('a plan holds no secret: it is given again', async t => {
  const secret = 'Canary-secret-1!';
  const server = await startRecordingServer(() => ({json: {}}));
  t.teardown(() => server.close());
  const env = {CSP_URL: server.url, CSP_ORG_ID: 'org', CSP_API_TOKEN: 'api'};
  const engine = createEngine({providers: [vmware], env});
  t.teardown(() => engine.close());
  const sql = "EXEC oauth_apps.rotate_secret @oauthAppId = 'a', @newClientSecret = :secret";
  const plan = await engine.plan(sql, {secret});
  t.false(printPlan(plan).includes(secret));
  const missing = await t.throwsAsync(finish(engine.apply(plan, {yes: true})), {instanceOf: RowgateError});
  t.regex(missing?.message ?? '', /newClientSecret/);
});

test('a plan whose rows need different secrets is refused, not applied with one for all', async t => {
  const server = await startRecordingServer(() => ({json: {access_token: 'x', expires_in: 1799}}));
  t.teardown(() => server.close());
  const env = {CSP_URL: server.url, CSP_ORG_ID: 'org', CSP_API_TOKEN: 'api'};
  const engine = createEngine({providers: [vmware], env});
  t.teardown(() => engine.close());
  const sql = (secret: string) => `EXEC oauth_apps.rotate_secret FOR EACH (
    SELECT value AS oauthAppId, ${secret} AS newClientSecret FROM json_each('["a", "b"]'))`;
  await t.throwsAsync(engine.plan(sql("'Canary-secret-' || value")), {
    instanceOf: RowgateError,
    message: /2 changes need a secret newClientSecret each/,
  });
  t.is((await engine.plan(sql("'Canary-secret-1!'"))).changeSets[0]?.changes.length, 2);
});

test('only writes can be planned', async t => {
  const {connect} = await start(t);
  await t.throwsAsync(connect('x').plan('SELECT 1'), {
    instanceOf: RowgateError,
    message: /change something/,
  });
});

test('what becomes of each change is told as it becomes known', async t => {
  const {connect, writes} = await start(t);
  const engine = connect('x');
  const seen: unknown[] = [];
  for await (const {key, outcome, index, total} of engine.apply(await engine.plan(update), {yes: true})) {
    seen.push([key, outcome.kind, index, total, writes().length > 0]);
  }
  t.deepEqual(
    seen.sort(),
    ['c0', 'c1', 'c2'].map((key, index) => [key, 'done', index, 3, true]),
  );
});

test('whoever stops listening stops the changes, and what is under way is waited for', async t => {
  const {rows, connect, writes} = await start(t);
  const engine = connect('x', 1);
  const plan = await engine.plan(update);
  for await (const {outcome} of engine.apply(plan, {yes: true})) {
    t.is(outcome.kind, 'done');
    break;
  }
  const made = writes().length;
  t.true(made < 3);
  t.is(rows.filter(row => String(row.label).startsWith('new')).length, made);
});

test('a plan of several statements is applied as one, and that of a transaction as well', async t => {
  const {connect, writes} = await start(t);
  const engine = connect('x');
  const one = "UPDATE oauth_clients SET label = 'one' WHERE id = 'c1'";
  const two = "UPDATE oauth_clients SET label = 'two' WHERE id = 'c2'";
  const plan = await engine.plan(`BEGIN; ${one}; COMMIT; BEGIN; ${update}; ROLLBACK; ${two}`);
  t.is(plan.changeSets.length, 2);
  const result = await finish(engine.apply(plan, {yes: true}));
  t.deepEqual(
    result.rows.map(row => row.slice(1, 4)),
    [
      ['update', 'c1', 'done'],
      ['update', 'c2', 'done'],
    ],
  );
  t.is(writes().length, 2);
  await t.throwsAsync(engine.plan(`${one} RETURNING label`), {
    instanceOf: RowgateError,
    message: /RETURNING/,
  });
});
