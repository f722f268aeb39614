import {accept, at, type Cursor, expectClose, expected, peek, rangeFrom, readList, take} from '../cursor.js';
import type {TypeName} from './tree.js';

const fieldWords = new Set(['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND']);

/** Types whose name may stand before a string: `interval '7 days'`. */
const literalTypes = new Set([
  ...['BOOL', 'BOOLEAN', 'INT', 'INT2', 'INT4', 'INT8', 'INTEGER', 'SMALLINT', 'BIGINT', 'REAL', 'FLOAT4'],
  ...['FLOAT8', 'DOUBLE', 'NUMERIC', 'DECIMAL', 'TEXT', 'VARCHAR', 'CHARACTER', 'BPCHAR', 'NAME', 'BYTEA'],
  ...['DATE', 'TIME', 'TIMETZ', 'TIMESTAMP', 'TIMESTAMPTZ', 'INTERVAL', 'JSON', 'JSONB', 'UUID', 'REGCLASS'],
]);

/** The type before a string, as in `date '2026-01-31'`, taken; or undefined, and nothing is. */
export function readLiteralType(cursor: Cursor): TypeName | undefined {
  if (peek(cursor).type !== 'word' || !literalTypes.has(peek(cursor).key)) return undefined;
  if (!mayGoOn(cursor)) return undefined;
  const {index} = cursor;
  try {
    const type = readTypeName(cursor);
    if (peek(cursor).type === 'string') return type;
  } catch {
    // It is no type, but a column or a function.
  }
  cursor.index = index;
  return undefined;
}

function mayGoOn(cursor: Cursor): boolean {
  const next = peek(cursor, 1);
  return next.type === 'string' || ['(', 'WITH', 'WITHOUT', 'PRECISION', 'VARYING'].includes(next.key);
}

/** The name of a type, with all that belongs to it. */
export function readTypeName(cursor: Cursor): TypeName {
  const {start} = peek(cursor);
  if (at(cursor, 'PG_CATALOG', '.')) cursor.index += 2;
  const words = [readWord(cursor)];
  if (at(cursor, 'PRECISION') || at(cursor, 'VARYING')) words.push(take(cursor).key.toLowerCase());
  const modifiers = at(cursor, '(') ? readModifiers(cursor) : [];
  if (words[0] === 'timestamp' || words[0] === 'time') {
    if (accept(cursor, 'WITH', 'TIME', 'ZONE')) words.push('with time zone');
    else accept(cursor, 'WITHOUT', 'TIME', 'ZONE');
  }
  const fields = words[0] === 'interval' ? readIntervalFields(cursor) : undefined;
  const array = readArray(cursor);
  return {name: words.join(' '), modifiers, array, fields, range: rangeFrom(cursor, start)};
}

function readWord(cursor: Cursor): string {
  const token = peek(cursor);
  if (token.type !== 'word' && token.type !== 'quoted') throw expected(cursor, 'the name of a type');
  take(cursor);
  return token.type === 'word' ? token.value.toLowerCase() : token.value;
}

function readModifiers(cursor: Cursor): readonly number[] {
  const open = take(cursor);
  const numbers = readList(cursor, () => {
    const isNegative = accept(cursor, '-');
    if (peek(cursor).type !== 'number') throw expected(cursor, 'a number');
    const size = Number(take(cursor).value);
    return isNegative ? -size : size;
  });
  expectClose(cursor, open);
  return numbers;
}

function readArray(cursor: Cursor): boolean {
  let array = accept(cursor, 'ARRAY');
  while (at(cursor, '[')) {
    take(cursor);
    if (peek(cursor).type === 'number') take(cursor);
    if (!accept(cursor, ']')) throw expected(cursor, '"]"');
    array = true;
  }
  return array;
}

/** The `day` or `hour to second` behind an interval. */
export function readIntervalFields(cursor: Cursor): string | undefined {
  if (!fieldWords.has(peek(cursor).key)) return undefined;
  const first = take(cursor).key.toLowerCase();
  if (!at(cursor, 'TO') || !fieldWords.has(peek(cursor, 1).key)) return first;
  take(cursor);
  return `${first} to ${take(cursor).key.toLowerCase()}`;
}
