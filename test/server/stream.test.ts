import test from 'ava';
import {type Answer, client as oauthClient, pageOf, type Recorded} from '../engine/recording-server.js';
import {bind, close, execute, parse, sync} from './raw-client.js';
import {withServer} from './with-server.js';

/** Twenty pages and more than one statement asks for ahead. */
const rows = Array.from({length: 20 * 500}, (_, index) => oauthClient(`c${index}`));
const never = new Promise<never>(() => {});
const select = 'SELECT id FROM oauth_clients';

const answerBy =
  (answerPage: (page: number, request: Recorded) => Answer | undefined) =>
  (request: Recorded): Answer =>
    answerPage(Number(request.query.page), request) ?? pageOf(rows, request);

const countRows = (said: readonly string[]) => said.filter(line => line.startsWith('D ')).length;

test('rows reach the client page by page', async t => {
  let release = () => {};
  const after = new Promise<void>(resolve => {
    release = resolve;
  });
  const answer = answerBy((page, request) => (page > 1 ? {...pageOf(rows, request), after} : undefined));
  const {open} = await withServer(t, {answer});
  const client = await open();
  const said = client.query(select);
  // The answer as a whole is read by whoever asked; that a row is there is seen at the socket.
  await new Promise<void>(resolve => {
    client.socket.on('data', chunk => {
      if (chunk.includes('c0')) resolve();
    });
  });
  release();
  t.is((await said).at(-2), 'C SELECT 10000');
});

test('a portal asks for no more pages than are taken, and none once it is closed', async t => {
  const {open, api} = await withServer(t, {
    answer: answerBy(page => (page > 3 ? {after: never} : undefined)),
  });
  const client = await open();
  client.write(parse(select), bind({portal: 'p'}), execute('p', 700), sync);
  const said = await client.until('Z');
  t.is(countRows(said), 700);
  t.is(said.at(-2), 's');
  // Without BEGIN, the portal ends with the Sync.
  await api.until(() => api.underWay === 0);
  await client.query('BEGIN');
  client.write(parse(select), bind({portal: 'p'}), execute('p', 10), execute('p', 10), sync);
  t.is(countRows(await client.until('Z')), 20);
  await api.until(() => api.underWay > 0);
  t.true(api.requests.length < 20 * 2);
  client.write(close('P', 'p'), sync);
  await client.until('Z');
  await api.until(() => api.underWay === 0);
  await client.query('ROLLBACK');
});

test('a cursor is read on after other statements', async t => {
  const {open} = await withServer(t, {answer: answerBy(() => undefined)});
  const client = await open();
  await client.query('BEGIN');
  await client.query(`DECLARE c CURSOR FOR ${select}`);
  t.is((await client.query('FETCH 600 FROM c')).at(-2), 'C FETCH 600');
  t.is((await client.query(`${select} LIMIT 1`)).at(-2), 'C SELECT 1');
  t.is((await client.query('MOVE 9000 FROM c')).at(-2), 'C MOVE 9000');
  t.is((await client.query('FETCH ALL FROM c')).at(-2), 'C FETCH 400');
  await client.query('COMMIT');
  t.is((await client.query(`COPY (${select}) TO STDOUT`)).at(-2), 'C COPY 10000');
});

test('a page that fails is an error behind the rows before it', async t => {
  const failing = answerBy(page =>
    page === 3 ? {status: 403, json: {errors: [{reason: 'no'}]}} : undefined,
  );
  const {open} = await withServer(t, {answer: failing});
  const client = await open();
  const said = await client.query(select);
  t.is(countRows(said), 1000);
  t.regex(said.at(-2) ?? '', /^E .*no/);
  await client.query('BEGIN');
  await client.query(`DECLARE c CURSOR WITH HOLD FOR ${select}`);
  t.regex((await client.query('FETCH ALL FROM c')).at(-2) ?? '', /^E .*no/);
});

test('that rows are missing is a warning behind the others', async t => {
  const lacking = answerBy((page, request) => {
    const json = pageOf(rows, request).json as {data: readonly unknown[]};
    return page === 2 ? {json: {...json, data: json.data.slice(1)}} : undefined;
  });
  const {open} = await withServer(t, {answer: lacking});
  const said = await (await open()).query(select);
  t.is(countRows(said), 9999);
  t.regex(said.at(-3) ?? '', /^N .*the result is not complete: .*announced 10000 rows and sent 9999/);
  t.is(said.at(-2), 'C SELECT 9999');
});
