import {at, type Cursor, enter, expect, expected, leave, peek, rangeFrom, take} from '../cursor.js';
import {isBareAlias} from '../keyword.js';
import {toIdentifier} from '../name.js';
import type {Expression} from '../query.js';
import {operatorCall, rangeOf} from './call.js';
import {readOperand} from './operand.js';
import {infixes, levels} from './precedence-postgres.js';
import {readQuantified} from './quantified.js';
import {readTest} from './test-operator.js';
import type {PostgresCall, PostgresCast} from './tree.js';
import {readTypeName} from './type-name.js';

/** Reads an expression whose operators bind as strongly as `lowest` or more. */
export function readExpression(cursor: Cursor, lowest: number = levels.or): Expression {
  enter(cursor);
  const {start} = peek(cursor);
  let expression = readPrefixed(cursor);
  // The level of a comparison, which can't follow another.
  let last: number | undefined;
  for (;;) {
    const level = levelOfNext(cursor);
    if (level === undefined || level < lowest) break;
    if (level === last) throw expected(cursor, 'AND, OR or the end of the comparison', 'Use parentheses.');
    expression = extendExpression(cursor, expression, start);
    last = level === levels.comparison || level === levels.pattern ? level : undefined;
  }
  leave(cursor);
  return expression;
}

function readPrefixed(cursor: Cursor): Expression {
  const token = peek(cursor);
  const {key} = token;
  if (key === 'NOT' || key === '-' || key === '+') {
    take(cursor);
    const operand = readExpression(cursor, key === 'NOT' ? levels.not : levels.sign);
    const operator = key === 'NOT' ? 'not' : key;
    return {kind: 'unary', operator, operand, range: rangeFrom(cursor, token.start)};
  }
  if (key !== '~') return readOperand(cursor);
  take(cursor);
  const operand = readExpression(cursor, levels.other + 1);
  return {kind: 'unary', operator: '~', operand, range: rangeFrom(cursor, token.start)};
}

const testWords: ReadonlyMap<string, number> = new Map([
  ['IS', levels.is],
  ['ISNULL', levels.is],
  ['NOTNULL', levels.is],
  ...['BETWEEN', 'IN', 'LIKE', 'ILIKE', 'SIMILAR'].map(word => [word, levels.pattern] as const),
  ['AT', levels.at],
  ['COLLATE', levels.collation],
  ['[', levels.subscript],
  ['::', levels.cast],
]);

/** How strongly the operator binds that comes next, or undefined where none does. */
function levelOfNext(cursor: Cursor): number | undefined {
  const {key} = peek(cursor);
  if (key === 'AT') return at(cursor, 'AT', 'TIME', 'ZONE') ? levels.at : undefined;
  if (key === 'NOT') {
    const level = testWords.get(peek(cursor, 1).key);
    return level === levels.pattern ? level : undefined;
  }
  return infixes.get(key)?.level ?? testWords.get(key);
}

/** `left` with the operator that follows it. */
function extendExpression(cursor: Cursor, left: Expression, start: number): Expression {
  const token = peek(cursor);
  const infix = infixes.get(token.key);
  if (infix !== undefined) {
    take(cursor);
    const right = readQuantified(cursor) ?? readExpression(cursor, infix.level + 1);
    const {operator} = infix;
    if (operator === undefined) return operatorCall(cursor, token.key, token, [left, right], start);
    return {kind: 'binary', operator, left, right, range: rangeFrom(cursor, start)};
  }
  switch (token.key) {
    case '::':
      return readSuffixCast(cursor, left, start);
    case '[':
      return readSubscript(cursor, left, start);
    case 'COLLATE': {
      take(cursor);
      if (!isBareAlias(peek(cursor))) throw expected(cursor, 'the name of a collation', 'As "C".');
      return {
        kind: 'collate',
        operand: left,
        collation: toIdentifier(take(cursor)),
        range: rangeFrom(cursor, start),
      };
    }
    case 'AT': {
      cursor.index += 3;
      const range = rangeFrom(cursor, token.start);
      const zone = readExpression(cursor, levels.at + 1);
      return operatorCall(cursor, 'timezone', range, [left, zone], start);
    }
    default:
      return readTest(cursor, left, start);
  }
}

function readSuffixCast(cursor: Cursor, operand: Expression, start: number): PostgresCast {
  const {start: from, end} = take(cursor);
  const typeName = readTypeName(cursor);
  return {
    kind: 'cast',
    form: 'suffix',
    operand,
    type: typeName.name,
    typeName,
    mark: {start: from, end},
    range: rangeFrom(cursor, start),
  };
}

function readSubscript(cursor: Cursor, operand: Expression, start: number): PostgresCall {
  const open = take(cursor);
  const index = readExpression(cursor);
  if (at(cursor, ':')) throw expected(cursor, '"]"', 'A slice of an array is not supported.');
  const close = expect(cursor, ']');
  const call = operatorCall(cursor, '[]', open, [operand, index], start);
  return {...call, form: 'brackets', separators: [rangeOf(open)], fillers: [rangeOf(close)]};
}
