import {type AddressInfo, connect as connectSocket, createServer, type Socket} from 'node:net';
import test from 'ava';
import {type Connection, createConnection} from '../../src/server/connection/connection.js';
import {deliverRows} from '../../src/server/session/deliver.js';
import {bind, close, execute, message, parse, simple, sync} from './raw-client.js';
import {withServer} from './with-server.js';

/** Both ends of a connection. */
async function join(): Promise<{connection: Connection; client: Socket; end(): void}> {
  const listener = createServer();
  const accepted = new Promise<Socket>(resolve => listener.once('connection', resolve));
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve));
  const client = connectSocket((listener.address() as AddressInfo).port, '127.0.0.1');
  client.pause();
  const connection = createConnection(await accepted, 10_000);
  return {
    connection,
    client,
    end: () => {
      client.destroy();
      connection.destroy();
      listener.close();
    },
  };
}

const row = ['x'.repeat(1000)];

test('no more rows are made than a client takes', async t => {
  const {connection, client, end} = await join();
  t.teardown(end);
  let made = 0;
  function* rows(): Generator<readonly string[], undefined> {
    for (; made < 30_000; made++) yield row;
  }
  const never = new AbortController().signal;
  const delivered = deliverRows(connection, rows(), Number.POSITIVE_INFINITY, never);
  // Nothing is made in a turn any more once the client has enough.
  for (let before = -1; made !== before; ) {
    before = made;
    for (let turn = 0; turn < 50; turn++) await new Promise(resolve => setImmediate(resolve));
  }
  t.true(made < 15_000, `${made} rows of 1 kB`);
  let received = 0;
  client.on('data', chunk => {
    received += chunk.length;
  });
  client.resume();
  t.deepEqual(await delivered, {sent: 30_000, isAtEnd: true});
  await connection.flush();
  const whole = 30_000 * (1000 + 4 + 2 + 5);
  while (received < whole) await new Promise(resolve => client.once('data', resolve));
  t.is(received, whole);
});

for (const how of ['is cancelled', 'is left by its client'] as const) {
  test(`what waits for a client that does not read ends when it ${how}`, async t => {
    const {connection, client, end} = await join();
    t.teardown(end);
    const cancel = new AbortController();
    function* rows(): Generator<readonly string[], undefined> {
      for (;;) yield row;
    }
    connection.gone.addEventListener('abort', () => cancel.abort());
    const delivered = deliverRows(connection, rows(), Number.POSITIVE_INFINITY, cancel.signal);
    await new Promise(resolve => setImmediate(resolve));
    if (how === 'is cancelled') cancel.abort();
    else client.destroy();
    await t.throwsAsync(delivered, {code: 'cancelled'});
  });
}

test('rows that wait for their clients are only so many over all sessions', async t => {
  const {open} = await withServer(t, {limits: {heldRows: 5}});
  const [one, other] = [await open(), await open()];
  // Without an order they would come page by page, and none would be held.
  const sql = 'SELECT id FROM oauth_clients ORDER BY id';
  await one.query('BEGIN');
  one.write(parse(sql), bind({portal: 'p'}), execute('p', 1), sync);
  t.deepEqual(await one.until('Z'), ['1', '2', 'D a', 's', 'Z T']);
  const [error] = await other.query(sql);
  t.regex(error ?? '', /^E 53200 a result of 3 rows is more than can be held now/);
  one.write(close('P', 'p'), sync);
  await one.until('Z');
  t.is((await other.query(sql)).at(-2), 'C SELECT 3');
  for (let time = 0; time < 3; time++) t.is((await other.query(sql)).at(-2), 'C SELECT 3');
  other.write(parse(sql, {name: 's'}), sync);
  await other.until('Z');
  for (let time = 0; time < 3; time++) {
    other.write(bind({name: 's'}), execute('', 1), sync);
    t.is((await other.until('Z')).at(-2), 's');
  }
  await one.query(`COMMIT; DECLARE c CURSOR WITH HOLD FOR ${sql}; FETCH 1 FROM c`);
  one.end();
  // What a session held that has ended is free again.
  await one.closed;
  t.is((await other.query(sql)).at(-2), 'C SELECT 3');
});

test('a message that is longer than allowed ends the session', async t => {
  const {open} = await withServer(t, {limits: {messageSize: 1000}});
  const client = await open();
  t.is((await client.query(`SELECT '${'x'.repeat(980)}' AS a`)).at(-2), 'C SELECT 1');
  client.write(simple(`SELECT '${'x'.repeat(1000)}' AS a`));
  t.regex(await client.next(), /^E FATAL 08P01 .* and 1000 is the most$/);
  await client.closed;
});

test('messages may come a byte at a time, and all at once', async t => {
  const {open} = await withServer(t);
  const client = await open();
  for (const byte of simple('SELECT 1 AS a')) {
    client.write(Buffer.of(byte));
    await new Promise(resolve => setImmediate(resolve));
  }
  t.deepEqual(await client.until('Z'), ['T a:23', 'D 1', 'C SELECT 1', 'Z I']);
  const many = Array.from({length: 100}, (_, index) => [
    parse(`SELECT ${index} AS a`),
    bind(),
    execute(),
    sync,
  ]);
  client.write(...many.flat());
  for (let index = 0; index < 100; index++) {
    t.deepEqual(await client.until('Z'), ['1', '2', `D ${index}`, 'C SELECT 1', 'Z I']);
  }
});

test('an unknown message ends the session', async t => {
  const {open} = await withServer(t);
  const client = await open();
  client.write(message('~', 'x'));
  t.is(await client.next(), 'E FATAL 08P01 there is no message of the type "~"');
  await client.closed;
});
