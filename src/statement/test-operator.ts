import {accept, at, type Cursor, expect, peek, rangeFrom} from './cursor.js';
import {readInSet} from './in-set.js';
import {levels} from './precedence.js';
import type {BinaryOperator, Expression, Like} from './query.js';

type ReadLevel = (cursor: Cursor, lowest: number) => Expression;

/** What stands to the right of an operator of equality's level binds more strongly than it. */
const operandLevel = levels.comparison;

const likeOperators: ReadonlyMap<string, Like['operator']> = new Map([
  ['LIKE', 'like'],
  ['GLOB', 'glob'],
  ['REGEXP', 'regexp'],
  ['MATCH', 'match'],
]);

/** The operators of equality's level that are words: `left IS …`, `[NOT] LIKE`, `IN`, `BETWEEN`, `ISNULL` and kin. */
export function readTest(
  cursor: Cursor,
  left: Expression,
  start: number,
  readLevel: ReadLevel,
): Expression | undefined {
  if (accept(cursor, 'IS')) return readIs(cursor, left, start, readLevel);
  if (accept(cursor, 'ISNULL')) return readNullTest(cursor, left, start, false);
  if (accept(cursor, 'NOTNULL') || accept(cursor, 'NOT', 'NULL')) {
    return readNullTest(cursor, left, start, true);
  }
  const not = at(cursor, 'NOT');
  const {key} = peek(cursor, not ? 1 : 0);
  const like = likeOperators.get(key);
  if (like === undefined && key !== 'BETWEEN' && key !== 'IN') return undefined;
  accept(cursor, 'NOT');
  accept(cursor, key);
  if (like !== undefined) return readLike(cursor, left, start, like, not, readLevel);
  if (key === 'BETWEEN') return readBetween(cursor, left, start, not, readLevel);
  const set = readInSet(cursor);
  return {kind: 'in', not, operand: left, set, range: rangeFrom(cursor, start)};
}

function readIs(cursor: Cursor, left: Expression, start: number, readLevel: ReadLevel): Expression {
  const not = accept(cursor, 'NOT');
  const distinct = accept(cursor, 'DISTINCT');
  if (distinct) expect(cursor, 'FROM');
  const right = readLevel(cursor, operandLevel);
  const operator: BinaryOperator = not === distinct ? 'is' : 'is not';
  return {kind: 'binary', operator, left, right, range: rangeFrom(cursor, start)};
}

function readNullTest(cursor: Cursor, operand: Expression, start: number, not: boolean): Expression {
  return {kind: 'null-test', not, operand, range: rangeFrom(cursor, start)};
}

function readLike(
  cursor: Cursor,
  left: Expression,
  start: number,
  operator: Like['operator'],
  not: boolean,
  readLevel: ReadLevel,
): Expression {
  const right = readLevel(cursor, operandLevel);
  const escapeCharacter = accept(cursor, 'ESCAPE') ? readLevel(cursor, operandLevel) : undefined;
  return {kind: 'like', operator, not, left, right, escape: escapeCharacter, range: rangeFrom(cursor, start)};
}

// The lower bound takes in operators of BETWEEN's own level, the upper bound doesn't:
// `a BETWEEN b = c AND d = e` is (a BETWEEN (b = c) AND d) = e.
function readBetween(
  cursor: Cursor,
  operand: Expression,
  start: number,
  not: boolean,
  readLevel: ReadLevel,
): Expression {
  const low = readLevel(cursor, levels.equality);
  expect(cursor, 'AND', 'BETWEEN takes two bounds: BETWEEN low AND high.');
  const high = readLevel(cursor, operandLevel);
  return {kind: 'between', not, operand, low, high, range: rangeFrom(cursor, start)};
}
