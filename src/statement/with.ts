import {accept, at, type Cursor, expect, expectClose, peek, rangeFrom, readList, take} from './cursor.js';
import {readIdentifier} from './name.js';
import type {CommonTable, Identifier, With} from './query.js';
import {readSubquery} from './subquery.js';

/** `WITH [RECURSIVE] name [(columns)] AS (query), …`, or nothing. */
export function readWith(cursor: Cursor): With | undefined {
  const {start} = peek(cursor);
  if (!accept(cursor, 'WITH')) return undefined;
  const recursive = accept(cursor, 'RECURSIVE');
  const tables = readList(cursor, readCommonTable);
  return {recursive, tables, range: rangeFrom(cursor, start)};
}

function readCommonTable(cursor: Cursor): CommonTable {
  const name = readIdentifier(cursor, 'a name after WITH');
  const columns = at(cursor, '(') ? readColumnNames(cursor) : undefined;
  expect(cursor, 'AS');
  if (!accept(cursor, 'MATERIALIZED')) accept(cursor, 'NOT', 'MATERIALIZED');
  const query = readSubquery(cursor);
  return {name, columns, query, range: rangeFrom(cursor, name.range.start)};
}

/** `(name, …)`. */
export function readColumnNames(cursor: Cursor): readonly Identifier[] {
  const open = take(cursor);
  const names = readList(cursor, () => readIdentifier(cursor, 'a column name'));
  expectClose(cursor, open);
  return names;
}
