import {accept, type Cursor, peek, rangeFrom, readList, take} from './cursor.js';
import {isColumnName, isNamePart} from './keyword.js';
import {readIdentifier, readRestOfName} from './name.js';
import type {ResultColumn, StarColumn} from './query.js';

/** What stands after SELECT and RETURNING. */
export function readResultColumns(cursor: Cursor): readonly ResultColumn[] {
  return readList(cursor, readResultColumn);
}

/** `RETURNING …`, or nothing. */
export function readReturning(cursor: Cursor): readonly ResultColumn[] | undefined {
  return accept(cursor, 'RETURNING') ? readResultColumns(cursor) : undefined;
}

function readResultColumn(cursor: Cursor): ResultColumn {
  const {start} = peek(cursor);
  if (startsStar(cursor)) return readStar(cursor);
  const expression = cursor.grammar.readExpression(cursor);
  const alias = cursor.grammar.readAlias(cursor);
  return {kind: 'expression', expression, alias, range: rangeFrom(cursor, start)};
}

// `a.b.*` can be told from the column `a.b` only by its end.
function startsStar(cursor: Cursor): boolean {
  if (peek(cursor).key === '*') return true;
  if (!isColumnName(peek(cursor))) return false;
  let ahead = 1;
  while (peek(cursor, ahead).key === '.') {
    if (peek(cursor, ahead + 1).key === '*') return true;
    if (!isNamePart(peek(cursor, ahead + 1))) return false;
    ahead += 2;
  }
  return false;
}

function readStar(cursor: Cursor): StarColumn {
  const {start} = peek(cursor);
  if (accept(cursor, '*')) return {kind: 'star', qualifier: [], range: rangeFrom(cursor, start)};
  const first = readIdentifier(cursor, 'a table name');
  const qualifier = readRestOfName(cursor, first, 3);
  take(cursor);
  take(cursor);
  return {kind: 'star', qualifier, range: rangeFrom(cursor, start)};
}
