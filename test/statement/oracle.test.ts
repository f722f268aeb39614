import test from 'ava';
import fc from 'fast-check';
import {parseExpression, parseStatements} from '../../src/statement/parse-statements.js';
import type {Query} from '../../src/statement/query.js';
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

/** A hint to SQLite's optimizer is in no tree. */
function withoutHints(sql: string): string {
  return sql.replaceAll(/(NOT )?MATERIALIZED/g, '');
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
