import {accept, at, type Cursor, expect, expectClose, peek, rangeFrom, readList, take} from '../cursor.js';
import {readFilter, readOver} from '../function-call.js';
import {isIdentifier} from '../keyword.js';
import {toIdentifier} from '../name.js';
import {readOrderBy} from '../ordering.js';
import type {Expression, Identifier, Range} from '../query.js';
import {unsupported} from '../syntax-error.js';
import type {PostgresCall} from './tree.js';

const plain = {
  kind: 'function',
  form: 'call',
  distinct: false,
  star: false,
  orderBy: [],
  filter: undefined,
  over: undefined,
  separators: [],
  fillers: [],
  schema: undefined,
  names: [],
} as const;

/** An operator that SQLite lacks, as a function by its name; `place` is where the operator stands. */
export function operatorCall(
  cursor: Cursor,
  operator: string,
  {start, end}: Range,
  values: readonly Expression[],
  from: number,
): PostgresCall {
  const name: Identifier = {name: operator, quoted: false, range: {start, end}};
  return {...plain, form: 'infix', name, arguments: values, range: rangeFrom(cursor, from)};
}

/** A function whose arguments are not, or not only, separated by commas. */
export function wordsCall(
  cursor: Cursor,
  name: Identifier,
  values: readonly Expression[],
  words: {readonly separators?: readonly Range[]; readonly fillers?: readonly Range[]},
  form: PostgresCall['form'] = 'words',
): PostgresCall {
  return {...plain, ...words, form, name, arguments: values, range: rangeFrom(cursor, name.range.start)};
}

/** `name([DISTINCT | ALL] … [ORDER BY …]) [FILTER (WHERE …)] [OVER …]`, whose name is read, from its parenthesis on. */
export function readCall(cursor: Cursor, schema: Identifier | undefined, name: Identifier): PostgresCall {
  const open = take(cursor);
  const star = accept(cursor, '*');
  const distinct = !star && accept(cursor, 'DISTINCT');
  const fillers = at(cursor, 'ALL') && !star && !distinct ? [rangeOf(take(cursor))] : [];
  const none = star || at(cursor, ')') || at(cursor, 'ORDER');
  const values = none ? [] : readList(cursor, readArgument);
  const orderBy = star ? [] : readOrderBy(cursor);
  expectClose(cursor, open);
  refuseWithinGroup(cursor);
  const filter = readFilter(cursor);
  const over = readOver(cursor);
  const start = schema?.range.start ?? name.range.start;
  return {
    ...plain,
    name,
    schema,
    distinct,
    star,
    arguments: values.map(each => each.value),
    names: values.some(each => each.name !== undefined) ? values.map(each => each.name) : [],
    orderBy,
    filter,
    over,
    fillers,
    range: rangeFrom(cursor, start),
  };
}

// `name => value`, or a value alone.
function readArgument(cursor: Cursor): {name: Identifier | undefined; value: Expression} {
  const {key} = peek(cursor, 1);
  if (!isIdentifier(peek(cursor)) || (key !== '=>' && key !== ':=')) {
    return {name: undefined, value: cursor.grammar.readExpression(cursor)};
  }
  const name = toIdentifier(take(cursor));
  take(cursor);
  return {name, value: cursor.grammar.readExpression(cursor)};
}

function refuseWithinGroup(cursor: Cursor): void {
  if (!at(cursor, 'WITHIN', 'GROUP')) return;
  const range = {start: peek(cursor).start, end: peek(cursor, 1).end};
  throw unsupported(cursor.source, 'WITHIN GROUP is not supported', range);
}

/** `ARRAY[a, b]` or `ARRAY(SELECT …)`; nested brackets need no word. */
export function readArray(cursor: Cursor): PostgresCall {
  const {start} = peek(cursor);
  const word = at(cursor, 'ARRAY') ? toIdentifier(take(cursor)) : undefined;
  const open = expect(cursor, '[', 'Write ARRAY[a, b].');
  const name = {name: 'array', quoted: false, range: {start, end: word?.range.end ?? start}};
  const values = at(cursor, ']')
    ? []
    : readList(cursor, each => (at(each, '[') ? readArray(each) : each.grammar.readExpression(each)));
  const close = expect(cursor, ']', 'An array ends with "]".');
  const words = {separators: [rangeOf(open)], fillers: [rangeOf(close)]};
  return wordsCall(cursor, name, values, words, 'brackets');
}

export function rangeOf({start, end}: Range): Range {
  return {start, end};
}
