import test from 'ava';
import fc from 'fast-check';
import {parseStatements} from '../../src/statement/parse-statements.js';
import {declareErrorCases} from './error-cases.js';
import {isStatement} from './is-statement.js';
import {expression, query} from './random-sql.js';
import {judgeText, openDatabase} from './sqlite.js';

const one = {kind: 'query', first: {kind: 'values', rows: [['number 1']]}};

test('ON CONFLICT DO NOTHING', t => {
  isStatement(t, 'INSERT INTO r (a) VALUES (1) ON CONFLICT (a, "b") DO NOTHING RETURNING a', {
    kind: 'insert',
    table: 'r',
    columns: ['a'],
    query: one,
    conflict: {target: ['a', '"b"'], action: 'nothing'},
    returning: [{kind: 'expression', expression: 'a'}],
  });
});

test('ON CONFLICT DO UPDATE, whose expressions may name the row that was to be made', t => {
  const set = [
    {column: 'b', value: 'excluded.b'},
    {column: 'c', value: {kind: 'binary', operator: '+', left: 'r.c', right: 'number 1'}},
  ];
  const sql = 'insert into r values (1) on conflict (a) do update set b = excluded.b, c = r.c + 1';
  const conflict = {target: ['a'], action: 'update', set};
  isStatement(t, sql, {kind: 'insert', table: 'r', query: one, conflict});
  isStatement(t, `${sql} WHERE excluded.b <> b`, {
    kind: 'insert',
    table: 'r',
    query: one,
    conflict: {...conflict, where: {kind: 'binary', operator: '<>', left: 'excluded.b', right: 'b'}},
  });
  isStatement(t, 'INSERT INTO r VALUES (1) ON CONFLICT (a) DO UPDATE SET (b, c) = (1, 2)', {
    kind: 'insert',
    table: 'r',
    query: one,
    conflict: {
      target: ['a'],
      action: 'update',
      set: [
        {column: 'b', value: 'number 1'},
        {column: 'c', value: 'number 2'},
      ],
    },
  });
});

test('a query before ON CONFLICT ends where no join can go on', t => {
  const queries = [
    'SELECT 1',
    'SELECT a FROM t WHERE true',
    'WITH x AS (SELECT 1) SELECT * FROM x GROUP BY 1',
    'SELECT a FROM t ORDER BY a LIMIT 1',
    'SELECT a FROM t JOIN u ON true',
    'SELECT a FROM t JOIN u ON conflict(a)',
    'SELECT a FROM t JOIN u USING (a)',
    'SELECT 1 FROM t UNION VALUES (1)',
  ];
  for (const text of queries) {
    const sql = `INSERT INTO r (a) ${text} ON CONFLICT (a) DO NOTHING`;
    const [statement] = parseStatements(sql);
    if (statement?.kind !== 'insert') return t.fail();
    const {query, conflict} = statement;
    t.is(sql.slice(query.range.start, query.range.end), text);
    t.is(sql.slice(conflict?.range.start, conflict?.range.end), 'ON CONFLICT (a) DO NOTHING');
  }
});

test('ON CONFLICT is taken where SQLite takes it', async t => {
  const database = await openDatabase();
  database.run('CREATE UNIQUE INDEX one ON n (a)');
  const action = fc.oneof(
    fc.constant('DO NOTHING'),
    expression.map(text => `DO UPDATE SET a = ${text}`),
    fc
      .tuple(expression, expression)
      .map(([value, condition]) => `DO UPDATE SET a = ${value} WHERE ${condition}`),
  );
  const verdicts = {taken: 0, syntax: 0, fault: 0};
  fc.assert(
    fc.property(query, action, (rows, what) => {
      const sql = `INSERT INTO n (a) ${rows} ON CONFLICT (a) ${what} RETURNING a`;
      const verdict = judgeText(database, sql);
      verdicts[verdict] += 1;
      if (verdict === 'syntax') t.throws(() => parseStatements(sql), {name: 'RowgateError'}, sql);
      else t.notThrows(() => parseStatements(sql), sql);
    }),
    {numRuns: 400},
  );
  t.true(verdicts.taken > 0 && verdicts.syntax > 0, JSON.stringify(verdicts));
});

test('the ranges of ON CONFLICT', t => {
  const sql =
    ' INSERT INTO r VALUES (1) ON CONFLICT (a, [b]) DO UPDATE SET c = (1), (d, e) = (2, 3) WHERE (f) RETURNING g ;';
  const [statement] = parseStatements(sql);
  if (statement?.kind !== 'insert' || statement.conflict?.action !== 'update') return t.fail();
  const text = ({range}: {range: {start: number; end: number}}) => sql.slice(range.start, range.end);
  const {query, conflict} = statement;
  t.is(text(statement), sql.slice(1, -2));
  t.is(text(query), 'VALUES (1)');
  t.is(text(conflict), 'ON CONFLICT (a, [b]) DO UPDATE SET c = (1), (d, e) = (2, 3) WHERE (f)');
  t.deepEqual(conflict.target.map(text), ['a', '[b]']);
  t.deepEqual(conflict.set.map(text), ['c = (1)', '(d, e) = (2, 3)', '(d, e) = (2, 3)']);
  t.deepEqual(
    conflict.set.map(({value}) => text(value)),
    ['1', '2', '3'],
  );
  t.is(conflict.where && text(conflict.where), 'f');
});

declareErrorCases(
  parseStatements,
  `
INSERT INTO t (a) SELECT 1 FROM u ON CONFLICT (a) DO NOTHING
syntax 1:35 ON after a table is that of a join, not of ON CONFLICT
In an INSERT the SELECT before ON CONFLICT needs a WHERE: WHERE true takes all rows.

INSERT INTO t SELECT 1 FROM u AS v JOIN (SELECT 1) w ON CONFLICT (a, (b)) DO UPDATE SET a = 1
syntax 1:54 ON after a table is that of a join, not of ON CONFLICT
In an INSERT the SELECT before ON CONFLICT needs a WHERE: WHERE true takes all rows.

INSERT INTO t SELECT 1 UNION SELECT 2 FROM u ON CONFLICT DO NOTHING
syntax 1:46 ON after a table is that of a join, not of ON CONFLICT
In an INSERT the SELECT before ON CONFLICT needs a WHERE: WHERE true takes all rows.

INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING
unsupported 1:42 ON CONFLICT without columns is not supported
Name the columns that tell whether a row is there, as in ON CONFLICT (label) DO NOTHING.

INSERT INTO t (a) VALUES (1) ON CONFLICT ON CONSTRAINT c DO NOTHING
unsupported 1:42 ON CONFLICT without columns is not supported
Name the columns that tell whether a row is there, as in ON CONFLICT (label) DO NOTHING.

INSERT INTO t (a) VALUES (1) ON CONFLICT a DO NOTHING
syntax 1:42 expected "(" and columns after ON CONFLICT, found "a"
Name the columns that tell whether a row is there, as in ON CONFLICT (label) DO NOTHING.

INSERT INTO t (a) VALUES (1) ON CONFLICT () DO NOTHING
syntax 1:43 expected a column name, found ")"

INSERT INTO t (a) VALUES (1) ON CONFLICT (t.a) DO NOTHING
syntax 1:43 the columns of ON CONFLICT stand without their table
They are always of the table that INSERT names.

INSERT INTO t (a) VALUES (1) ON CONFLICT (a) WHERE b DO NOTHING
unsupported 1:46 WHERE before DO is not supported
A resource has no partial indexes; a WHERE may stand after DO UPDATE SET ….

INSERT INTO t (a) VALUES (1) ON CONFLICT (a)
syntax 1:45 expected DO, found the end of the text
The form is ON CONFLICT (column) DO NOTHING, or ON CONFLICT (column) DO UPDATE SET ….

INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO IGNORE
syntax 1:49 expected NOTHING or UPDATE after DO, found "IGNORE"
The form is ON CONFLICT (column) DO NOTHING, or ON CONFLICT (column) DO UPDATE SET ….

INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE t SET a = 1
syntax 1:56 expected SET, found "t"
DO UPDATE changes the row that is there: it names no table.

INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET excluded.a = 1
syntax 1:68 expected "=" after excluded, found "."
SET takes the column without its table.

INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE a = 1
syntax 1:33 expected CONFLICT, found "DUPLICATE"
The form is ON CONFLICT (column) DO NOTHING, or ON CONFLICT (column) DO UPDATE SET ….

INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO NOTHING ON CONFLICT (b) DO NOTHING
unsupported 1:57 a second ON CONFLICT is not supported
A statement has one; leave the other out.

INSERT INTO t (a) VALUES (1) RETURNING a ON CONFLICT (a) DO NOTHING
syntax 1:42 expected the end of the statement, found "ON"
ON CONFLICT comes before RETURNING.

UPDATE t SET a = 1 WHERE b ON CONFLICT (a) DO NOTHING
syntax 1:28 expected the end of the statement, found "ON"
ON CONFLICT is for INSERT.
`,
);
