import {at, type Cursor, expect, expectClose, peek, take} from '../cursor.js';
import {toIdentifier} from '../name.js';
import type {Expression, Identifier, Range} from '../query.js';
import {unsupported} from '../syntax-error.js';
import {rangeOf, wordsCall} from './call.js';
import {levels} from './precedence-postgres.js';
import type {PostgresCall} from './tree.js';

/** A function that takes words between its arguments and is written so here; or nothing, and nothing is taken. */
export function readWordCall(cursor: Cursor): PostgresCall | undefined {
  const reader = peek(cursor, 1).key === '(' ? readers.get(peek(cursor).key) : undefined;
  return reader?.(cursor);
}

const readers: ReadonlyMap<string, (cursor: Cursor) => PostgresCall | undefined> = new Map([
  ['EXTRACT', readExtract],
  ['POSITION', readPosition],
  ['SUBSTRING', readSubstring],
  ['TRIM', readTrim],
  ['ROW', cursor => refuse(cursor, 'Write the values in parentheses alone.')],
  ['GROUPING', cursor => refuse(cursor)],
  ['OVERLAY', cursor => refuse(cursor, 'Put it together of left, right and ||.')],
]);

function refuse(cursor: Cursor, hint?: string): never {
  const {key} = peek(cursor);
  throw unsupported(cursor.source, `${key}(…) is not supported`, peek(cursor), hint);
}

// The field is a word, or a string: it is put into a literal of its own.
function readExtract(cursor: Cursor): PostgresCall {
  const name = toIdentifier(take(cursor));
  const open = take(cursor);
  const field = take(cursor);
  const from = expect(cursor, 'FROM', 'As in EXTRACT(day FROM x).');
  const value = cursor.grammar.readExpression(cursor);
  expectClose(cursor, open);
  const literal: Expression = {
    kind: 'literal',
    type: 'string',
    value: field.type === 'string' ? field.value : field.value.toLowerCase(),
    range: rangeOf(field),
  };
  return wordsCall(cursor, name, [literal, value], {separators: [rangeOf(from)]});
}

// `POSITION(a IN b)`
function readPosition(cursor: Cursor): PostgresCall {
  const name = toIdentifier(take(cursor));
  const open = take(cursor);
  const part = cursor.grammar.readExpression(cursor, levels.other);
  const separators = [rangeOf(expect(cursor, 'IN', 'As in POSITION(a IN b).'))];
  const whole = cursor.grammar.readExpression(cursor);
  expectClose(cursor, open);
  return wordsCall(cursor, name, [part, whole], {separators});
}

// `SUBSTRING(a FROM b FOR c)`, `SUBSTRING(a FOR c)`; with commas it is a call like any other.
function readSubstring(cursor: Cursor): PostgresCall | undefined {
  const {index} = cursor;
  const name = toIdentifier(take(cursor));
  const open = take(cursor);
  const values = [cursor.grammar.readExpression(cursor)];
  const separators: Range[] = [];
  const isFor = at(cursor, 'FOR');
  while (separators.length < 2 && (at(cursor, 'FROM') || at(cursor, 'FOR'))) {
    separators.push(rangeOf(take(cursor)));
    values.push(cursor.grammar.readExpression(cursor));
  }
  if (separators.length === 0) {
    cursor.index = index;
    return undefined;
  }
  expectClose(cursor, open);
  const call = wordsCall(cursor, name, values, {separators});
  return isFor ? {...call, name: {...name, name: 'substring for'}} : call;
}

const sides: ReadonlyMap<string, string> = new Map([
  ['BOTH', 'btrim'],
  ['LEADING', 'ltrim'],
  ['TRAILING', 'rtrim'],
]);

// `TRIM([BOTH | LEADING | TRAILING] [characters] FROM a)`, or with commas.
function readTrim(cursor: Cursor): PostgresCall | undefined {
  const {index} = cursor;
  const name = toIdentifier(take(cursor));
  const open = take(cursor);
  const side = sides.get(peek(cursor).key);
  const fillers = side === undefined ? [] : [rangeOf(take(cursor))];
  const values: Expression[] = [];
  const separators: Range[] = [];
  if (!at(cursor, 'FROM')) values.push(cursor.grammar.readExpression(cursor));
  if (at(cursor, 'FROM')) {
    const word = rangeOf(take(cursor));
    (values.length === 0 ? fillers : separators).push(word);
    values.push(cursor.grammar.readExpression(cursor));
  }
  if (side === undefined && separators.length + fillers.length === 0) {
    cursor.index = index;
    return undefined;
  }
  expectClose(cursor, open);
  const isGiven = separators.length > 0;
  const called: Identifier = {...name, name: `${side ?? 'btrim'}${isGiven ? ' of' : ''}`};
  return wordsCall(cursor, called, values, {separators, fillers});
}
