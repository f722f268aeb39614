import {accept, at, type Cursor, expected, peek, rangeFrom, take} from '../cursor.js';
import {startsExpectation} from '../expectation.js';
import {isBareAlias} from '../keyword.js';
import {startsWindowClause, toIdentifier} from '../name.js';
import type {Identifier} from '../query.js';
import {readColumnNames} from '../with.js';
import type {ColumnAliases} from './tree.js';

/** Words that Postgres reserves and SQLite doesn't: what follows them is no part of a name. */
const clauseWords = new Set(['FETCH', 'FOR', 'LATERAL', 'OFFSET', 'TABLESAMPLE', 'ILIKE', 'SIMILAR']);

/** `AS name`, where any word is a name, or a name alone, if it comes next. */
export function readAlias(cursor: Cursor): Identifier | undefined {
  if (accept(cursor, 'AS')) {
    const token = peek(cursor);
    if (token.type === 'word' || token.type === 'quoted') return toIdentifier(take(cursor));
    throw expected(cursor, 'a name after AS', 'A name with blanks stands in double quotes.');
  }
  const token = peek(cursor);
  if (!isBareAlias(token) || token.type === 'string' || clauseWords.has(token.key)) return undefined;
  return startsWindowClause(cursor) || startsExpectation(cursor) ? undefined : toIdentifier(take(cursor));
}

/** The names of a table's columns behind its alias, `(a, b)`, or nothing. */
export function readColumnAliases(cursor: Cursor): ColumnAliases | undefined {
  if (!at(cursor, '(')) return undefined;
  const {start} = peek(cursor);
  const columns = readColumnNames(cursor);
  return {columns, columnsRange: rangeFrom(cursor, start)};
}
