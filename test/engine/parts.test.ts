import test, {type ExecutionContext} from 'ava';
import {createEngine, type Engine, linode, RowgateError} from '../../src/index.js';
import {
  type Answer,
  client,
  pageOf,
  type Recorded,
  type RecordingServer,
  startRecordingServer,
} from './recording-server.js';

/** Linode with pages of two rows. */
const smallPages = {
  ...linode,
  pagination: {...linode.pagination, size: {name: 'page_size', min: 2, max: 2, default: 2}},
};

const rows = Array.from({length: 60}, (_, index) => client(`c${index}`, {public: index % 3 === 0}));
const concurrency = 2;
const never = new Promise<never>(() => {});

/** Queries whose rows need not wait for others: straight through, and page by page through SQLite. */
const plain = 'SELECT id FROM oauth_clients';
const rowWise = "SELECT upper(id) AS id FROM oauth_clients WHERE redirect_uri LIKE 'https://c%'";

interface Setting {
  readonly engine: Engine;
  readonly server: RecordingServer;
}

async function start(
  t: ExecutionContext,
  answerPage: (page: number, request: Recorded) => Answer | undefined = () => undefined,
): Promise<Setting> {
  const server = await startRecordingServer(
    request => answerPage(Number(request.query.page), request) ?? pageOf(rows, request),
  );
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'x'};
  const engine = createEngine({providers: [smallPages], env, concurrency});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return {engine, server};
}

for (const [name, sql] of Object.entries({'plain columns': plain, 'a row-wise condition': rowWise})) {
  test(`the rows of the first page are given before the others come: ${name}`, async t => {
    let release = () => {};
    const after = new Promise<void>(resolve => {
      release = resolve;
    });
    const {engine} = await start(t, (page, request) =>
      page > 1 ? {...pageOf(rows, request), after} : undefined,
    );
    let count = 0;
    for await (const part of engine.parts(sql)) {
      if (part.kind === 'rows') count += part.rows.length;
      if (count === 2) release();
    }
    t.is(count, 60);
  });

  test(`no further page is asked for while nobody takes rows: ${name}`, async t => {
    const {engine, server} = await start(t);
    const parts = engine.parts(sql);
    for (let part = await parts.next(); part.value?.kind !== 'rows'; part = await parts.next());
    const ahead = 1 + 2 * concurrency;
    // The second page is there; from the third on, each that is taken has another one asked for.
    for (const asked of [ahead, ahead, ahead + 1, ahead + 2]) {
      await server.until(() => server.requests.length >= asked && server.underWay === 0);
      t.is(server.requests.length, asked);
      t.is((await parts.next()).value?.kind, 'rows');
    }
    await parts.return();
  });

  test(`to leave early gives up what is under way: ${name}`, async t => {
    const {engine, server} = await start(t, page => (page > 2 ? {after: never} : undefined));
    for await (const part of engine.parts(sql)) {
      if (part.kind !== 'rows') continue;
      await server.until(() => server.requests.length === 2 + concurrency);
      break;
    }
    await server.until(() => server.underWay === 0);
    t.is(server.requests.length, 2 + concurrency);
  });

  test(`a page that fails is told after the rows before it: ${name}`, async t => {
    const {engine} = await start(t, page =>
      page === 4 ? {status: 403, json: {errors: [{reason: 'no'}]}} : undefined,
    );
    const found: unknown[] = [];
    const error = await t.throwsAsync(
      async () => {
        for await (const row of engine.stream(sql)) found.push(row);
      },
      {instanceOf: RowgateError},
    );
    t.is(error?.code, 'api');
    t.is(found.length, 6);
  });

  test(`that rows are missing is told after the others: ${name}`, async t => {
    const {engine} = await start(t, (page, request) => {
      const {data, ...envelope} = pageOf(rows, request).json as {data: unknown[]};
      return {json: {...envelope, data: page === 2 ? data.slice(1) : data}};
    });
    const kinds: string[] = [];
    for await (const part of engine.parts(sql)) {
      if (kinds.at(-1) !== part.kind) kinds.push(part.kind);
      if (part.kind === 'end') {
        t.regex(part.complete === true ? '' : part.complete.reason, /announced 60 rows and sent 59/);
        t.is(part.requests, 30);
      }
    }
    t.deepEqual(kinds, ['head', 'rows', 'end']);
    const stream = async () => {
      let count = 0;
      for await (const _ of engine.stream(sql)) count += 1;
      return count;
    };
    t.like(await t.throwsAsync(stream), {code: 'incomplete', hint: 'The others were given before.'});
  });
}

test('a LIMIT that the API does not apply asks for no page too many', async t => {
  const {engine, server} = await start(t);
  let count = 0;
  for await (const part of engine.parts(`${rowWise} LIMIT 5`))
    if (part.kind === 'rows') count += part.rows.length;
  t.is(count, 5);
  t.is(server.requests.length, 3);
});

test('several statements give their parts one after the other', async t => {
  const {engine} = await start(t);
  const kinds: string[] = [];
  for await (const {kind} of engine.parts(`SELECT 1; ${plain} LIMIT 1; SHOW PROVIDERS`)) kinds.push(kind);
  t.deepEqual(kinds, ['head', 'rows', 'end', 'head', 'rows', 'end', 'head', 'rows', 'end']);
});

test('a statement that fails at its first call has no part', async t => {
  const {engine} = await start(t, () => ({status: 403, json: {errors: [{reason: 'no'}]}}));
  await t.throwsAsync(engine.parts(plain).next(), {instanceOf: RowgateError, message: /no/});
});

test('parts in a transaction let the next statement run', async t => {
  const {engine} = await start(t);
  const transaction = engine.begin();
  const parts = transaction.parts(plain);
  t.is((await parts.next()).value?.kind, 'head');
  t.is((await transaction.query(`${plain} LIMIT 1`)).rows.length, 1);
  t.is((await parts.next()).value?.kind, 'rows');
  await parts.return();
});
