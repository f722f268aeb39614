import test from 'ava';
import {childrenOf, rootsOf, walkTree} from '../../src/statement/children.js';
import {parseExpression, parseStatements} from '../../src/statement/parse-statements.js';
import type {Expression} from '../../src/statement/query.js';

function childTexts(sql: string): readonly string[] {
  return childrenOf(parseExpression(sql)).map(({range}) => sql.slice(range.start, range.end));
}

test('the children of each kind of expression', t => {
  t.deepEqual(childTexts('1'), []);
  t.deepEqual(childTexts(':a'), []);
  t.deepEqual(childTexts('p.s.r.a'), []);
  t.deepEqual(childTexts('NOT a'), ['a']);
  t.deepEqual(childTexts('a + (b)'), ['a', 'b']);
  t.deepEqual(childTexts('a LIKE b ESCAPE c'), ['a', 'b', 'c']);
  t.deepEqual(childTexts('a ISNULL'), ['a']);
  t.deepEqual(childTexts('a BETWEEN b AND c'), ['a', 'b', 'c']);
  t.deepEqual(childTexts('a IN (b, c)'), ['a', 'b', 'c']);
  t.deepEqual(childTexts('a IN (SELECT b)'), ['a', 'SELECT b']);
  t.deepEqual(childTexts('a IN p.s.r'), ['a', 'p.s.r']);
  t.deepEqual(childTexts('CASE a WHEN b THEN c WHEN d THEN e ELSE f END'), ['a', 'b', 'c', 'd', 'e', 'f']);
  t.deepEqual(childTexts('CAST(a AS b)'), ['a']);
  t.deepEqual(childTexts('a COLLATE b'), ['a']);
  t.deepEqual(childTexts('(SELECT a)'), ['SELECT a']);
  t.deepEqual(childTexts('EXISTS (SELECT a)'), ['SELECT a']);
  t.deepEqual(childTexts('(a, b)'), ['a', 'b']);
  t.deepEqual(
    childTexts('f(a, b ORDER BY c) FILTER (WHERE d) OVER (w PARTITION BY e ORDER BY g ROWS h PRECEDING)'),
    ['a', 'b', 'c', 'd', 'e', 'g', 'h'],
  );
});

/** The columns in a text, in the order that walking finds them. */
function columnsOf(sql: string): readonly string[] {
  const names: string[] = [];
  for (const statement of parseStatements(sql)) {
    for (const root of rootsOf(statement)) {
      walkTree(root, node => {
        if (node.kind === 'column') names.push(node.column.name);
        return true;
      });
    }
  }
  return names;
}

test('walking finds every expression of a statement in the order of the text', t => {
  const all = (count: number) => Array.from({length: count}, (_, index) => `c${index + 1}`);
  const select = `WITH x AS (SELECT c1 UNION SELECT c2) SELECT c3, x.* FROM f(c4) JOIN ((SELECT c5) JOIN t ON c6)
    JOIN (EXEC m @a = c7 FOR EACH (SELECT c8) @@json = c9) AS e WHERE c10 GROUP BY c11 HAVING c12
    WINDOW w AS (ORDER BY c13) EXCEPT VALUES (c14), (c15)`;
  t.deepEqual(columnsOf(select), all(15));
  t.deepEqual(columnsOf('SELECT c1 ORDER BY c2 LIMIT c3, c4'), all(4));
  t.deepEqual(columnsOf('INSERT INTO r SELECT c1 RETURNING c2'), all(2));
  t.deepEqual(columnsOf('UPDATE r SET a = c1, b = c2 FROM f(c3) WHERE c4 RETURNING c5'), all(5));
  t.deepEqual(
    columnsOf(
      'INSERT INTO r SELECT c1 ON CONFLICT (k) DO UPDATE SET a = c2, b = excluded.c3 WHERE c4 RETURNING c5',
    ),
    all(5),
  );
  t.deepEqual(columnsOf('REPLACE r SET a = c1'), all(1));
  t.deepEqual(columnsOf('DELETE FROM r WHERE c1 RETURNING c2'), all(2));
  t.deepEqual(columnsOf('EXEC m @@json = c1 FOR EACH (SELECT c2) @a = c3'), all(3));
  t.deepEqual(columnsOf('EXPLAIN SELECT c1'), all(1));
  t.deepEqual(columnsOf('SHOW PROVIDERS LIKE c1; DESCRIBE r'), all(1));
});

test('the counts of EXPECT are among the roots of a statement, one number once', t => {
  const rootTexts = (sql: string) =>
    parseStatements(sql)
      .flatMap(rootsOf)
      .map(({range}) => sql.slice(range.start, range.end));
  t.deepEqual(rootTexts('INSERT INTO r VALUES (1) EXPECT :n ROWS'), ['VALUES (1)', ':n']);
  t.deepEqual(rootTexts('UPDATE r SET a = b EXPECT BETWEEN 1 AND :n ROWS'), ['b', '1', ':n']);
  t.deepEqual(rootTexts('DELETE FROM r WHERE a RETURNING b EXPECT 2 ROWS'), ['a', 'b', '2']);
  t.deepEqual(rootTexts('EXEC m @a = b EXPECT 2 ROWS; BEGIN; ROLLBACK'), ['b', '2']);
});

test('what is in a node that visiting answers false for is left out', t => {
  const seen: Expression['kind'][] = [];
  walkTree(parseExpression('a + (SELECT b) + c'), node => {
    seen.push(node.kind as Expression['kind']);
    return node.kind !== 'subquery';
  });
  t.deepEqual(seen, ['binary', 'binary', 'column', 'subquery', 'column']);
});
