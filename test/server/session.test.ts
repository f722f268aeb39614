import test from 'ava';
import {startServer} from '../../src/server/start-server.js';
import {openTwoAccounts} from '../engine/two-accounts.js';
import {bind, execute, openClient, parse, sync} from './raw-client.js';
import {startTestServer} from './with-server.js';

const [shared, writer] = await Promise.all([startTestServer(), startTestServer({allowWrites: true})]);
test.after.always(() => Promise.all([shared.close(), writer.close()]));

/** A text and what the server answers; texts run one after the other in one session. */
type Step = readonly [sql: string, ...answers: readonly (string | RegExp)[]];

const stories: Readonly<Record<string, readonly Step[]>> = {
  'a setting is set, shown and reset': [
    ["SET application_name = 'it''s'", "S application_name=it's", 'C SET', 'Z I'],
    ['SHOW application_name', 'T application_name:25', "D it's", 'C SHOW', 'Z I'],
    ['RESET application_name', 'S application_name=', 'C RESET', 'Z I'],
    ['SET SESSION extra_float_digits TO 3', 'C SET', 'Z I'],
    ["SET search_path = account, 'other'", 'C SET', 'Z I'],
    ['SHOW search_path', 'T search_path:25', "D account, 'other'", 'C SHOW', 'Z I'],
    ["SET TIME ZONE 'UTC'", 'C SET', 'Z I'],
    ["SET NAMES 'utf-8'", 'C SET', 'Z I'],
    ["SET rowgate.cache = '5m'", 'C SET', 'Z I'],
    ['SHOW rowgate.cache', 'T rowgate.cache:25', 'D 5m', 'C SHOW', 'Z I'],
    ['SET mine.own = 1', 'C SET', 'Z I'],
    ['SHOW TRANSACTION ISOLATION LEVEL', 'T transaction_isolation:25', 'D read committed', 'C SHOW', 'Z I'],
    ['SHOW TIME ZONE', 'T timezone:25', 'D UTC', 'C SHOW', 'Z I'],
  ],
  'a setting that can not be is refused': [
    ['SET nope = 1', 'E 42704 there is no setting "nope" (See SHOW ALL.)', 'Z I'],
    ['SET rowgate.nope = 1', 'E 42704 there is no setting "rowgate.nope" (See SHOW ALL.)', 'Z I'],
    ['SHOW nope', 'E 42704 there is no setting "nope" (See SHOW ALL.)', 'Z I'],
    ['SET server_version = 16', 'E 55000 the setting "server_version" can\'t be changed', 'Z I'],
    [
      "SET TimeZone = 'Europe/Berlin'",
      'E 22023 "Europe/Berlin" is no value for the setting "timezone" (Times are in UTC only.)',
      'Z I',
    ],
    ['SET client_encoding = latin1', /^E 22023 .* \(Texts are in UTF8 only\.\)$/, 'Z I'],
    ['SET rowgate.max_changes = -1', /^E 22023 /, 'Z I'],
    ['SET rowgate.dry_run = maybe', /^E 22023 /, 'Z I'],
    ['SET statement_timeout = soon', /^E 22023 /, 'Z I'],
    ['SET ROLE postgres', 'E 0A000 a session stays with the user who logged in', 'Z I'],
    ['SET application_name', 'E 42601 expected = or TO, found the end @21', 'Z I'],
  ],
  'a transaction and what it sets': [
    ['BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY', 'C BEGIN', 'Z T'],
    ['SHOW transaction_isolation', 'T transaction_isolation:25', 'D serializable', 'C SHOW', 'Z T'],
    ['BEGIN', 'N WARNING 25001 there is a transaction already', 'C BEGIN', 'Z T'],
    ["SET LOCAL application_name = 'here'", 'S application_name=here', 'C SET', 'Z T'],
    ['SET extra_float_digits = 2', 'C SET', 'Z T'],
    ['SELECT 1 AS a', 'T a:23', 'D 1', 'C SELECT 1', 'Z T'],
    ['COMMIT', 'S application_name=', 'C COMMIT', 'Z I'],
    ['SHOW extra_float_digits', 'T extra_float_digits:25', 'D 2', 'C SHOW', 'Z I'],
    ['START TRANSACTION', 'C BEGIN', 'Z T'],
    ['SET extra_float_digits = 0', 'C SET', 'Z T'],
    ['ROLLBACK', 'C ROLLBACK', 'Z I'],
    ['SHOW extra_float_digits', 'T extra_float_digits:25', 'D 2', 'C SHOW', 'Z I'],
    ['COMMIT', 'N WARNING 25P01 there is no transaction', 'C COMMIT', 'Z I'],
    [
      'SET LOCAL application_name = x',
      'N WARNING 25P01 SET LOCAL has an effect in a transaction only',
      'C SET',
      'Z I',
    ],
    ['BEGIN; SELECT 1 AS a; COMMIT', 'C BEGIN', 'T a:23', 'D 1', 'C SELECT 1', 'C COMMIT', 'Z I'],
  ],
  'a transaction that has failed is left': [
    ['BEGIN', 'C BEGIN', 'Z T'],
    ['SELECT nope', 'E 42703 there is no column "nope" @8', 'Z E'],
    ['SELECT 1', 'E 25P02 a statement of this transaction has failed (Leave it with ROLLBACK.)', 'Z E'],
    ['ROLLBACK TO SAVEPOINT a', 'E 3B001 there is no savepoint "a"', 'Z E'],
    ['COMMIT', 'C ROLLBACK', 'Z I'],
  ],
  'a transaction that has failed goes on from a savepoint': [
    ['SAVEPOINT a', 'E 25P01 SAVEPOINT needs a transaction (Begin with BEGIN.)', 'Z I'],
    ['BEGIN; SET application_name = x', 'C BEGIN', 'S application_name=x', 'C SET', 'Z T'],
    ['SAVEPOINT a; SAVEPOINT b', 'C SAVEPOINT', 'C SAVEPOINT', 'Z T'],
    ['SET application_name = y; SELECT nope', /^S/, 'C SET', /^E 42703 /, 'Z E'],
    ['ROLLBACK TO a', 'S application_name=x', 'C ROLLBACK', 'Z T'],
    ['ROLLBACK TO b', 'E 3B001 there is no savepoint "b"', 'Z E'],
    ['ROLLBACK WORK TO SAVEPOINT a', 'C ROLLBACK', 'Z T'],
    ['RELEASE a', 'C RELEASE', 'Z T'],
    ['RELEASE SAVEPOINT a', 'E 3B001 there is no savepoint "a"', 'Z E'],
    ['ABORT', 'S application_name=', 'C ROLLBACK', 'Z I'],
  ],
  'a cursor': [
    ['DECLARE c CURSOR FOR SELECT id FROM oauth_clients', /^E 25P01 /, 'Z I'],
    ['BEGIN', 'C BEGIN', 'Z T'],
    [
      'DECLARE c NO SCROLL CURSOR WITHOUT HOLD FOR SELECT id FROM oauth_clients ORDER BY id',
      'C DECLARE CURSOR',
      'Z T',
    ],
    ['FETCH FROM c', 'T id:25', 'D a', 'C FETCH 1', 'Z T'],
    ['MOVE 1 IN c', 'C MOVE 1', 'Z T'],
    ['FETCH FORWARD 5 FROM c', 'T id:25', 'D c', 'C FETCH 1', 'Z T'],
    ['FETCH ALL FROM c', 'T id:25', 'C FETCH 0', 'Z T'],
    ['CLOSE c', 'C CLOSE CURSOR', 'Z T'],
    ['FETCH c', 'E 34000 there is no cursor "c"', 'Z E'],
    ['ROLLBACK', 'C ROLLBACK', 'Z I'],
    [
      'DECLARE "My" BINARY CURSOR WITH HOLD FOR SELECT id FROM linode.profile.apps',
      'C DECLARE CURSOR',
      'Z I',
    ],
    ['FETCH 1 FROM "My"', 'T id:20b', 'D x0000000000000001', 'C FETCH 1', 'Z I'],
    ['FETCH PRIOR FROM "My"', 'E 55000 a cursor goes forward only', 'Z I'],
    ['CLOSE ALL', 'C CLOSE CURSOR ALL', 'Z I'],
    [
      'BEGIN; DECLARE c CURSOR FOR SELECT nope FROM oauth_clients',
      'C BEGIN',
      /^E 42703 there is no column "nope" in oauth_clients @36 /,
      'Z E',
    ],
    ['ROLLBACK', 'C ROLLBACK', 'Z I'],
    [
      "DECLARE c CURSOR WITH HOLD FOR UPDATE oauth_clients SET label = 'x'",
      /^E 42601 expected a query/,
      'Z I',
    ],
  ],
  'a statement that is prepared in SQL': [
    ['PREPARE p(text) AS SELECT id, label FROM oauth_clients WHERE id = $1', 'C PREPARE', 'Z I'],
    ["EXECUTE p('a')", 'T id:25 label:25', 'D a|client a', 'C SELECT 1', 'Z I'],
    ["EXECUTE p(lower('C'))", 'T id:25 label:25', 'D c|client c', 'C SELECT 1', 'Z I'],
    ['EXECUTE p(NULL)', 'T id:25 label:25', 'C SELECT 0', 'Z I'],
    ['EXECUTE p', 'E 42601 "p" has 1 parameters, and EXECUTE gives 0 values', 'Z I'],
    ["EXECUTE p('a', 2)", 'E 42601 "p" has 1 parameters, and EXECUTE gives 2 values', 'Z I'],
    ['EXECUTE p(nope)', /^E 42703 .*"nope".* @11/, 'Z I'],
    ['PREPARE p AS SELECT 1', 'E 42P05 there is a prepared statement "p" already', 'Z I'],
    ['PREPARE q AS SELECT nope FROM oauth_clients', /^E 42703 .*@21 /, 'Z I'],
    ['PREPARE q AS ROLLBACK', /^E 42601 expected a statement to prepare, found "ROLLBACK"/, 'Z I'],
    ['PREPARE q(integer, character varying(9), text[]) AS SELECT $1 + 1, $2', 'C PREPARE', 'Z I'],
    ["EXECUTE q(2, 'x', NULL)", /^T /, 'D 3|x', 'C SELECT 1', 'Z I'],
    ['PREPARE r(nope) AS SELECT 1', 'E 22023 there is no type "nope"', 'Z I'],
    ['DEALLOCATE PREPARE p', 'C DEALLOCATE', 'Z I'],
    ["EXECUTE p('a')", 'E 26000 there is no prepared statement "p"', 'Z I'],
  ],
  'what clients ask when they connect': [
    [
      'select pg_catalog.version()',
      'T version:25',
      'D PostgreSQL 15.0 (Rowgate), Rowgate',
      'C SELECT 1',
      'Z I',
    ],
    [
      'SELECT current_database(), CURRENT_USER AS me',
      'T current_database:25 me:25',
      'D rowgate|rowgate',
      'C SELECT 1',
      'Z I',
    ],
    [
      "SELECT set_config('application_name', 'x', false)",
      'S application_name=x',
      'T set_config:25',
      /^D x/,
      'C SELECT 1',
      'Z I',
    ],
    ["SELECT current_setting('nope', true)", 'T current_setting:25', 'D NULL', 'C SELECT 1', 'Z I'],
    ['SELECT pg_is_in_recovery()', 'T pg_is_in_recovery:16', 'D f', 'C SELECT 1', 'Z I'],
    ['UNLISTEN *', 'C UNLISTEN', 'Z I'],
    ['DISCARD ALL', 'S application_name=', 'C DISCARD ALL', 'Z I'],
    ['DEALLOCATE ALL', 'C DEALLOCATE ALL', 'Z I'],
    ['DEALLOCATE x', 'E 26000 there is no prepared statement "x"', 'Z I'],
  ],
  'COPY TO': [
    [
      'COPY (SELECT id, thumbnail_url, 1.5 FROM oauth_clients LIMIT 1) TO STDOUT',
      'H 0 3',
      'd "a\\t\\\\N\\t1.5\\n"',
      'c',
      'C COPY 1',
      'Z I',
    ],
    [
      "copy (select 'a,b' AS x, 'say \"hi\"' AS \"y z\", '' AS e, NULL AS n) to stdout with (format csv, header, null 'NULL')",
      'H 0 4',
      'd "x,y z,e,n\\n"',
      'd "\\"a,b\\",\\"say \\"\\"hi\\"\\"\\",,NULL\\n"',
      'c',
      'C COPY 1',
      'Z I',
    ],
    [
      "COPY (SELECT 'a', '') TO STDOUT CSV DELIMITER AS ';'",
      'H 0 2',
      'd "a;\\"\\"\\n"',
      'c',
      'C COPY 1',
      'Z I',
    ],
    [
      "COPY (SELECT 'a\tb\\c\nd' AS x) TO STDOUT",
      'H 0 1',
      'd "a\\\\tb\\\\\\\\c\\\\nd\\n"',
      'c',
      'C COPY 1',
      'Z I',
    ],
    [
      "COPY (SELECT 'x', 'y') TO STDOUT CSV FORCE QUOTE *",
      'H 0 2',
      'd "\\"x\\",\\"y\\"\\n"',
      'c',
      'C COPY 1',
      'Z I',
    ],
    [
      'COPY account.oauth_clients (id, public) TO STDOUT',
      'H 0 2',
      'd "a\\tf\\n"',
      'd "b\\tf\\n"',
      'd "c\\tf\\n"',
      'c',
      'C COPY 3',
      'Z I',
    ],
    [
      'COPY oauth_clients (id, nope) TO STDOUT',
      /^E 42703 there is no column "nope" in oauth_clients @25 /,
      'Z I',
    ],
    ['COPY (SELECT nope) TO STDOUT', 'E 42703 there is no column "nope" @14', 'Z I'],
    ["COPY oauth_clients TO '/tmp/x'", /^E 0A000 COPY writes to STDOUT only/, 'Z I'],
    ['COPY oauth_clients FROM STDIN', /^E 0A000 COPY only writes what a query gives/, 'Z I'],
    ['COPY oauth_clients TO STDOUT BINARY', 'E 0A000 COPY writes text and csv, not binary', 'Z I'],
    ['COPY oauth_clients TO STDOUT (SPEED fast)', /^E 42601 expected an option of COPY TO/, 'Z I'],
    ["COPY oauth_clients TO STDOUT (DELIMITER 'ab')", 'E 22023 COPY: delimiter must be one character', 'Z I'],
  ],
  'a server that only reads': [
    ['SHOW default_transaction_read_only', 'T default_transaction_read_only:25', 'D on', 'C SHOW', 'Z I'],
    [
      'DELETE FROM linode.profile.apps WHERE id = 1',
      'E 25006 this server only reads: nothing was changed (It allows changes where it was started with --allow-writes.)',
      'Z I',
    ],
    ["EXEC oauth_clients.reset_secret @clientId = 'a'", /^E 25006 /, 'Z I'],
    ["SELECT * FROM (EXEC oauth_clients.reset_secret @clientId = 'a')", /^E 25006 /, 'Z I'],
    [
      'EXPLAIN DELETE FROM linode.profile.apps WHERE id = 1',
      /^T step/,
      ...Array(10).fill(/^D /),
      'C EXPLAIN',
      'Z I',
    ],
  ],
};

for (const [name, steps] of Object.entries(stories)) {
  test(name, async t => {
    const client = await shared.open();
    for (const [sql, ...answers] of steps) {
      const given = await client.query(sql);
      t.is(given.length, answers.length, `${sql}\n${given.join('\n')}`);
      for (const [index, wanted] of answers.entries()) {
        const found = given[index] ?? '';
        if (typeof wanted === 'string') t.is(found, wanted, sql);
        else t.regex(found, wanted, sql);
      }
    }
  });
}

test('a cursor is prepared with parameters, and read in the format that is asked for', async t => {
  const client = await shared.open();
  await client.query('BEGIN');
  const sql = 'DECLARE c CURSOR FOR SELECT id FROM linode.profile.apps WHERE id >= $1';
  client.write(parse(sql), bind({values: ['1']}), execute(), sync);
  t.deepEqual(await client.until('Z'), ['1', '2', 'C DECLARE CURSOR', 'Z T']);
  client.write(parse('FETCH 1 FROM c'), bind({results: [1]}), execute(), sync);
  t.deepEqual(await client.until('Z'), ['1', '2', 'D x0000000000000001', 'C FETCH 1', 'Z T']);
});

test('settings are of one session', async t => {
  const [one, other] = await Promise.all([shared.open(), shared.open()]);
  await one.query("SET application_name = 'one'");
  t.deepEqual((await other.query('SHOW application_name'))[1], 'D');
});

test('an incomplete result says so', async t => {
  const {engine} = await openTwoAccounts(t, {
    answer: account => (account === 'prod' ? {status: 500} : undefined),
  });
  const server = await startServer({engine, password: 'secret', port: 0});
  t.teardown(server.close);
  const client = await openClient(server);
  const sql = 'SELECT label FROM all_linode.account.oauth_clients ORDER BY label';
  const warning = /^N WARNING 01000 the result is not complete: .*prod/;
  const answers = await client.query(sql);
  t.regex(answers[0] ?? '', warning);
  t.regex(answers.at(-2) ?? '', /^C SELECT [1-9]/);
  // Whoever reads only a part is told too, and once.
  await client.query(`DECLARE c CURSOR WITH HOLD FOR ${sql}`);
  t.regex((await client.query('FETCH 1 FROM c'))[0] ?? '', warning);
  t.is((await client.query('FETCH 1 FROM c')).length, 4);
  client.end();
});

test('what a session keeps in its cache, a write of another one empties', async t => {
  const [one, other] = await Promise.all([writer.open(), writer.open()]);
  const read = 'SELECT label FROM oauth_clients';
  await one.query("SET rowgate.cache = '1h'");
  const reads = async () => {
    await one.query(read);
    return writer.api.lines().filter(line => line.startsWith('GET /account/oauth-clients?')).length;
  };
  const first = await reads();
  t.is(await reads(), first);
  await other.query(read);
  t.is(await reads(), first + 1);
  await other.query("UPDATE oauth_clients SET label = 'other' WHERE id = 'a'");
  t.is(await reads(), first + 2);
});
