import {readCase} from './case.js';
import {at, type Cursor, expect, expectClose, expected, peek, rangeFrom, readList, take} from './cursor.js';
import {startsPlainExpectation} from './expectation.js';
import {readFunctionCall} from './function-call.js';
import {isBareAlias, isColumnName} from './keyword.js';
import {readRestOfName, toIdentifier} from './name.js';
import type {ColumnReference, Expression, Literal} from './query.js';
import {readSubquery, startsQuery} from './subquery.js';
import type {Token} from './token.js';

/** What stands between operators: a literal, a parameter, a column, a call, or what is in parentheses. */
export function readOperand(cursor: Cursor): Expression {
  const token = peek(cursor);
  const next = peek(cursor, 1).key;
  const word = words.get(token.key);
  if (word !== undefined) return word(cursor);
  if (token.type === 'number' || token.type === 'blob') return readLiteral(cursor, token.type);
  if (token.type === 'string' && next !== '.') return readLiteral(cursor, 'string');
  if (token.type === 'parameter') {
    take(cursor);
    return {kind: 'parameter', name: token.value, range: rangeOf(token)};
  }
  if (token.key === '(') return readParenthesised(cursor);
  if (!isColumnName(token) || startsPlainExpectation(cursor))
    throw expected(cursor, 'an expression', operandHint(cursor, token));
  return next === '(' ? readFunctionCall(cursor) : readColumn(cursor);
}

const words: ReadonlyMap<string, (cursor: Cursor) => Expression> = new Map([
  ['NULL', cursor => readLiteral(cursor, 'null')],
  ['CURRENT_DATE', cursor => readLiteral(cursor, 'current')],
  ['CURRENT_TIME', cursor => readLiteral(cursor, 'current')],
  ['CURRENT_TIMESTAMP', cursor => readLiteral(cursor, 'current')],
  ['CASE', readCase],
  ['CAST', readCast],
  ['EXISTS', readExists],
]);

function readLiteral(cursor: Cursor, type: Literal['type']): Literal {
  const token = take(cursor);
  const value = token.type === 'word' ? token.value.toLowerCase() : token.value;
  return {kind: 'literal', type, value, range: rangeOf(token)};
}

function rangeOf({start, end}: Token) {
  return {start, end};
}

function readCast(cursor: Cursor): Expression {
  const {start} = take(cursor);
  const open = expect(cursor, '(', 'Write CAST(x AS type); a column named cast stands in double quotes.');
  const operand = cursor.grammar.readExpression(cursor);
  expect(cursor, 'AS');
  const type = readType(cursor);
  expectClose(cursor, open);
  return {kind: 'cast', operand, type, range: rangeFrom(cursor, start)};
}

// The type as written, which may be several words, or none.
function readType(cursor: Cursor): string {
  const first = cursor.index;
  const {start} = peek(cursor);
  while (isBareAlias(peek(cursor))) take(cursor);
  if (cursor.index > first && at(cursor, '(')) readTypeSize(cursor);
  return cursor.index > first ? cursor.source.slice(start, rangeFrom(cursor, start).end) : '';
}

// The numbers of VARCHAR(20) and DECIMAL(10, 2), which may have signs.
function readTypeSize(cursor: Cursor): void {
  const open = take(cursor);
  readList(cursor, () => {
    if (at(cursor, '-') || at(cursor, '+')) take(cursor);
    if (peek(cursor).type !== 'number') throw expected(cursor, 'a number');
    take(cursor);
  });
  expectClose(cursor, open);
}

function readExists(cursor: Cursor): Expression {
  const {start} = take(cursor);
  const query = readSubquery(cursor);
  return {kind: 'exists', query, range: rangeFrom(cursor, start)};
}

// The parentheses belong to a subquery and to a row value, but not to an expression that they only group.
function readParenthesised(cursor: Cursor): Expression {
  const open = peek(cursor);
  if (startsQuery(cursor, 1)) {
    const query = readSubquery(cursor);
    return {kind: 'subquery', query, range: rangeFrom(cursor, open.start)};
  }
  take(cursor);
  const items = readList(cursor, cursor.grammar.readExpression);
  expectClose(cursor, open);
  const [only, second] = items;
  if (only !== undefined && second === undefined) return only;
  return {kind: 'row', items, range: rangeFrom(cursor, open.start)};
}

function readColumn(cursor: Cursor): ColumnReference | Literal {
  const token = take(cursor);
  if (token.type === 'word' && (token.key === 'TRUE' || token.key === 'FALSE') && !at(cursor, '.')) {
    return {kind: 'literal', type: 'boolean', value: token.key.toLowerCase(), range: rangeOf(token)};
  }
  const parts = readRestOfName(cursor, toIdentifier(token), 4);
  const column = parts.at(-1) ?? toIdentifier(token);
  return {kind: 'column', qualifier: parts.slice(0, -1), column, range: rangeFrom(cursor, token.start)};
}

function operandHint(cursor: Cursor, token: Token): string | undefined {
  if (token.key === 'SELECT' || token.key === 'VALUES') return 'A query as a value stands in parentheses.';
  if (token.key === '*') return '* stands alone in a list of columns, or in count(*).';
  const after = peek(cursor, 1).key;
  const likeName = token.type === 'word' && ['.', ',', ')', '=', 'FROM'].includes(after);
  return likeName ? `${token.key} is a reserved word; as a name it stands in double quotes.` : undefined;
}
