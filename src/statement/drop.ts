import {accept, type Cursor, expect, expected, rangeFrom} from './cursor.js';
import {readName} from './name.js';
import type {DropStatement} from './statement.js';

/** `DROP {TABLE | VIEW} [IF EXISTS] name`. */
export function readDrop(cursor: Cursor): DropStatement {
  const {start} = expect(cursor, 'DROP');
  const isView = accept(cursor, 'VIEW');
  if (!isView && !accept(cursor, 'TABLE')) {
    throw expected(cursor, 'TABLE or VIEW', 'There are DROP TABLE and DROP VIEW, for local ones.');
  }
  const what = isView ? 'view' : 'table';
  const ifExists = accept(cursor, 'IF', 'EXISTS');
  const name = readName(cursor, `the name of the ${what}`, 3);
  return {kind: 'drop', what, ifExists, name, source: cursor.source, range: rangeFrom(cursor, start)};
}
