import test from 'ava';
import {parseStatements} from '../../src/statement/parse-statements.js';
import {outline} from './outline.js';

const returning = ['id', 'label', 'public', 'redirect_uri', 'secret', 'status', 'thumbnail_url'];
const columns = returning.map(expression => ({kind: 'expression', expression}));
const table = 'linode.account.oauth_clients';

test('SELECT', t => {
  const sql = `SELECT\n${returning.join(',\n')}\nFROM linode.account.oauth_clients;`;
  t.deepEqual(parseStatements(sql).map(outline), [
    {
      kind: 'select',
      query: {kind: 'query', first: {kind: 'select', columns, from: {kind: 'table', name: table}}},
    },
  ]);
});

test('INSERT, whose comments hold the commas', t => {
  const sql = `INSERT INTO linode.account.oauth_clients (
data__label,
data__public,
data__redirect_uri
)
SELECT
'Test_Client_1' --required,
true,
'https://example.org/callback' --required
RETURNING
${returning.join(',\n')}
;`;
  const [statement] = parseStatements(sql);
  t.deepEqual(outline(statement), {
    kind: 'insert',
    table,
    columns: ['data__label', 'data__public', 'data__redirect_uri'],
    query: {
      kind: 'query',
      first: {
        kind: 'select',
        columns: [
          {kind: 'expression', expression: 'string Test_Client_1'},
          {kind: 'expression', expression: 'boolean true'},
          {kind: 'expression', expression: 'string https://example.org/callback'},
        ],
      },
    },
    returning: columns,
  });
  if (statement?.kind !== 'insert') return;
  const {source, query} = statement;
  t.is(
    source.slice(query.range.start, query.range.end),
    "SELECT\n'Test_Client_1' ,--required\ntrue,\n'https://example.org/callback'",
  );
});

test('REPLACE', t => {
  const sql = `REPLACE linode.account.oauth_clients
SET
data__label = 'a' --required,
data__public = false,
data__redirect_uri = 'b'
WHERE
id = 'c' --required
RETURNING
${returning.join(',\n')};`;
  t.deepEqual(parseStatements(sql).map(outline), [
    {
      kind: 'replace',
      table,
      set: [
        {column: 'data__label', value: 'string a'},
        {column: 'data__public', value: 'boolean false'},
        {column: 'data__redirect_uri', value: 'string b'},
      ],
      where: {kind: 'binary', operator: '=', left: 'id', right: 'string c'},
      returning: columns,
    },
  ]);
});

test('DELETE and EXEC', t => {
  const sql = `DELETE FROM linode.account.oauth_clients;

EXEC linode.account.oauth_clients.post_reset_client_secret 
;
EXEC linode.account.oauth_clients.put_client_thumbnail
@clientId='1' --required,
@x=2
@@json=
'{
"a": 1
}';`;
  t.deepEqual(parseStatements(sql).map(outline), [
    {kind: 'delete', table},
    {kind: 'exec', call: {method: `${table}.post_reset_client_secret`}},
    {
      kind: 'exec',
      call: {
        method: `${table}.put_client_thumbnail`,
        arguments: [
          {name: 'clientId', value: 'string 1'},
          {name: 'x', value: 'number 2'},
        ],
        json: 'string {\n"a": 1\n}',
      },
    },
  ]);
});
