import {accept, at, type Cursor, expect, expectClose, peek, rangeFrom, readList, take} from './cursor.js';
import {isIdentifier} from './keyword.js';
import {toIdentifier} from './name.js';
import {readOrderBy} from './ordering.js';
import type {Expression, FunctionCall} from './query.js';
import {readWindowDefinition} from './window.js';

/** `name([DISTINCT] … [ORDER BY …]) [FILTER (WHERE …)] [OVER …]`. */
export function readFunctionCall(cursor: Cursor): FunctionCall {
  const name = toIdentifier(take(cursor));
  const open = take(cursor);
  const star = accept(cursor, '*');
  const distinct = !star && accept(cursor, 'DISTINCT');
  if (!star && !distinct) accept(cursor, 'ALL');
  const none = star || at(cursor, ')') || at(cursor, 'ORDER');
  const values = none ? [] : readList(cursor, cursor.grammar.readExpression);
  const orderBy = star ? [] : readOrderBy(cursor);
  expectClose(cursor, open);
  const filter = readFilter(cursor);
  const over = readOver(cursor);
  return {
    kind: 'function',
    name,
    distinct,
    star,
    arguments: values,
    orderBy,
    filter,
    over,
    range: rangeFrom(cursor, name.range.start),
  };
}

/** `FILTER (WHERE …)`, or nothing. The word is a name too: only what follows tells that it is meant as a keyword. */
export function readFilter(cursor: Cursor): Expression | undefined {
  if (!at(cursor, 'FILTER', '(')) return undefined;
  take(cursor);
  const open = take(cursor);
  expect(cursor, 'WHERE');
  const filter = cursor.grammar.readExpression(cursor);
  expectClose(cursor, open);
  return filter;
}

/** `OVER name`, `OVER (…)`, or nothing. */
export function readOver(cursor: Cursor): FunctionCall['over'] {
  if (at(cursor, 'OVER', '(')) {
    take(cursor);
    return readWindowDefinition(cursor);
  }
  if (!at(cursor, 'OVER') || !isIdentifier(peek(cursor, 1))) return undefined;
  take(cursor);
  return toIdentifier(take(cursor));
}
