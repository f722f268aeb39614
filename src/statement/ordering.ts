import {accept, type Cursor, expect, expected, peek, rangeFrom, readList} from './cursor.js';
import type {OrderingTerm} from './query.js';

/** `ORDER BY …`, or nothing. */
export function readOrderBy(cursor: Cursor): readonly OrderingTerm[] {
  if (!accept(cursor, 'ORDER')) return [];
  expect(cursor, 'BY');
  return readList(cursor, readOrderingTerm);
}

function readOrderingTerm(cursor: Cursor): OrderingTerm {
  const {start} = peek(cursor);
  const expression = cursor.grammar.readExpression(cursor);
  const descending = accept(cursor, 'DESC');
  if (!descending) accept(cursor, 'ASC');
  const nulls = readNulls(cursor);
  return {expression, descending, nulls, range: rangeFrom(cursor, start)};
}

function readNulls(cursor: Cursor): OrderingTerm['nulls'] {
  if (!accept(cursor, 'NULLS')) return undefined;
  if (accept(cursor, 'FIRST')) return 'first';
  if (accept(cursor, 'LAST')) return 'last';
  throw expected(cursor, 'FIRST or LAST');
}
