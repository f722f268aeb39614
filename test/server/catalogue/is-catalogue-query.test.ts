import test from 'ava';
import {RowgateError} from '../../../src/errors.js';
import {isCatalogueQuery} from '../../../src/server/catalogue/is-catalogue-query.js';
import {splitStatements} from '../../../src/server/statement/split-statements.js';
import {constructs, refused} from '../../../src/server/translate/supported.js';

/** True or false, or the error with the text of its place. */
function ask(sql: string): boolean | string {
  const [statement] = splitStatements(sql);
  if (statement === undefined) throw new Error(sql);
  try {
    return isCatalogueQuery(statement);
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    const {offset = 0, length = 0} = error.position ?? {};
    return `${error.code} ${statement.sql.slice(offset, offset + length)}`;
  }
}

const ofCatalogue: readonly string[] = [
  'SELECT * FROM pg_catalog.pg_class',
  'select relname from PG_CLASS c, pg_namespace n where n.oid = c.relnamespace',
  'SELECT * FROM "pg_class"',
  'TABLE pg_type',
  '(SELECT oid FROM pg_type)',
  'VALUES (version())',
  'EXPLAIN SELECT 1 FROM pg_class',
  'SELECT 1 FROM rowgate.information_schema.tables',
  'SELECT 1 FROM information_schema.tables t LEFT JOIN (pg_class c CROSS JOIN pg_am) ON true',
  'SELECT 1 FROM ONLY pg_class, LATERAL (SELECT 1 FROM pg_type) t(a)',
  'WITH a AS (SELECT oid FROM pg_class), b(x) AS NOT MATERIALIZED (SELECT 1 FROM a) SELECT * FROM a, b',
  'WITH RECURSIVE r AS (SELECT 1 UNION ALL SELECT 1 FROM r) SELECT version() FROM r',
  "SELECT 'account.oauth_clients'::regclass",
  "SELECT CAST('text' AS pg_catalog.regtype)",
  "SELECT regclass 'pg_class'",
  'SELECT current_schemas(false)',
  'SELECT current_user',
  'SELECT current_schema',
  "SELECT has_table_privilege('oauth_clients', 'SELECT')",
  'SELECT * FROM pg_show_all_settings()',
  'SELECT pg_catalog.pg_get_userbyid(10)',
  "SELECT 1 WHERE pg_catalog.format_type(25, NULL) = 'text'",
  'SELECT word FROM pg_get_keywords() AS k(word, a, b), generate_series(1, 2) AS s',
  "SELECT extract(year FROM now()), substring('a' FROM 1), relname IS DISTINCT FROM oid FROM pg_class",
  'SELECT (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid) FROM pg_class c',
  'SELECT \'FROM oauth_clients\' AS "from oauth_clients" FROM pg_class -- FROM oauth_clients',
];

const ofApi: readonly string[] = [
  'SELECT 1',
  'SELECT now(), 1::int, count(*)',
  'SELECT * FROM oauth_clients',
  'SELECT id FROM rowgate.account.oauth_clients o JOIN profile.apps a ON a.label = o.label',
  'SELECT \'pg_class\', "pg_class".id, pg_class FROM oauth_clients pg_class -- FROM pg_class',
  "SELECT id /* version() */, $$ FROM pg_class $$, E'\\' FROM pg_class' FROM oauth_clients",
  'SELECT id FROM account.pg_things',
  'SELECT oid, name, version, user FROM oauth_clients version',
  'WITH pg_class AS (SELECT id FROM oauth_clients) SELECT * FROM pg_class',
  'SELECT extract(year FROM created) FROM profile.apps',
  "UPDATE oauth_clients SET label = 'pg_class' WHERE id = 'a'",
  'INSERT INTO oauth_clients (label) SELECT label FROM profile.apps',
  'DESCRIBE account.oauth_clients',
  "EXEC linode.account.oauth_clients.get_client @clientId = 'pg_class'",
  'SELECT * FROM generate_series(1, 2), unnest(ARRAY[1])',
];

const neither: readonly (readonly [sql: string, error: string])[] = [
  ['SELECT * FROM pg_class, oauth_clients', 'unsupported pg_class'],
  [
    'SELECT * FROM oauth_clients WHERE label IN (SELECT relname FROM pg_catalog.pg_class)',
    'unsupported pg_catalog.pg_class',
  ],
  ['SELECT version(), id FROM oauth_clients', 'unsupported version'],
  ['SELECT id, current_schema FROM oauth_clients', 'unsupported current_schema'],
  ['SELECT label::regclass FROM oauth_clients', 'unsupported regclass'],
  ['SELECT id FROM oauth_clients JOIN profile.apps USING (id) JOIN pg_class ON true', 'unsupported pg_class'],
  ['SELECT 1 FROM (oauth_clients CROSS JOIN pg_class)', 'unsupported pg_class'],
  ['INSERT INTO pg_class (relname) VALUES (1)', 'read_only pg_class'],
  ['INSERT INTO oauth_clients SELECT relname FROM pg_class', 'read_only pg_class'],
  ['UPDATE pg_catalog.pg_class SET relname = 1', 'read_only pg_catalog.pg_class'],
  ['DELETE FROM information_schema.tables WHERE true', 'read_only information_schema.tables'],
  ['TRUNCATE TABLE pg_class', 'read_only pg_class'],
];

test('what asks only the system catalogue is known by its names', t => {
  t.deepEqual(
    ofCatalogue.filter(sql => ask(sql) !== true),
    [],
  );
});

test('what asks something else is not', t => {
  t.deepEqual(
    ofApi.filter(sql => ask(sql) !== false),
    [],
  );
});

test('no statement that is translated is taken for one of the catalogue', t => {
  t.deepEqual(
    [...constructs, ...refused].filter(({example}) => ask(example) !== false),
    [],
  );
});

for (const [sql, error] of neither) {
  test(`refused: ${sql}`, t => {
    t.is(ask(sql), error);
  });
}
