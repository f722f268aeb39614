import type {PostgresQuery} from '../../../statement/postgres/tree.js';
import type {Expression} from '../../../statement/query.js';
import {writeExpression} from './write-expression.js';
import {replace, tokenFrom, type Writing, wrap, written} from './writing.js';

/** LIMIT and OFFSET, in the one form and order that SQLite has. A parameter may be NULL, which is none. */
export function writeLimit(writing: Writing, {limit, offset, tail}: PostgresQuery): void {
  if (tail === undefined) return;
  if (limit?.kind === 'parameter') wrap(writing, limit.range, 'coalesce(', ', -1)');
  if (offset?.kind === 'parameter') wrap(writing, offset.range, 'coalesce(', ', 0)');
  for (const each of [limit, offset]) if (each !== undefined) writeExpression(writing, each);
  if (isSqlite(writing, tail.start, limit, offset, tail.end)) return;
  const parts = [`LIMIT ${limit === undefined ? '-1' : textOf(writing, limit)}`];
  if (offset !== undefined) parts.push(`OFFSET ${textOf(writing, offset)}`);
  replace(writing, tail, parts.join(' '));
}

// FETCH ROW ONLY has its number nowhere in the text.
function textOf(writing: Writing, node: Expression): string {
  const {start, end} = node.range;
  return start === end && node.kind === 'literal' ? node.value : `(${written(writing, node.range)})`;
}

function isSqlite(
  writing: Writing,
  start: number,
  limit: Expression | undefined,
  offset: Expression | undefined,
  end: number,
): boolean {
  const {token, index} = tokenFrom(writing, start);
  if (token.key !== 'LIMIT' || limit === undefined) return false;
  if (offset !== undefined && offset.range.start < limit.range.start) return false;
  const inTail = writing.tokens.slice(index).filter(each => each.end <= end);
  return !inTail.some(each => ['FETCH', 'ROW', 'ROWS'].includes(each.key));
}
