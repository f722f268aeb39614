import {type Cursor, expect, expectClose, peek} from './cursor.js';
import type {Query} from './query.js';

const queryWords = new Set(['SELECT', 'VALUES', 'WITH']);

/** Whether a query starts `ahead` of the next token, where an expression or a table could too. */
export function startsQuery(cursor: Cursor, ahead = 0): boolean {
  return queryWords.has(peek(cursor, ahead).key);
}

/** `(query)`, without the parentheses. */
export function readSubquery(cursor: Cursor): Query {
  const open = expect(cursor, '(');
  const query = cursor.grammar.readQuery(cursor);
  expectClose(cursor, open);
  return query;
}
