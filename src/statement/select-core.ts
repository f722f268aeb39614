import {accept, at, type Cursor, expect, expectClose, expected, peek, rangeFrom, readList} from './cursor.js';
import {startsPlainExpectation} from './expectation.js';
import {startsWindowClause} from './name.js';
import type {Core, Expression, SelectCore, ValuesCore} from './query.js';
import {readResultColumns} from './result-column.js';
import {readWindows} from './window.js';

/** One SELECT or VALUES of a query, without ORDER BY and LIMIT. */
export function readCore(cursor: Cursor): Core {
  if (at(cursor, 'VALUES')) return readValues(cursor);
  if (at(cursor, 'SELECT')) return readSelect(cursor);
  throw expected(cursor, 'SELECT or VALUES', startHint(cursor));
}

function startHint(cursor: Cursor): string | undefined {
  return at(cursor, '(') ? 'In SQLite no parentheses stand around a SELECT of a UNION.' : undefined;
}

function readSelect(cursor: Cursor): SelectCore {
  const {start} = expect(cursor, 'SELECT');
  const distinct = accept(cursor, 'DISTINCT');
  if (!distinct) accept(cursor, 'ALL');
  return readSelectAfter(cursor, start, distinct);
}

/** The rest of a SELECT from its columns on; `start` is where it starts. */
export function readSelectAfter(cursor: Cursor, start: number, distinct: boolean): SelectCore {
  const columns = readResultColumns(cursor);
  const from = accept(cursor, 'FROM') ? cursor.grammar.readTableExpression(cursor) : undefined;
  const where = readWhere(cursor);
  const groupBy = readGroupBy(cursor);
  const having = accept(cursor, 'HAVING') ? cursor.grammar.readExpression(cursor) : undefined;
  const windows = startsWindowClause(cursor) ? readWindows(cursor) : [];
  const range = rangeFrom(cursor, start);
  return {kind: 'select', distinct, columns, from, where, groupBy, having, windows, range};
}

/** `WHERE …`, or nothing. */
export function readWhere(cursor: Cursor): Expression | undefined {
  if (!accept(cursor, 'WHERE')) return undefined;
  const ends = at(cursor, 'RETURNING') || at(cursor, ';') || peek(cursor).type === 'end';
  if (ends || startsPlainExpectation(cursor)) {
    throw expected(cursor, 'a condition after WHERE', 'Say which rows: WHERE id = …, or WHERE true for all.');
  }
  return cursor.grammar.readExpression(cursor);
}

function readGroupBy(cursor: Cursor): readonly Expression[] {
  if (!accept(cursor, 'GROUP')) return [];
  expect(cursor, 'BY');
  return readList(cursor, cursor.grammar.readExpression);
}

/** `VALUES (…), …`. */
export function readValues(cursor: Cursor): ValuesCore {
  const {start} = expect(cursor, 'VALUES');
  const rows = readList(cursor, readValuesRow);
  return {kind: 'values', rows, range: rangeFrom(cursor, start)};
}

function readValuesRow(cursor: Cursor): readonly Expression[] {
  const open = expect(cursor, '(', 'Each row of VALUES stands in parentheses.');
  const row = readList(cursor, cursor.grammar.readExpression);
  expectClose(cursor, open);
  return row;
}
