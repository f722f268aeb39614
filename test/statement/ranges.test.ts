import test from 'ava';
import fc from 'fast-check';
import {childrenOf, rootsOf, type TreeNode, walkTree} from '../../src/statement/children.js';
import {parseExpression, parseStatements} from '../../src/statement/parse-statements.js';
import type {Node, Range} from '../../src/statement/query.js';
import {outline} from './outline.js';
import {expression, query} from './random-sql.js';

const changes = [
  "INSERT INTO p.s.r (a) WITH x AS (SELECT 1) SELECT (a) FROM x WHERE (a) IN ((1), 2) RETURNING (id), b 'c'",
  'UPDATE p.s.r AS c SET a = (1 + (2)), "b" = (SELECT 1) FROM (x JOIN y ON (1)) AS z WHERE (a) = (\'b\') RETURNING *',
  'DELETE FROM p.s.r WHERE (a BETWEEN (1) AND (2)) AND NOT (b)',
  "EXEC p.s.r.m @a = (1), @b = ((b) || 'c') FOR EACH (SELECT (x) FROM (EXEC m @a = (1)) AS e) @@json = ('{}')",
  'INSERT INTO p.s.r SELECT (1) ON CONFLICT (a) DO UPDATE SET a = (excluded.a), (b, c) = ((1), (2)) WHERE (NOT (a)) EXPECT 1 ROW',
  'UPDATE r SET a = (1) RETURNING (a) EXPECT BETWEEN 1 AND ? ROWS; EXEC m @a = (1) EXPECT :n ROWS; DELETE FROM r EXPECT 0 ROWS',
];

function isTaken(sql: string): boolean {
  try {
    parseStatements(sql);
    return true;
  } catch {
    return false;
  }
}

function covers(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

const notExpressions = new Set<TreeNode['kind']>([
  ...([
    'query',
    'select',
    'values',
    'table',
    'table-function',
    'derived',
    'exec-table',
    'join',
    'group',
  ] as const),
]);

/** What is wrong with the ranges in a text, if anything. */
function findFault(sql: string): string | undefined {
  let fault: string | undefined;
  const text = ({start, end}: Range) => sql.slice(start, end);
  const check = (node: TreeNode) => {
    const children = childrenOf(node);
    for (const [index, child] of children.entries()) {
      const next = children[index + 1];
      if (!covers(node.range, child.range)) fault = `${text(node.range)} does not cover ${text(child.range)}`;
      if (next !== undefined && next.range.start < child.range.end) fault = `${text(child.range)} overlaps`;
    }
    if (notExpressions.has(node.kind)) return;
    const again = parseExpression(text(node.range));
    if (JSON.stringify(outline(again)) !== JSON.stringify(outline(node)))
      fault = `${text(node.range)} differs`;
    if (again.range.start !== 0 || again.range.end !== text(node.range).length)
      fault = `(${text(node.range)})`;
  };
  for (const statement of parseStatements(sql)) {
    const roots = rootsOf(statement);
    for (const [index, root] of roots.entries()) {
      const next = roots[index + 1];
      if (!covers(statement.range, root.range)) fault = `${text(root.range)} is outside`;
      if (next !== undefined && next.range.start < root.range.end) fault = `${text(root.range)} overlaps`;
      walkTree(root, node => {
        check(node);
        return true;
      });
    }
  }
  return fault;
}

test('a range is the text of its node, and children lie in it one after the other', t => {
  const texts = fc.oneof(
    query,
    expression.map(text => `SELECT (${text}) AS x, (${text}) FROM t`),
  );
  fc.assert(
    fc.property(texts.filter(isTaken), sql => {
      t.is(findFault(sql), undefined, sql);
    }),
    {numRuns: 300},
  );
  for (const sql of changes) t.is(findFault(sql), undefined, sql);
});

test('so it is in an INSERT with every clause', t => {
  const insert = fc
    .tuple(query, expression, expression, expression, fc.constantFrom('2', ':n', 'BETWEEN 1 AND ?'))
    .map(
      ([rows, value, condition, returned, count]) =>
        `INSERT INTO r ${rows} ON CONFLICT (a) DO UPDATE SET b = ${value}, (c, d) = ((${value}), 1) WHERE ${condition} RETURNING ${returned} x EXPECT ${count} ROWS`,
    );
  fc.assert(
    fc.property(insert.filter(isTaken), sql => {
      t.is(findFault(sql), undefined, sql);
    }),
    {numRuns: 100},
  );
});

/** The texts of all nodes in a value that have a range, and of what has no kind too, such as names. */
function textsOf(value: unknown, sql: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'range' in value ? [sql.slice((value as Node).range.start, (value as Node).range.end)] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, inner]) => (key === 'range' ? [] : textsOf(inner, sql))),
  ];
}

test('names, aliases and lists have ranges of their own', t => {
  const sql = ` WITH w (x) AS (SELECT 1)
    SELECT p.s."r".a AS 'b', c.* FROM p.s.[r] AS c JOIN (SELECT 2) d USING (x), f(3) g ORDER BY a DESC NULLS LAST `;
  const [statement] = parseStatements(sql);
  t.deepEqual(textsOf(statement, sql), [
    sql.trim(),
    sql.trim(),
    ...['WITH w (x) AS (SELECT 1)', 'w (x) AS (SELECT 1)', 'w', 'x'],
    ...['SELECT 1', 'SELECT 1', '1', '1'],
    sql.slice(sql.indexOf('SELECT p'), sql.indexOf(' ORDER')),
    ...['p.s."r".a AS \'b\'', 'p.s."r".a', 'p', 's', '"r"', 'a', "'b'", 'c.*', 'c'],
    'p.s.[r] AS c JOIN (SELECT 2) d USING (x), f(3) g',
    'p.s.[r] AS c JOIN (SELECT 2) d USING (x)',
    ...['p.s.[r] AS c', 'p.s.[r]', 'p', 's', '[r]', 'c'],
    ...['(SELECT 2) d', 'SELECT 2', 'SELECT 2', '2', '2', 'd', 'x'],
    ...['f(3) g', 'f', '3', 'g'],
    ...['a DESC NULLS LAST', 'a', 'a'],
  ]);
});

test('the alias of a procedure in FROM is not in its range, and a WITH before INSERT not in that of its query', t => {
  const sql = 'SELECT * FROM (EXEC m) AS e';
  t.true(textsOf(parseStatements(sql), sql).includes('(EXEC m)'));
  const insert = 'WITH x AS (SELECT 1) INSERT INTO r SELECT 2';
  const [statement] = parseStatements(insert);
  if (statement?.kind !== 'insert') return t.fail();
  t.is(insert.slice(statement.range.start, statement.range.end), insert);
  t.is(insert.slice(statement.query.range.start, statement.query.range.end), 'SELECT 2');
  t.is(statement.query.with?.range.start, 0);
});

test('columns set as a row share the range of the whole', t => {
  const sql = 'UPDATE r SET (a, b) = (1, 2), c = (3)';
  const [statement] = parseStatements(sql);
  if (statement?.kind !== 'update') return t.fail();
  t.deepEqual(
    statement.set.map(({range}) => sql.slice(range.start, range.end)),
    ['(a, b) = (1, 2)', '(a, b) = (1, 2)', 'c = (3)'],
  );
});
