import {
  accept,
  at,
  type Cursor,
  expect,
  expectClose,
  expected,
  peek,
  rangeFrom,
  readList,
  take,
} from '../cursor.js';
import type {BinaryOperator, Expression, In, Literal, Range} from '../query.js';
import {startsQuery} from '../subquery.js';
import {unsupported} from '../syntax-error.js';
import {operatorCall, rangeOf} from './call.js';
import {levels} from './precedence-postgres.js';
import {readQuantified} from './quantified.js';
import type {PostgresCall} from './tree.js';

/** The operators that are words: `left IS …`, `[NOT] LIKE`, `ILIKE`, `IN`, `BETWEEN`, ISNULL. */
export function readTest(cursor: Cursor, left: Expression, start: number): Expression {
  if (accept(cursor, 'IS')) return readIs(cursor, left, start);
  const isNull = accept(cursor, 'ISNULL');
  if (isNull || accept(cursor, 'NOTNULL')) {
    return {kind: 'null-test', not: !isNull, operand: left, range: rangeFrom(cursor, start)};
  }
  const first = peek(cursor);
  const not = accept(cursor, 'NOT');
  const word = take(cursor);
  const place = {start: first.start, end: word.end};
  switch (word.key) {
    case 'LIKE':
      return readLike(cursor, left, start, not ? '!~~' : '~~', place);
    case 'ILIKE':
      return readLike(cursor, left, start, not ? '!~~*' : '~~*', place);
    case 'BETWEEN':
      return readBetween(cursor, left, start, not);
    case 'IN':
      return {kind: 'in', not, operand: left, set: readInSet(cursor), range: rangeFrom(cursor, start)};
    default:
      throw unsupported(
        cursor.source,
        'SIMILAR TO is not supported',
        place,
        'A regular expression is tested with ~.',
      );
  }
}

function readIs(cursor: Cursor, left: Expression, start: number): Expression {
  const not = accept(cursor, 'NOT');
  if (accept(cursor, 'DISTINCT')) {
    expect(cursor, 'FROM');
    const right = cursor.grammar.readExpression(cursor, levels.is + 1);
    const operator: BinaryOperator = not ? 'is' : 'is not';
    return {kind: 'binary', operator, left, right, range: rangeFrom(cursor, start)};
  }
  const right = readTruth(cursor);
  return {kind: 'binary', operator: not ? 'is not' : 'is', left, right, range: rangeFrom(cursor, start)};
}

// UNKNOWN is a boolean's NULL.
function readTruth(cursor: Cursor): Literal {
  const token = peek(cursor);
  const value = token.key.toLowerCase();
  if (!['null', 'true', 'false', 'unknown'].includes(value)) {
    throw expected(
      cursor,
      'NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM after IS',
      'Values are compared with =.',
    );
  }
  take(cursor);
  const type = value === 'true' || value === 'false' ? 'boolean' : 'null';
  return {kind: 'literal', type, value, range: rangeOf(token)};
}

function readLike(
  cursor: Cursor,
  left: Expression,
  start: number,
  operator: string,
  place: Range,
): PostgresCall {
  const right = readQuantified(cursor) ?? cursor.grammar.readExpression(cursor, levels.pattern + 1);
  if (!at(cursor, 'ESCAPE')) return operatorCall(cursor, operator, place, [left, right], start);
  const separators = [rangeOf(take(cursor))];
  const mark = cursor.grammar.readExpression(cursor, levels.pattern + 1);
  return {...operatorCall(cursor, operator, place, [left, right, mark], start), separators};
}

function readBetween(cursor: Cursor, operand: Expression, start: number, not: boolean): Expression {
  if (at(cursor, 'SYMMETRIC') || at(cursor, 'ASYMMETRIC')) {
    const {key} = peek(cursor);
    throw unsupported(
      cursor.source,
      `BETWEEN ${key} is not supported`,
      peek(cursor),
      'The lower bound is first.',
    );
  }
  const low = cursor.grammar.readExpression(cursor, levels.pattern + 1);
  expect(cursor, 'AND', 'BETWEEN takes two bounds: BETWEEN low AND high.');
  const high = cursor.grammar.readExpression(cursor, levels.pattern + 1);
  return {kind: 'between', not, operand, low, high, range: rangeFrom(cursor, start)};
}

function readInSet(cursor: Cursor): In['set'] {
  const open = expect(cursor, '(', 'After IN stands a list or a query in parentheses.');
  if (startsQuery(cursor)) {
    const query = cursor.grammar.readQuery(cursor);
    expectClose(cursor, open);
    return {kind: 'query', query};
  }
  const items = readList(cursor, cursor.grammar.readExpression);
  expectClose(cursor, open);
  return {kind: 'list', items};
}
