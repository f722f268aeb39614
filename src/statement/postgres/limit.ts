import {accept, at, type Cursor, expect, expected, peek, rangeFrom, take} from '../cursor.js';
import type {Expression} from '../query.js';
import {syntaxError, unsupported} from '../syntax-error.js';
import {levels} from './precedence-postgres.js';
import type {PostgresQuery} from './tree.js';

type Limit = Pick<PostgresQuery, 'limit' | 'offset' | 'tail'>;

/** LIMIT, OFFSET and FETCH in any order, each once at most. */
export function readLimit(cursor: Cursor): Limit {
  const {start} = peek(cursor);
  let limit: Expression | undefined;
  let offset: Expression | undefined;
  const seen = new Set<string>();
  for (
    let {key} = peek(cursor);
    key === 'LIMIT' || key === 'OFFSET' || key === 'FETCH';
    {key} = peek(cursor)
  ) {
    const kind = key === 'OFFSET' ? 'OFFSET' : 'LIMIT';
    if (seen.has(kind)) throw syntaxError(cursor.source, `${kind} is given twice`, peek(cursor));
    seen.add(kind);
    if (key === 'OFFSET') offset = readOffset(cursor);
    else limit = key === 'LIMIT' ? readCount(cursor) : readFetch(cursor);
  }
  return {limit, offset, tail: seen.size === 0 ? undefined : rangeFrom(cursor, start)};
}

function readCount(cursor: Cursor): Expression | undefined {
  take(cursor);
  if (accept(cursor, 'ALL')) return undefined;
  const count = cursor.grammar.readExpression(cursor);
  if (!at(cursor, ',')) return count;
  throw syntaxError(cursor.source, 'LIMIT takes one number', peek(cursor), 'Write LIMIT count OFFSET start.');
}

function readOffset(cursor: Cursor): Expression {
  take(cursor);
  const offset = cursor.grammar.readExpression(cursor, levels.sum);
  if (!accept(cursor, 'ROWS')) accept(cursor, 'ROW');
  return offset;
}

// `FETCH FIRST 5 ROWS ONLY`; without a number it is one.
function readFetch(cursor: Cursor): Expression {
  const {end} = take(cursor);
  if (!accept(cursor, 'FIRST') && !accept(cursor, 'NEXT'))
    throw expected(cursor, 'FIRST or NEXT after FETCH');
  const one: Expression = {kind: 'literal', type: 'number', value: '1', range: {start: end, end}};
  const none = at(cursor, 'ROW') || at(cursor, 'ROWS');
  const count = none ? one : cursor.grammar.readExpression(cursor, levels.sum);
  if (!accept(cursor, 'ROWS')) expect(cursor, 'ROW', 'As in FETCH FIRST 5 ROWS ONLY.');
  if (at(cursor, 'WITH', 'TIES')) {
    throw unsupported(cursor.source, 'WITH TIES is not supported', peek(cursor));
  }
  expect(cursor, 'ONLY', 'As in FETCH FIRST 5 ROWS ONLY.');
  return count;
}
