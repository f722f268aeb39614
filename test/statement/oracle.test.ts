import test from 'ava';
import fc from 'fast-check';
import {parseExpression, parseStatements} from '../../src/statement/parse-statements.js';
import type {Query} from '../../src/statement/query.js';
import {tokenize} from '../../src/statement/tokenize.js';
import {parenthesise} from './parenthesise.js';
import {printExpression, printQuery} from './print-tree.js';
import {expression, query} from './random-sql.js';
import {compile, evaluate, judgeText, openDatabase} from './sqlite.js';

function isTaken(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}

function parseQuery(sql: string): Query {
  const [statement] = parseStatements(sql);
  if (statement?.kind !== 'select') throw new Error('not a query');
  return statement.query;
}

/** The hints to SQLite's optimizer, which are in no tree: CROSS is one too. */
function withoutHints(sql: string): string {
  return sql.replaceAll(/(NOT )?MATERIALIZED|CROSS(?= JOIN)|NOT INDEXED/g, '');
}

test('an expression means to us what it means to SQLite', async t => {
  const database = await openDatabase();
  fc.assert(
    fc.property(expression, text => {
      const sql = `SELECT ${withoutHints(text)} FROM t`;
      const verdict = judgeText(database, sql);
      t.is(
        isTaken(() => parseExpression(text)),
        verdict !== 'syntax',
        text,
      );
      if (verdict !== 'taken') return;
      const tree = parseExpression(text);
      for (const printed of [printExpression(tree, text), parenthesise(tree, text)]) {
        const again = `SELECT ${withoutHints(printed)} FROM t`;
        t.deepEqual(compile(database, again), compile(database, sql), `${text}\n${printed}`);
        t.deepEqual(evaluate(database, again), evaluate(database, sql), `${text}\n${printed}`);
      }
    }),
    {numRuns: 600},
  );
});

test('a query means to us what it means to SQLite', async t => {
  const database = await openDatabase();
  fc.assert(
    fc.property(query, sql => {
      const verdict = judgeText(database, sql);
      t.is(
        isTaken(() => parseQuery(sql)),
        verdict !== 'syntax',
        sql,
      );
      if (verdict !== 'taken') return;
      const tree = parseQuery(sql);
      for (const printed of [printQuery(tree, sql), parenthesise(tree, sql)]) {
        t.deepEqual(
          compile(database, withoutHints(printed)),
          compile(database, withoutHints(sql)),
          `${sql}\n${printed}`,
        );
      }
    }),
    {numRuns: 400},
  );
});

const intruders = fc.constantFrom(
  ...`( ) , * = - a 1 NOT AND IS IN NULL BETWEEN LIKE AS ON SELECT FROM WHERE GROUP BY ORDER LIMIT OFFSET
  JOIN LEFT NATURAL USING CASE WHEN END WITH VALUES UNION ALL DISTINCT ROWS EXISTS CAST COLLATE ESCAPE
  ASC NULLS LAST ISNULL MATERIALIZED RECURSIVE PARTITION UNBOUNDED 'x'`.split(/\s+/),
);

const change = fc.record({place: fc.nat(), remove: fc.nat(1), put: fc.option(intruders)});

/** A reserved word after a dot, which only we take for a name. */
const ours = /\. (?:[A-Z]|and |not |select |except )/;

test('a query with a word changed is refused where SQLite finds its syntax wrong, and nowhere else', async t => {
  const database = await openDatabase();
  fc.assert(
    fc.property(query, fc.array(change, {minLength: 3, maxLength: 3}), (sql, changes) => {
      const {tokens} = tokenize(sql);
      const words = tokens.filter(token => token.type !== 'end').map(({start, end}) => sql.slice(start, end));
      for (const {place, remove, put} of changes) {
        const text = words.toSpliced(place % words.length, remove, ...(put === null ? [] : [put])).join(' ');
        const verdict = judgeText(database, text);
        if (verdict === 'fault' || (verdict === 'syntax' && ours.test(text))) continue;
        t.is(
          isTaken(() => parseStatements(text)),
          verdict === 'taken',
          text,
        );
      }
    }),
    {numRuns: 500},
  );
});
