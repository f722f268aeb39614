import {accept, at, type Cursor, enter, leave, peek, rangeFrom} from './cursor.js';
import {readOrderBy} from './ordering.js';
import type {Expression, Query, With} from './query.js';
import {readCore} from './select-core.js';
import type {SelectStatement} from './statement.js';
import {syntaxError} from './syntax-error.js';
import {readWith} from './with.js';

type Part = Query['rest'][number];

/** `SELECT …`, `VALUES …`, `WITH … SELECT …`. */
export function readSelect(cursor: Cursor): SelectStatement {
  const query = cursor.grammar.readQuery(cursor);
  return {kind: 'select', query, source: cursor.source, range: query.range};
}

/** A whole query. */
export function readQuery(cursor: Cursor): Query {
  enter(cursor, 2);
  const {start} = peek(cursor);
  const query = readQueryAfter(cursor, readWith(cursor), start);
  leave(cursor, 2);
  return query;
}

/** The rest of a query whose WITH is read; `start` is where the query starts. */
export function readQueryAfter(cursor: Cursor, withTables: With | undefined, start: number): Query {
  const first = readCore(cursor);
  const rest: Part[] = [];
  for (let operator = readOperator(cursor); operator !== undefined; operator = readOperator(cursor)) {
    rest.push({operator, core: readCore(cursor)});
  }
  const last = rest.at(-1)?.core ?? first;
  if (last.kind === 'values' && (at(cursor, 'ORDER') || at(cursor, 'LIMIT'))) {
    const found = at(cursor, 'ORDER') ? 'ORDER BY' : 'LIMIT';
    const hint = `Write SELECT * FROM (VALUES …) ${found} ….`;
    throw syntaxError(cursor.source, `VALUES takes no ${found}`, peek(cursor), hint);
  }
  const orderBy = readOrderBy(cursor);
  const {limit, offset} = readLimit(cursor);
  refuseSetOperator(cursor, orderBy.length > 0 ? 'ORDER BY' : limit !== undefined ? 'LIMIT' : undefined);
  return {
    kind: 'query',
    with: withTables,
    first,
    rest,
    orderBy,
    limit,
    offset,
    range: rangeFrom(cursor, start),
  };
}

function readOperator(cursor: Cursor): Part['operator'] | undefined {
  if (accept(cursor, 'UNION')) return accept(cursor, 'ALL') ? 'union all' : 'union';
  if (accept(cursor, 'INTERSECT')) return 'intersect';
  if (accept(cursor, 'EXCEPT')) return 'except';
  return undefined;
}

// `LIMIT m, n` has the offset first.
function readLimit(cursor: Cursor): {limit: Expression | undefined; offset: Expression | undefined} {
  if (!accept(cursor, 'LIMIT')) return {limit: undefined, offset: undefined};
  const first = cursor.grammar.readExpression(cursor);
  if (accept(cursor, 'OFFSET')) return {limit: first, offset: cursor.grammar.readExpression(cursor)};
  if (accept(cursor, ',')) return {limit: cursor.grammar.readExpression(cursor), offset: first};
  return {limit: first, offset: undefined};
}

function refuseSetOperator(cursor: Cursor, clause: string | undefined): void {
  const {key} = peek(cursor);
  if (clause === undefined || !['UNION', 'INTERSECT', 'EXCEPT'].includes(key)) return;
  throw syntaxError(
    cursor.source,
    `${clause} stands before ${key}`,
    peek(cursor),
    `${clause} comes after the last SELECT and is that of the whole; for one part write SELECT * FROM (SELECT … ${clause} …).`,
  );
}
