import test from 'ava';
import {parseStatements} from '../../src/statement/parse-statements.js';
import {isStatement} from './is-statement.js';
import {outline} from './outline.js';

const star = {kind: 'star'};
const one = {kind: 'query', first: {kind: 'select', columns: [{kind: 'expression', expression: 'number 1'}]}};
const select = (first: object, rest: object = {}) => ({
  kind: 'select',
  query: {kind: 'query', first: {kind: 'select', columns: [star], ...first}, ...rest},
});
const table = (name: string, alias?: string) => ({kind: 'table', name, ...(alias && {alias})});

test('columns have aliases of every form', t => {
  isStatement(t, `SELECT DISTINCT *, c.*, p.s.r.*, a AS x, a y, a 'z', a AS "v w", a key FROM t`, {
    kind: 'select',
    query: {
      kind: 'query',
      first: {
        kind: 'select',
        distinct: true,
        columns: [
          star,
          {kind: 'star', qualifier: ['c']},
          {kind: 'star', qualifier: ['p', 's', 'r']},
          {kind: 'expression', expression: 'a', alias: 'x'},
          {kind: 'expression', expression: 'a', alias: 'y'},
          {kind: 'expression', expression: 'a', alias: '"z"'},
          {kind: 'expression', expression: 'a', alias: '"v w"'},
          {kind: 'expression', expression: 'a', alias: 'key'},
        ],
        from: table('t'),
      },
    },
  });
});

test('all clauses', t => {
  isStatement(
    t,
    'SELECT * FROM t WHERE a GROUP BY b, c HAVING d WINDOW w AS (ORDER BY e), v AS () ORDER BY f DESC NULLS FIRST, g LIMIT 5 OFFSET 6',
    select(
      {
        from: table('t'),
        where: 'a',
        groupBy: ['b', 'c'],
        having: 'd',
        windows: [
          {name: 'w', definition: {kind: 'window', orderBy: [{expression: 'e'}]}},
          {name: 'v', definition: {kind: 'window'}},
        ],
      },
      {
        orderBy: [{expression: 'f', descending: true, nulls: 'first'}, {expression: 'g'}],
        limit: 'number 5',
        offset: 'number 6',
      },
    ),
  );
});

test('LIMIT m, n skips m', t => {
  isStatement(t, 'SELECT * LIMIT 6, 5', select({}, {limit: 'number 5', offset: 'number 6'}));
});

test('joins of every kind', t => {
  const a = table('a');
  const b = table('b');
  const join = (sql: string, rest: object) =>
    isStatement(t, `SELECT * FROM a ${sql}`, select({from: {kind: 'join', left: a, right: b, ...rest}}));
  join(', b', {type: 'inner'});
  join('JOIN b ON x = y', {type: 'inner', on: {kind: 'binary', operator: '=', left: 'x', right: 'y'}});
  join('INNER JOIN b USING (x, "y")', {type: 'inner', using: ['x', '"y"']});
  join('CROSS JOIN b', {type: 'inner'});
  join('LEFT JOIN b', {type: 'left'});
  join('LEFT OUTER JOIN b', {type: 'left'});
  join('RIGHT JOIN b', {type: 'right'});
  join('FULL OUTER JOIN b', {type: 'full'});
  join('NATURAL LEFT JOIN b', {type: 'left', natural: true});
  join('natural join b', {type: 'inner', natural: true});
  const [statement] = parseStatements('SELECT * FROM a JOIN b JOIN (c JOIN d) AS g');
  t.deepEqual(
    outline(statement),
    select({
      from: {
        kind: 'join',
        type: 'inner',
        left: {kind: 'join', type: 'inner', left: a, right: b},
        right: {
          kind: 'group',
          table: {kind: 'join', type: 'inner', left: table('c'), right: table('d')},
          alias: 'g',
        },
      },
    }),
  );
});

test('tables of every kind', t => {
  const from = (sql: string, expected: object) =>
    isStatement(t, `SELECT * FROM ${sql}`, select({from: expected}));
  from('linode.account.oauth_clients', table('linode.account.oauth_clients'));
  from('linode.select.Group AS c', table('linode.select.Group', 'c'));
  from('linode."account".[apps] \'c\'', table('linode."account"."apps"', '"c"'));
  from('t NOT INDEXED', table('t'));
  from('json_each(x, 1) j', {
    kind: 'table-function',
    name: 'json_each',
    arguments: ['x', 'number 1'],
    alias: 'j',
  });
  from('(SELECT 1) AS s', {kind: 'derived', query: one, alias: 's'});
  from('(EXEC p.s.r.get @id = 1) AS e', {
    kind: 'exec-table',
    exec: {method: 'p.s.r.get', arguments: [{name: 'id', value: 'number 1'}]},
    alias: 'e',
  });
  from('(exec)', {kind: 'group', table: table('exec')});
  from('(exec LEFT JOIN b)', {
    kind: 'group',
    table: {kind: 'join', type: 'left', left: table('exec'), right: table('b')},
  });
});

test('WITH, compounds and VALUES', t => {
  isStatement(
    t,
    'WITH RECURSIVE x(a) AS NOT MATERIALIZED (SELECT 1), y AS (SELECT 1) VALUES (1, 2), (3, 4)',
    {
      kind: 'select',
      query: {
        kind: 'query',
        with: {
          recursive: true,
          tables: [
            {name: 'x', columns: ['a'], query: one},
            {name: 'y', query: one},
          ],
        },
        first: {
          kind: 'values',
          rows: [
            ['number 1', 'number 2'],
            ['number 3', 'number 4'],
          ],
        },
      },
    },
  );
  isStatement(t, 'SELECT 1 UNION ALL SELECT 1 UNION SELECT 1 INTERSECT SELECT 1 EXCEPT SELECT 1 ORDER BY 1', {
    kind: 'select',
    query: {
      ...one,
      rest: ['union all', 'union', 'intersect', 'except'].map(operator => ({operator, core: one.first})),
      orderBy: [{expression: 'number 1'}],
    },
  });
});

test('statements are separated by semicolons, and comments stand anywhere', t => {
  const sql = ';; SELECT 1 -- one; two\n; /* ; */ SELECT /*+ x */ 1;;';
  const statements = parseStatements(sql);
  t.deepEqual(statements.map(outline), [
    {kind: 'select', query: one},
    {kind: 'select', query: one},
  ]);
  t.deepEqual(
    statements.map(({range}) => sql.slice(range.start, range.end)),
    ['SELECT 1', 'SELECT /*+ x */ 1'],
  );
  t.deepEqual(parseStatements(' -- nothing'), []);
});

test('parameters are numbered over the whole text', t => {
  t.regex(JSON.stringify(outline(parseStatements('SELECT ?; SELECT ?'))), /:1.*:2/);
});
