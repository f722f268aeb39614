import {accept, type Cursor, enter, expected, leave, peek, rangeFrom, take} from './cursor.js';
import {isBareAlias} from './keyword.js';
import {toIdentifier} from './name.js';
import {readOperand} from './operand.js';
import {infixes, levels} from './precedence.js';
import type {Expression, Unary} from './query.js';
import {readTest} from './test-operator.js';

/**
 * Reads an expression whose operators bind as strongly as `lowest` or more. Operators of one level follow
 * each other in a loop, so that a chain of any length takes no stack.
 */
export function readExpression(cursor: Cursor, lowest: number = levels.or): Expression {
  enter(cursor);
  const {start} = peek(cursor);
  let expression = readPrefixed(cursor);
  for (;;) {
    const longer = extendExpression(cursor, expression, start, lowest);
    if (longer === undefined) break;
    expression = longer;
  }
  leave(cursor);
  return expression;
}

const prefixes: ReadonlyMap<string, {operator: Unary['operator']; level: number}> = new Map([
  ['NOT', {operator: 'not', level: levels.not}],
  ['-', {operator: '-', level: levels.sign}],
  ['+', {operator: '+', level: levels.sign}],
  ['~', {operator: '~', level: levels.sign}],
]);

// A prefix may stand after any operator, whatever its own level: `1 + NOT a = b` is 1 + (NOT (a = b)).
function readPrefixed(cursor: Cursor): Expression {
  const token = peek(cursor);
  const prefix = prefixes.get(token.key);
  if (prefix === undefined) return readOperand(cursor);
  take(cursor);
  const operand = readExpression(cursor, prefix.level);
  return {kind: 'unary', operator: prefix.operator, operand, range: rangeFrom(cursor, token.start)};
}

/** `left` with the operator that follows it, or undefined where none follows that binds strongly enough. */
function extendExpression(
  cursor: Cursor,
  left: Expression,
  start: number,
  lowest: number,
): Expression | undefined {
  const infix = infixes.get(peek(cursor).key);
  if (infix !== undefined) {
    if (infix.level < lowest) return undefined;
    take(cursor);
    const right = readExpression(cursor, infix.level + 1);
    return {kind: 'binary', operator: infix.operator, left, right, range: rangeFrom(cursor, start)};
  }
  if (lowest <= levels.equality) {
    const test = readTest(cursor, left, start, readExpression);
    if (test !== undefined) return test;
  }
  if (lowest <= levels.collation && accept(cursor, 'COLLATE')) {
    if (!isBareAlias(peek(cursor))) throw expected(cursor, 'the name of a collation', 'As NOCASE.');
    const collation = toIdentifier(take(cursor));
    return {kind: 'collate', operand: left, collation, range: rangeFrom(cursor, start)};
  }
  return undefined;
}
