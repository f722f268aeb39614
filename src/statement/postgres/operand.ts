import {readCase} from '../case.js';
import {at, type Cursor, expect, expectClose, expected, peek, rangeFrom, readList, take} from '../cursor.js';
import {startsPlainExpectation} from '../expectation.js';
import {isColumnName, reservedWords} from '../keyword.js';
import {readRestOfName, toIdentifier} from '../name.js';
import type {Cast, Expression, Literal} from '../query.js';
import {readSubquery, startsQuery} from '../subquery.js';
import {unsupported} from '../syntax-error.js';
import type {Token} from '../token.js';
import {rangeOf, readArray, readCall, wordsCall} from './call.js';
import {startsGroupedQuery} from './grouped-query.js';
import type {PostgresCast} from './tree.js';
import {readIntervalFields, readLiteralType, readTypeName} from './type-name.js';
import {readWordCall} from './word-call.js';

/** What stands between operators: a literal, a parameter, a column, a call, or what is in parentheses. */
export function readOperand(cursor: Cursor): Expression {
  const token = peek(cursor);
  const word = words.get(token.key);
  if (word !== undefined) return word(cursor);
  if (token.type === 'number' || token.type === 'blob') return readLiteral(cursor, token.type);
  if (token.type === 'string') return readLiteral(cursor, 'string');
  if (token.type === 'parameter') {
    take(cursor);
    return {kind: 'parameter', name: token.value, range: rangeOf(token)};
  }
  if (token.key === '(') return readParenthesised(cursor);
  const call = readWordCall(cursor);
  if (call !== undefined) return call;
  if (!isColumnName(token) || startsPlainExpectation(cursor)) {
    throw expected(cursor, 'an expression', operandHint(cursor, token));
  }
  return readTypedLiteral(cursor) ?? readNamed(cursor);
}

const words: ReadonlyMap<string, (cursor: Cursor) => Expression> = new Map([
  ['NULL', cursor => readLiteral(cursor, 'null')],
  ['CURRENT_DATE', readCurrent],
  ['CURRENT_TIME', readCurrent],
  ['CURRENT_TIMESTAMP', readCurrent],
  ['LOCALTIME', readCurrent],
  ['LOCALTIMESTAMP', readCurrent],
  ['CASE', readCase],
  ['CAST', readCast],
  ['EXISTS', readExists],
  ['ARRAY', cursor => (peek(cursor, 1).key === '(' ? readArrayQuery(cursor) : readArray(cursor))],
]);

function readLiteral(cursor: Cursor, type: Literal['type']): Literal {
  const token = take(cursor);
  const value = token.type === 'word' ? token.value.toLowerCase() : token.value;
  return {kind: 'literal', type, value, range: rangeOf(token)};
}

// With a precision in parentheses, which says nothing that matters.
function readCurrent(cursor: Cursor): Literal {
  const token = take(cursor);
  if (at(cursor, '(')) {
    const open = take(cursor);
    if (peek(cursor).type !== 'number') throw expected(cursor, 'a number');
    take(cursor);
    expectClose(cursor, open);
  }
  const range = rangeFrom(cursor, token.start);
  return {kind: 'literal', type: 'current', value: token.key.toLowerCase(), range};
}

function readCast(cursor: Cursor): PostgresCast {
  const {start} = take(cursor);
  const open = expect(cursor, '(', 'Write CAST(x AS type).');
  const operand = cursor.grammar.readExpression(cursor);
  const mark = rangeOf(expect(cursor, 'AS'));
  const typeName = readTypeName(cursor);
  expectClose(cursor, open);
  const range = rangeFrom(cursor, start);
  return {kind: 'cast', form: 'call', operand, type: typeName.name, typeName, mark, range};
}

// `interval '7' day` has the fields behind the string.
function readTypedLiteral(cursor: Cursor): Cast | undefined {
  const {start} = peek(cursor);
  const type = readLiteralType(cursor);
  if (type === undefined) return undefined;
  const operand = readLiteral(cursor, 'string');
  const fields = type.name === 'interval' ? (readIntervalFields(cursor) ?? type.fields) : undefined;
  const typeName = {...type, fields};
  const cast: PostgresCast = {
    kind: 'cast',
    form: 'literal',
    operand,
    type: type.name,
    typeName,
    mark: type.range,
    range: rangeFrom(cursor, start),
  };
  return cast;
}

function readExists(cursor: Cursor): Expression {
  const {start} = take(cursor);
  const query = readSubquery(cursor);
  return {kind: 'exists', query, range: rangeFrom(cursor, start)};
}

// ARRAY(SELECT …)
function readArrayQuery(cursor: Cursor): Expression {
  const name = toIdentifier(take(cursor));
  if (!startsQuery(cursor, 1)) throw expected(cursor, '"["', 'Write ARRAY[a, b].');
  const {start} = peek(cursor);
  const query = readSubquery(cursor);
  const value: Expression = {kind: 'subquery', query, range: rangeFrom(cursor, start)};
  return wordsCall(cursor, {...name, name: 'array'}, [value], {});
}

// The parentheses belong to a subquery and to a row value, but not to an expression that they only group.
function readParenthesised(cursor: Cursor): Expression {
  const open = peek(cursor);
  if (startsQuery(cursor, 1) || startsGroupedQuery(cursor) === 'yes') {
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

function readNamed(cursor: Cursor): Expression {
  const token = take(cursor);
  if (token.type === 'word' && (token.key === 'TRUE' || token.key === 'FALSE') && !at(cursor, '.')) {
    return {kind: 'literal', type: 'boolean', value: token.key.toLowerCase(), range: rangeOf(token)};
  }
  const parts = readRestOfName(cursor, toIdentifier(token), 4);
  const last = parts.at(-1) ?? toIdentifier(token);
  if (!at(cursor, '(')) {
    return {
      kind: 'column',
      qualifier: parts.slice(0, -1),
      column: last,
      range: rangeFrom(cursor, token.start),
    };
  }
  if (parts.length > 2) {
    throw unsupported(cursor.source, 'a function has no name of so many parts', {
      start: token.start,
      end: last.range.end,
    });
  }
  return readCall(cursor, parts.at(-2), last);
}

function operandHint(cursor: Cursor, token: Token): string | undefined {
  if (token.key === 'SELECT' || token.key === 'VALUES') return 'A query as a value stands in parentheses.';
  if (token.key === '*') return '* stands alone in a list of columns, or in count(*).';
  if (token.key === 'DEFAULT') return 'Leave the column out instead.';
  const after = peek(cursor, 1).key;
  const likeName = reservedWords.has(token.key) && ['.', ',', ')', '=', 'FROM'].includes(after);
  return likeName ? `${token.key} is a reserved word; as a name it stands in double quotes.` : undefined;
}
