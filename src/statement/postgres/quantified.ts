import {type Cursor, expectClose, peek, rangeFrom, take} from '../cursor.js';
import {toIdentifier} from '../name.js';
import type {Expression} from '../query.js';
import {startsQuery} from '../subquery.js';
import {wordsCall} from './call.js';
import type {PostgresCall} from './tree.js';

/** `ANY (…)`, `SOME (…)` or `ALL (…)` after an operator, as a call of `any` or `all` of one argument; or nothing. */
export function readQuantified(cursor: Cursor): PostgresCall | undefined {
  const {key} = peek(cursor);
  if ((key !== 'ANY' && key !== 'SOME' && key !== 'ALL') || peek(cursor, 1).key !== '(') return undefined;
  const word = toIdentifier(take(cursor));
  const open = take(cursor);
  const value = startsQuery(cursor) ? readQuery(cursor) : cursor.grammar.readExpression(cursor);
  expectClose(cursor, open);
  const name = {...word, name: key === 'ALL' ? 'all' : 'any'};
  return wordsCall(cursor, name, [value], {}, 'call');
}

// Here the subquery's range is without the parentheses, which are the quantifier's.
function readQuery(cursor: Cursor): Expression {
  const {start} = peek(cursor);
  const query = cursor.grammar.readQuery(cursor);
  return {kind: 'subquery', query, range: rangeFrom(cursor, start)};
}

/** Whether a node is what `readQuantified` reads. */
export function isQuantified(node: Expression): node is PostgresCall {
  return node.kind === 'function' && (node.name.name === 'any' || node.name.name === 'all');
}
