import {type Cursor, expect, rangeFrom} from './cursor.js';
import {readExpectation} from './expectation.js';
import {readName} from './name.js';
import {readReturning} from './result-column.js';
import {readWhere} from './select-core.js';
import type {DeleteStatement} from './statement.js';

/** `DELETE FROM r [AS a] [WHERE …] [RETURNING …] [EXPECT n ROWS]`. */
export function readDelete(cursor: Cursor): DeleteStatement {
  const {start} = expect(cursor, 'DELETE');
  expect(cursor, 'FROM', 'Write DELETE FROM r WHERE ….');
  const table = readName(cursor, 'a table name after DELETE FROM', 3);
  const alias = cursor.grammar.readAlias(cursor);
  const where = readWhere(cursor);
  const returning = readReturning(cursor);
  return {
    kind: 'delete',
    table,
    alias,
    where,
    returning,
    expect: readExpectation(cursor),
    source: cursor.source,
    range: rangeFrom(cursor, start),
  };
}
