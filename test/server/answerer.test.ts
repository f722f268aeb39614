import test from 'ava';
import type {Answerer, Call} from '../../src/server/answer/answerer.js';
import {bind, describe, execute, parse, sync} from './raw-client.js';
import {withServer} from './with-server.js';

/** Stands for another server, whose answers are passed on as they are encoded there. */
function createForwarder(): {readonly answerer: Answerer; readonly calls: Call[]} {
  const calls: Call[] = [];
  return {
    calls,
    answerer: {
      async prepare({sql}) {
        if (!sql.includes('pg_class')) return undefined;
        if (sql.includes('nope')) {
          const notice = {
            severity: 'ERROR',
            sqlState: '42703',
            message: 'told elsewhere',
            position: 8,
          } as const;
          return {kind: 'failure', notice};
        }
        return {
          kind: 'prepared',
          columns: [{name: 'oid', type: 26, size: 4, table: 1259, column: 1}],
          parameterTypes: [19],
          run: async call => {
            calls.push(call);
            return {
              kind: 'rows',
              rows: [[Buffer.of(1, 2, 3, 4)], [null]].values(),
              tag: rows => `SELECT ${rows}`,
              notices: [{severity: 'NOTICE', sqlState: '00000', message: 'noticed elsewhere'}],
              held: 2,
            };
          },
        };
      },
    },
  };
}

test('another answerer is asked before the engine, and its bytes are passed on', async t => {
  const {answerer, calls} = createForwarder();
  const {open} = await withServer(t, {answerers: [answerer]});
  const client = await open();
  client.write(
    ...[parse('SELECT oid FROM pg_class WHERE relname = $1'), describe('S')],
    ...[bind({values: ['x'], results: [1]}), execute(), sync],
  );
  t.deepEqual(await client.until('Z'), [
    ...['1', 't 19', 'T oid:26', '2', 'N NOTICE 00000 noticed elsewhere'],
    ...['D x01020304', 'D NULL', 'C SELECT 2', 'Z I'],
  ]);
  const [call] = calls;
  t.deepEqual(call?.formats, ['binary']);
  t.deepEqual(call?.parameters, [{format: 'text', bytes: Buffer.from('x')}]);
});

test('an error from elsewhere has its place in the whole text', async t => {
  const {answerer} = createForwarder();
  const {open} = await withServer(t, {answerers: [answerer]});
  const client = await open();
  t.is((await client.query('SELECT 1; SELECT nope FROM pg_class')).at(-2), 'E 42703 told elsewhere @18');
  t.is((await client.query('COPY (SELECT nope FROM pg_class) TO STDOUT'))[0], 'E 42703 told elsewhere @14');
});

test('statements are in the SQL of Postgres, with its names, its types and places in its text', async t => {
  const {open} = await withServer(t);
  const client = await open();
  const sql =
    "SELECT created::date, label ILIKE $1, '1.25'::numeric FROM linode.profile.apps WHERE created > $2::date";
  client.write(parse(sql), describe('S'), sync);
  t.deepEqual(await client.until('Z'), [
    ...['1', 't 25 1082', 'T created:1082 ?column?:16 numeric:1700', 'Z I'],
  ]);
  t.is(
    (await client.query('SELECT 1; SELECT now()::date, nope')).at(-2),
    'E 42703 there is no column "nope" @31',
  );
});

test('a bug is told to whoever runs the server, and not to the client', async t => {
  const bugs: unknown[] = [];
  const answerer: Answerer = {
    async prepare() {
      throw new Error('canary');
    },
  };
  const {open} = await withServer(t, {answerers: [answerer], onBug: error => bugs.push(error)});
  const client = await open();
  t.deepEqual(await client.query('SELECT 1'), [
    'E XX000 this is a bug in Rowgate (Please report it.)',
    'Z I',
  ]);
  t.is(String(bugs[0]), 'Error: canary');
});
