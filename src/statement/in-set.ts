import {at, type Cursor, expectClose, peek, rangeFrom, readList, take} from './cursor.js';
import {readName} from './name.js';
import type {In} from './query.js';
import {startsQuery} from './subquery.js';
import {readTableArguments} from './table-function.js';

/** What stands after IN: a list, a query, a table's name, or a table function. */
export function readInSet(cursor: Cursor): In['set'] {
  if (at(cursor, '(')) return readInParentheses(cursor);
  const {start} = peek(cursor);
  const name = readName(cursor, '"(" or a table name after IN', 3);
  if (at(cursor, '(')) return {kind: 'table', table: readTableArguments(cursor, name)};
  return {kind: 'table', table: {kind: 'table', name, alias: undefined, range: rangeFrom(cursor, start)}};
}

function readInParentheses(cursor: Cursor): In['set'] {
  const open = take(cursor);
  if (startsQuery(cursor)) {
    const query = cursor.grammar.readQuery(cursor);
    expectClose(cursor, open);
    return {kind: 'query', query};
  }
  const items = at(cursor, ')') ? [] : readList(cursor, cursor.grammar.readExpression);
  expectClose(cursor, open);
  return {kind: 'list', items};
}
