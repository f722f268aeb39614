import {accept, type Cursor, expect, peek, rangeFrom} from '../cursor.js';
import {readExpectation} from '../expectation.js';
import {readName} from '../name.js';
import {readReturning} from '../result-column.js';
import {readWhere} from '../select-core.js';
import type {PostgresDelete} from './tree.js';

/** `DELETE FROM r [AS a] [USING …] [WHERE …] [RETURNING …] [EXPECT n ROWS]`. */
export function readDelete(cursor: Cursor): PostgresDelete {
  const {start} = expect(cursor, 'DELETE');
  expect(cursor, 'FROM', 'Write DELETE FROM r WHERE ….');
  const table = readName(cursor, 'a table name after DELETE FROM', 3);
  const alias = cursor.grammar.readAlias(cursor);
  const using = readUsing(cursor);
  const where = readWhere(cursor);
  const returning = readReturning(cursor);
  return {
    kind: 'delete',
    table,
    alias,
    using,
    where,
    returning,
    expect: readExpectation(cursor),
    source: cursor.source,
    range: rangeFrom(cursor, start),
  };
}

function readUsing(cursor: Cursor): PostgresDelete['using'] {
  const {start} = peek(cursor);
  if (!accept(cursor, 'USING')) return undefined;
  const table = cursor.grammar.readTableExpression(cursor);
  return {table, range: rangeFrom(cursor, start)};
}
