import {at, type Cursor, expect, peek, rangeFrom} from './cursor.js';
import type {Explainable, ExplainStatement} from './statement.js';
import {unsupported} from './syntax-error.js';

/** `EXPLAIN statement`, of which `readInner` reads the statement. */
export function readExplain(cursor: Cursor, readInner: (cursor: Cursor) => Explainable): ExplainStatement {
  const {start} = expect(cursor, 'EXPLAIN');
  if (at(cursor, 'QUERY', 'PLAN')) {
    const range = {start: peek(cursor).start, end: peek(cursor, 1).end};
    const hint = 'EXPLAIN alone shows the plan: each request, and what runs locally.';
    throw unsupported(cursor.source, 'EXPLAIN QUERY PLAN is not supported', range, hint);
  }
  const statement = readInner(cursor);
  return {kind: 'explain', statement, source: cursor.source, range: rangeFrom(cursor, start)};
}
