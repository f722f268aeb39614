import {at, type Cursor, createCursor, expected, type Grammar, peek} from '../cursor.js';
import {readStatement} from '../read-statement.js';
import {explainRest} from '../rest.js';
import {readSelect} from '../select.js';
import type {Explainable, Statement} from '../statement.js';
import {startsQuery} from '../subquery.js';
import {unsupported} from '../syntax-error.js';
import type {TokenizedText} from '../token.js';
import {readAlias} from './alias.js';
import {readDelete} from './delete.js';
import {readExpression} from './expression.js';
import {readQuery, readQueryAfter} from './query.js';
import {readTableExpression} from './table-expression.js';
import {readTransaction, startsTransaction} from './transaction.js';

const grammar: Grammar = {
  readExpression,
  readQuery,
  readQueryAfter,
  readTableExpression,
  readAlias,
  statements: new Map<string, (cursor: Cursor) => Explainable>([
    ['(', readSelect],
    ['DELETE', readDelete],
  ]),
};

// EXPLAIN may stand before a query in parentheses, and options may stand in parentheses behind it.
function refuseOptions(cursor: Cursor): void {
  const isQuery = startsQuery(cursor, 2) || startsQuery(cursor, 3);
  if (!at(cursor, 'EXPLAIN', '(') || isQuery) return;
  const hint = 'EXPLAIN alone shows the plan: each request, and what runs locally.';
  throw unsupported(cursor.source, 'EXPLAIN with options is not supported', peek(cursor, 2), hint);
}

/**
 * The one statement of a text in Postgres's language, or one of Rowgate's own statements with expressions and queries in
 * that language. The tree says more than others do (see tree.ts), and is to be translated.
 *
 * @throws RowgateError with code `syntax`, or `unsupported` for what Postgres has and Rowgate hasn't, at its place.
 */
export function parsePostgres(text: TokenizedText): Statement {
  const cursor = createCursor(text, grammar);
  if (peek(cursor).type === 'end') throw expected(cursor, 'a statement');
  refuseOptions(cursor);
  const statement = startsTransaction(cursor) ? readTransaction(cursor) : readStatement(cursor);
  if (peek(cursor).type !== 'end') throw explainRest(cursor, statement);
  return statement;
}
