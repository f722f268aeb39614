import {accept, at, createCursor, expected, type Grammar, peek} from './cursor.js';
import {readExpression} from './expression.js';
import {readAlias} from './name.js';
import type {Expression, Query} from './query.js';
import {readStatement} from './read-statement.js';
import {explainRest} from './rest.js';
import {readQuery, readQueryAfter} from './select.js';
import type {Statement} from './statement.js';
import {readTableExpression} from './table-expression.js';
import {tokenize} from './tokenize.js';

const grammar: Grammar = {
  readExpression,
  readQuery,
  readQueryAfter,
  readTableExpression,
  readAlias,
  statements: new Map(),
};

/**
 * The statements of a text, which `;` separates. Parameters are numbered over the whole text.
 *
 * @throws RowgateError with code `syntax`, or `unsupported` for what SQL has and Rowgate hasn't, at its place.
 */
export function parseStatements(source: string): readonly Statement[] {
  const cursor = createCursor(tokenize(source), grammar);
  const statements: Statement[] = [];
  while (peek(cursor).type !== 'end') {
    if (accept(cursor, ';')) continue;
    const statement = readStatement(cursor);
    if (peek(cursor).type !== 'end' && !at(cursor, ';')) throw explainRest(cursor, statement);
    statements.push(statement);
  }
  return statements;
}

/**
 * The one expression of a text.
 *
 * @throws RowgateError with code `syntax`.
 */
export function parseExpression(source: string): Expression {
  const cursor = createCursor(tokenize(source), grammar);
  const expression = readExpression(cursor);
  if (peek(cursor).type !== 'end') throw expected(cursor, 'an operator or the end');
  return expression;
}

/**
 * The query that a text ends with, from the offset `start` on. Its ranges are those of the whole text.
 *
 * @throws RowgateError with code `syntax`.
 */
export function parseQueryAt(source: string, start: number): Query {
  const {tokens} = tokenize(source.slice(start));
  const moved = tokens.map(token => ({...token, start: token.start + start, end: token.end + start}));
  const cursor = createCursor({source, tokens: moved}, grammar);
  const query = readQuery(cursor);
  if (peek(cursor).type !== 'end') throw expected(cursor, 'the end of the query');
  return query;
}
