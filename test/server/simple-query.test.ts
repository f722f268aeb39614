import test from 'ava';
import {startTestServer} from './with-server.js';

const shared = await startTestServer();
test.after.always(shared.close);

const cases: readonly (readonly [name: string, sql: string, ...answers: readonly string[]])[] = [
  [
    'rows',
    "SELECT id, label, public FROM oauth_clients WHERE id <> 'b'",
    'T id:25 label:25 public:16',
    'D a|client a|f',
    'D c|client c|f',
    'C SELECT 2',
  ],
  ['no rows', "SELECT id FROM oauth_clients WHERE id = 'x'", 'T id:25', 'C SELECT 0'],
  [
    'types',
    "SELECT id, created, expiry, 1 AS n, 1.5 AS r, true AS t, x'00ff' AS b, json_array(1) AS j FROM linode.profile.apps",
    'T id:20 created:1184 expiry:1184 n:23 r:701 t:16 b:17 j:114',
    'D 1|2026-01-31 12:00:00+00|2026-12-31 23:59:59+00|1|1.5|t|\\x00ff|[1]',
    'D 2|2026-01-31 12:00:00+00|NULL|1|1.5|t|\\x00ff|[1]',
    'C SELECT 2',
  ],
  [
    'several statements',
    "SELECT 1 AS a; ; SELECT ';' AS b;",
    'T a:23',
    'D 1',
    'C SELECT 1',
    'T b:25',
    'D ;',
    'C SELECT 1',
  ],
  ['an empty text', '', 'I'],
  ['a comment', '/* ; /* nested */ */ -- SELECT 1', 'I'],
  [
    'the first error ends it',
    'SELECT 1 AS a; SELECT nope FROM oauth_clients; SELECT 2',
    'T a:23',
    'D 1',
    'C SELECT 1',
    'E 42703 there is no column "nope" in oauth_clients @23 (Columns: id, redirect_uri, label, status, secret, thumbnail_url, public.)',
  ],
  ['places count characters', "SELECT '𝕏', nope", 'E 42703 there is no column "nope" @13'],
  ['a syntax error', 'SELECT 1 +', 'E 42601 expected an expression, found the end of the text @11'],
  [
    'a statement that there is not',
    'VACUUM',
    'E 0A000 VACUUM is not supported @1 (There are SELECT, INSERT, UPDATE, REPLACE, DELETE, EXEC, CREATE, DROP, SHOW, DESCRIBE, EXPLAIN, BEGIN, COMMIT and ROLLBACK.)',
  ],
  [
    'a parameter',
    'SELECT $1',
    'E 42P02 there is no value for the parameter $1 (Values go with the extended protocol, which most clients use where they are given parameters.)',
  ],
  [
    'what the engine shows',
    'SHOW PROVIDERS',
    'T name:25 description:25',
    'D linode|Linode (Akamai Cloud): OAuth clients, authorized apps, tokens, logins and trusted devices',
    'C SELECT 1',
  ],
  [
    'a value of another type',
    'SELECT sum(x) AS s FROM (SELECT 9223372036854775807 + id AS x FROM linode.profile.apps)',
    'T s:20',
    'E 22P02 a value of the column "s" is not of the type int8 (CAST(… AS TEXT) shows it as it is.)',
  ],
  ['no files', "SELECT readfile('/etc/passwd')", 'E 0A000 the function readfile(…) is not supported @8'],
];

for (const [name, sql, ...answers] of cases) {
  test(name, async t => {
    const client = await shared.open();
    t.deepEqual(await client.query(sql), [...answers, 'Z I']);
    t.deepEqual(await client.query('SELECT 7 AS x'), ['T x:23', 'D 7', 'C SELECT 1', 'Z I']);
  });
}
