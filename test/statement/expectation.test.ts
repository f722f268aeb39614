import test from 'ava';
import {parseStatements} from '../../src/statement/parse-statements.js';
import type {Range} from '../../src/statement/query.js';
import {declareErrorCases} from './error-cases.js';
import {isStatement} from './is-statement.js';
import {outline} from './outline.js';

const exactly = (count: string) => ({least: count, most: count});

/** The outline of the one statement of a text without its EXPECT, and that of its EXPECT. */
function splitExpectation(sql: string): {rest: unknown; expect: unknown} {
  const [statement] = parseStatements(sql);
  if (statement === undefined || !('expect' in statement)) throw new Error(sql);
  const {expect, ...rest} = statement;
  return {rest: outline(rest), expect: outline(expect)};
}

const changes = [
  'INSERT INTO r (a) VALUES (1)',
  'INSERT INTO r SELECT a FROM t',
  'INSERT INTO r SELECT a b FROM t AS c GROUP BY d ORDER BY e LIMIT 1 OFFSET 2',
  'INSERT INTO r SELECT 1',
  'INSERT INTO r SELECT * FROM json_each(1)',
  'INSERT INTO r SELECT * FROM (SELECT 1)',
  'INSERT INTO r SELECT * FROM (t JOIN u)',
  'INSERT INTO r VALUES (1) ON CONFLICT (a) DO NOTHING',
  'INSERT INTO r VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 1 WHERE c RETURNING d',
  'UPDATE r SET a = 1',
  'UPDATE r SET a = b FROM t WHERE c IN t',
  'UPDATE r AS expect SET a = expect.b FROM t AS expect WHERE expect RETURNING expect',
  'REPLACE r SET a = 1 WHERE b COLLATE nocase RETURNING *',
  'DELETE FROM r',
  'DELETE FROM expect',
  'DELETE FROM r WHERE a BETWEEN 1 AND 2 RETURNING b AS expect',
  'EXEC p.s.r.m',
  "EXEC m @a = 1, @b = c @@json = '{}'",
  'EXEC m FOR EACH (SELECT 1)',
  'EXEC m FOR EACH (SELECT a FROM t), @b = (1)',
];

test('EXPECT ends every statement that changes something', t => {
  for (const sql of changes) {
    const plain = splitExpectation(sql);
    t.is(plain.expect, undefined, sql);
    t.deepEqual(splitExpectation(`${sql} EXPECT 3 ROWS`), {...plain, expect: exactly('number 3')}, sql);
    t.deepEqual(splitExpectation(`${sql} expect 1 row;`), {...plain, expect: exactly('number 1')}, sql);
    t.deepEqual(splitExpectation(`${sql} EXPECT @n ROWS`), {...plain, expect: exactly(':n')}, sql);
    t.deepEqual(
      splitExpectation(`${sql} EXPECT BETWEEN 0 AND 1_000 ROWS`),
      {...plain, expect: {least: 'number 0', most: 'number 1_000'}},
      sql,
    );
    t.deepEqual(
      splitExpectation(`${sql} EXPECT BETWEEN :a AND ? ROW`),
      {...plain, expect: {least: ':a', most: ':1'}},
      sql,
    );
  }
});

test('EXPLAIN takes a statement with EXPECT', t => {
  isStatement(t, 'EXPLAIN DELETE FROM r EXPECT 1 ROW', {
    kind: 'explain',
    statement: {kind: 'delete', table: 'r', expect: exactly('number 1')},
  });
});

test('elsewhere expect is a name like any other', t => {
  const item = (expression: unknown) => ({kind: 'expression', expression});
  isStatement(t, 'DELETE FROM r expect', {kind: 'delete', table: 'r', alias: 'expect'});
  isStatement(t, 'DELETE FROM r expect WHERE expect BETWEEN 1 AND 2 RETURNING a expect, expect', {
    kind: 'delete',
    table: 'r',
    alias: 'expect',
    where: {kind: 'between', operand: 'expect', low: 'number 1', high: 'number 2'},
    returning: [{...item('a'), alias: 'expect'}, item('expect')],
  });
  isStatement(t, 'DELETE FROM r expect EXPECT 1 ROW', {
    kind: 'delete',
    table: 'r',
    alias: 'expect',
    expect: exactly('number 1'),
  });
  isStatement(t, 'UPDATE expect expect SET expect = expect(expect)', {
    kind: 'update',
    table: 'expect',
    alias: 'expect',
    set: [{column: 'expect', value: {kind: 'function', name: 'expect', arguments: ['expect']}}],
  });
  isStatement(t, 'EXEC expect.m @expect = expect', {
    kind: 'exec',
    call: {method: 'expect.m', arguments: [{name: 'expect', value: 'expect'}]},
  });
  for (const sql of [
    'SELECT a expect FROM rows',
    'SELECT a expect FROM t expect, rows',
    'SELECT expect FROM t expect JOIN rows ON expect.a = rows.a',
    'SELECT 1 FROM t expect WINDOW rows AS (ORDER BY a)',
    'WITH expect AS (SELECT 1 expect) SELECT expect.* FROM expect expect ORDER BY expect LIMIT 1',
    'UPDATE r expect SET rows = 1',
    'DELETE FROM r WHERE expect - rows AND expect BETWEEN row AND rows RETURNING expect + row',
    'INSERT INTO expect (expect) SELECT expect FROM expect expect WHERE expect = 1',
  ]) {
    t.notThrows(() => parseStatements(sql), sql);
  }
});

test('the ranges of EXPECT', t => {
  const sql = ' DELETE FROM r WHERE (a) EXPECT  BETWEEN 1 AND ?2 ROWS ; EXEC m @a = (1) EXPECT :n ROW ';
  const [first, second] = parseStatements(sql);
  if (first?.kind !== 'delete' || second?.kind !== 'exec') return t.fail();
  const text = (node: {range: Range} | undefined) => node && sql.slice(node.range.start, node.range.end);
  t.is(text(first), 'DELETE FROM r WHERE (a) EXPECT  BETWEEN 1 AND ?2 ROWS');
  t.is(text(first.expect), 'EXPECT  BETWEEN 1 AND ?2 ROWS');
  t.is(text(first.expect?.least), '1');
  t.is(text(first.expect?.most), '?2');
  t.is(text(second), 'EXEC m @a = (1) EXPECT :n ROW');
  t.is(text(second.call), 'EXEC m @a = (1)');
  t.is(text(second.expect), 'EXPECT :n ROW');
  t.is(second.expect?.least, second.expect?.most);
});

declareErrorCases(
  parseStatements,
  `
DELETE FROM t WHERE a EXPECT 1
syntax 1:31 expected ROWS, found the end of the text
The form is EXPECT n ROWS, or EXPECT BETWEEN a AND b ROWS.

DELETE FROM t WHERE a EXPECT 1 + 1 ROWS
syntax 1:32 expected ROWS, found "+"
The form is EXPECT n ROWS, or EXPECT BETWEEN a AND b ROWS.

DELETE FROM t EXPECT -1 ROWS
syntax 1:22 expected how many rows, found "-"
EXPECT takes a whole number from 0 on, or a parameter.

DELETE FROM t EXPECT 1.5 ROWS
syntax 1:22 expected how many rows, found "1.5"
EXPECT takes a whole number from 0 on, or a parameter.

DELETE FROM t EXPECT 0xFF ROWS
syntax 1:22 expected how many rows, found "0xFF"
EXPECT takes a whole number from 0 on, or a parameter.

DELETE FROM t EXPECT BETWEEN 1 ROWS
syntax 1:32 expected AND, found "ROWS"
The form is EXPECT n ROWS, or EXPECT BETWEEN a AND b ROWS.

DELETE FROM t EXPECT BETWEEN 1 AND x ROWS
syntax 1:36 expected how many rows, found "x"
EXPECT takes a whole number from 0 on, or a parameter.

DELETE FROM t WHERE a EXPECT
syntax 1:23 expected the end of the statement, found "EXPECT"
The form is EXPECT n ROWS, or EXPECT BETWEEN a AND b ROWS.

DELETE FROM t EXPECT one ROW
syntax 1:22 expected the end of the statement, found "one"
The form is EXPECT n ROWS, or EXPECT BETWEEN a AND b ROWS.

DELETE FROM t WHERE a EXPCT 1 ROW
syntax 1:23 expected the end of the statement, found "EXPCT"
Did you mean EXPECT in the place of EXPCT?

DELETE FROM t WHERE EXPECT 1 ROW
syntax 1:21 expected a condition after WHERE, found "EXPECT"
Say which rows: WHERE id = …, or WHERE true for all.

DELETE FROM t RETURNING a, EXPECT 1 ROW
syntax 1:28 expected an expression, found "EXPECT"
Leave out the comma before it.

DELETE FROM t EXPECT 1 ROW RETURNING a
syntax 1:28 expected the end of the statement, found "RETURNING"
EXPECT … ROWS stands last; a ";" goes before another statement.

INSERT INTO t VALUES (1) EXPECT 1 ROW ON CONFLICT (a) DO NOTHING
syntax 1:39 expected the end of the statement, found "ON"
EXPECT … ROWS stands last; a ";" goes before another statement.

EXEC m EXPECT 1 ROW FOR EACH (SELECT 1)
syntax 1:21 expected the end of the statement, found "FOR"
EXPECT … ROWS stands last; a ";" goes before another statement.

EXEC m @a = 1, EXPECT 1 ROW
syntax 1:16 expected a comma or the end of EXEC, found "EXPECT"
Leave out the comma before it.

SELECT * FROM t EXPECT 1 ROW
syntax 1:17 expected the end of the statement, found "EXPECT"
EXPECT is for INSERT, UPDATE, REPLACE, DELETE and EXEC.

SELECT * FROM (EXEC m EXPECT 1 ROW) AS e
syntax 1:23 expected ")", found "EXPECT"
EXPECT is for EXEC as a statement of its own.
`,
);
