import test from 'ava';
import {parseExpression} from '../../src/statement/parse-statements.js';
import type {Expression} from '../../src/statement/query.js';
import {outline} from './outline.js';
import {printExpression} from './print-tree.js';

const tree = (sql: string) => outline(parseExpression(sql));

test('literals', t => {
  t.is(tree('NULL'), 'null null');
  t.is(tree('True'), 'boolean true');
  t.is(tree("'it''s'"), "string it's");
  t.is(tree("X'0aFF'"), 'blob 0aFF');
  t.is(tree('current_timestamp'), 'current current_timestamp');
  for (const number of ['0', '1.', '.5', '1.5e-3', '1E+10', '0xFf', '1_000.5_0']) {
    t.is(tree(number), `number ${number}`);
  }
});

test('a quoted word is a column, whatever it says', t => {
  t.is(tree('"true"'), '"true"');
  t.is(tree('"a""b"'), '"a"b"');
  t.is(tree('`a``b`'), '"a`b"');
  t.is(tree('[a"b]'), '"a"b"');
  t.is(tree("'t'.x"), '"t".x');
});

test('a column has up to four parts, and those after the first may be reserved words', t => {
  t.is(tree('linode.account.oauth_clients.id'), 'linode.account.oauth_clients.id');
  t.is(tree('a.select.FROM.order'), 'a.select.FROM.order');
  t.is(tree('key'), 'key');
  t.is(tree('left'), 'left');
  t.is(tree('true.a'), 'true.a');
});

test('parameters have the number or the name that they are given by', t => {
  t.deepEqual(tree('(?, ?, ?5, ?, $2, ?, :name, @name, $name, :1)'), {
    kind: 'row',
    items: [':1', ':2', ':5', ':6', ':2', ':7', ':name', ':name', ':name', ':1'],
  });
});

/** The text with every operand in parentheses, as our tree has it. */
function group(sql: string): string {
  return printExpression(parseExpression(sql), sql);
}

const groups: readonly (readonly [sql: string, grouped: string])[] = [
  ['a OR b AND c', '(a) or ((b) and (c))'],
  ['NOT a = b AND c', '(not ((a) = (b))) and (c)'],
  ['a == b != c', '((a) = (b)) <> (c)'],
  ['a = b < c', '(a) = ((b) < (c))'],
  ['a < b & c', '(a) < ((b) & (c))'],
  ['a & b + c', '(a) & ((b) + (c))'],
  ['a - b - c * d', '((a) - (b)) - ((c) * (d))'],
  ['a * b || c', '(a) * ((b) || (c))'],
  ["a -> 'x' ->> 0 || b", "(((a) -> ('x')) ->> (0)) || (b)"],
  ['a || b COLLATE nocase', '(a) || ((b) COLLATE nocase)'],
  ['- a COLLATE nocase', '(- (a)) COLLATE nocase'],
  ['~ - + a', '~ (- (+ (a)))'],
  ['1 + NOT a = b', '(1) + (not ((a) = (b)))'],
  ['- NOT a AND b', '(- (not (a))) and (b)'],
  ['a IS NOT b', '(a) is not (b)'],
  ['a IS NOT NOT b', '(a) is not (not (b))'],
  ['a IS NOT DISTINCT FROM b', '(a) is (b)'],
  ['a IS DISTINCT FROM b IS NULL', '((a) is not (b)) is (null)'],
  ['a ISNULL NOTNULL NOT NULL', '(((a) ISNULL) NOTNULL) NOTNULL'],
  ['NOT a NOT NULL', 'not ((a) NOTNULL)'],
  ['a = b NOT NULL', '((a) = (b)) NOTNULL'],
  ['a BETWEEN b AND c AND d', '((a) BETWEEN (b) AND (c)) and (d)'],
  ['a BETWEEN b = c AND d = e', '((a) BETWEEN ((b) = (c)) AND (d)) = (e)'],
  ['a BETWEEN b IS NOT c AND d IS e', '((a) BETWEEN ((b) is not (c)) AND (d)) is (e)'],
  ['a BETWEEN NOT b AND NOT c = d', '(a) BETWEEN (not (b)) AND (not ((c) = (d)))'],
  ['a NOT BETWEEN b BETWEEN c AND d AND e', '(a) NOT BETWEEN ((b) BETWEEN (c) AND (d)) AND (e)'],
  ['NOT a BETWEEN b AND c OR d', '(not ((a) BETWEEN (b) AND (c))) or (d)'],
  ['x = a BETWEEN b AND c', '((x) = (a)) BETWEEN (b) AND (c)'],
  ["a LIKE b || 'x' ESCAPE c = d", "((a) like ((b) || ('x')) ESCAPE (c)) = (d)"],
  ['a NOT GLOB b REGEXP c MATCH d', '(((a) NOT glob (b)) regexp (c)) match (d)'],
  ['a IN (1, 2) + 3', '((a) IN ((1), (2))) + (3)'],
  ['a NOT IN () = b', '((a) NOT IN ()) = (b)'],
  ['a IN p.s.select', '(a) IN p.s.select'],
  ["a IN json_each('[1]')", "(a) IN json_each('[1]')"],
  ['a IN (SELECT 1)', '(a) IN (SELECT 1)'],
  ['a IN ((SELECT 1))', '(a) IN (((SELECT 1)))'],
  ['(a, b) = (1, 2)', '(((a), (b))) = (((1), (2)))'],
  ['EXISTS (VALUES (1)) = NOT EXISTS (SELECT 2)', '(EXISTS (VALUES (1))) = (not (EXISTS (SELECT 2)))'],
  ['CASE a WHEN 1 THEN 2 ELSE 3 END', 'CASE (a) WHEN (1) THEN (2) ELSE (3) END'],
  ['CAST(a + 1 AS DECIMAL(10, -2))', 'CAST(((a) + (1)) AS DECIMAL(10, -2))'],
  ['count(*) FILTER (WHERE a) OVER w', 'count(*) FILTER (WHERE a) OVER w'],
  ['"f"(DISTINCT a, b ORDER BY c DESC NULLS LAST)', '"f"(DISTINCT a, b ORDER BY c DESC NULLS last)'],
  ['like(a, b) LIKE glob', '(like(a, b)) like (glob)'],
];

for (const [sql, grouped] of groups) {
  test(`groups ${sql}`, t => t.is(group(sql), grouped));
}

test('every kind of expression has its shape', t => {
  t.deepEqual(tree('a NOT LIKE b ESCAPE c'), {
    kind: 'like',
    operator: 'like',
    not: true,
    left: 'a',
    right: 'b',
    escape: 'c',
  });
  t.deepEqual(tree('a IN t'), {
    kind: 'in',
    operand: 'a',
    set: {kind: 'table', table: {kind: 'table', name: 't'}},
  });
  t.deepEqual(tree('a COLLATE "x"'), {kind: 'collate', operand: 'a', collation: '"x"'});
  t.deepEqual(
    tree(
      'sum(a) OVER (w PARTITION BY b ORDER BY c ROWS BETWEEN 1 + 1 PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES)',
    ),
    {
      kind: 'function',
      name: 'sum',
      arguments: ['a'],
      over: {
        kind: 'window',
        base: 'w',
        partitionBy: ['b'],
        orderBy: [{expression: 'c'}],
        frame: [{kind: 'binary', operator: '+', left: 'number 1', right: 'number 1'}],
      },
    },
  );
});

test('the range of an expression leaves out parentheses that only group, and takes in those of its operands', t => {
  const sql = '  ( ( a ) + (b) ) ';
  const expression = parseExpression(sql) as Extract<Expression, {kind: 'binary'}>;
  const text = (node: Expression) => sql.slice(node.range.start, node.range.end);
  t.is(text(expression), '( a ) + (b)');
  t.is(text(expression.left), 'a');
  t.is(text(expression.right), 'b');
  t.deepEqual(parseExpression(' (SELECT 1) ').range, {start: 1, end: 11});
  t.deepEqual(parseExpression(' (1, 2) ').range, {start: 1, end: 7});
});
