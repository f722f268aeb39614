import {
  accept,
  at,
  type Cursor,
  enter,
  expect,
  expectClose,
  expected,
  leave,
  peek,
  previous,
  rangeFrom,
  take,
} from '../cursor.js';
import {readOrderBy} from '../ordering.js';
import type {Core, Expression, Query, Range, With} from '../query.js';
import {readSelectAfter, readValues} from '../select-core.js';
import {unsupported} from '../syntax-error.js';
import {readWith} from '../with.js';
import {readLimit} from './limit.js';
import type {GroupedCore, PostgresCore, PostgresQuery} from './tree.js';

type Part = Query['rest'][number];

/** A whole query. */
export function readQuery(cursor: Cursor): PostgresQuery {
  enter(cursor, 2);
  const {start} = peek(cursor);
  const query = readQueryAfter(cursor, readWith(cursor), start);
  leave(cursor, 2);
  return query;
}

/** The rest of a query whose WITH is read; `start` is where the query starts. */
export function readQueryAfter(cursor: Cursor, withTables: With | undefined, start: number): PostgresQuery {
  let first = readCore(cursor);
  const rest: Part[] = [];
  for (let operator = readOperator(cursor); operator !== undefined; operator = readOperator(cursor)) {
    const core = readCore(cursor);
    const left = rest.at(-1);
    // INTERSECT binds more strongly than the others, and for SQLite it doesn't.
    if (operator === 'intersect' && left !== undefined && left.operator !== 'intersect') {
      const range = {start: left.core.range.start, end: core.range.end};
      const query: Query = {...emptyQuery, first: left.core, rest: [{operator, core}], range};
      rest[rest.length - 1] = {operator: left.operator, core: groupCore(query, range, 'precedence')};
    } else rest.push({operator, core});
  }
  const orderBy = readOrderBy(cursor);
  const {limit, offset, tail} = readLimit(cursor);
  // SQLite lets no ORDER BY stand behind VALUES.
  if (rest.length === 0 && first.kind === 'values' && (orderBy.length > 0 || tail !== undefined)) {
    first = groupCore({...emptyQuery, first, range: first.range}, first.range, 'precedence');
  }
  refuseLock(cursor);
  const range = rangeFrom(cursor, start);
  return {kind: 'query', with: withTables, first, rest, orderBy, limit, offset, tail, range};
}

function readOperator(cursor: Cursor): Part['operator'] | undefined {
  const token = peek(cursor);
  const {key} = token;
  if (key !== 'UNION' && key !== 'INTERSECT' && key !== 'EXCEPT') return undefined;
  take(cursor);
  const all = accept(cursor, 'ALL');
  if (!all) accept(cursor, 'DISTINCT');
  if (key === 'UNION') return all ? 'union all' : 'union';
  if (all) throw unsupported(cursor.source, `${key} ALL is not supported`, token, `There is ${key} alone.`);
  return key === 'INTERSECT' ? 'intersect' : 'except';
}

function readCore(cursor: Cursor): Core {
  if (at(cursor, 'VALUES')) return readValues(cursor);
  if (at(cursor, 'SELECT')) return readSelect(cursor);
  if (!at(cursor, '(')) throw expected(cursor, 'SELECT or VALUES');
  const open = take(cursor);
  const query = readQuery(cursor);
  expectClose(cursor, open);
  return groupCore(query, rangeFrom(cursor, open.start), 'parentheses');
}

const emptyQuery = {
  kind: 'query',
  with: undefined,
  rest: [],
  orderBy: [],
  limit: undefined,
  offset: undefined,
} as const;

/** A query as the only table of a SELECT. */
function groupCore(query: Query, range: Range, grouped: GroupedCore['grouped']): GroupedCore {
  return {
    kind: 'select',
    grouped,
    distinct: false,
    columns: [{kind: 'star', qualifier: [], range: {start: range.start, end: range.start}}],
    from: {kind: 'derived', query, alias: undefined, range},
    where: undefined,
    groupBy: [],
    having: undefined,
    windows: [],
    range,
  };
}

function readSelect(cursor: Cursor): PostgresCore {
  const {start} = expect(cursor, 'SELECT');
  const distinct = accept(cursor, 'DISTINCT');
  const distinctOn = distinct ? readDistinctOn(cursor) : undefined;
  if (!distinct) accept(cursor, 'ALL');
  const core = readSelectAfter(cursor, start, distinct && distinctOn === undefined);
  return {...core, distinctOn};
}

function readDistinctOn(cursor: Cursor): PostgresCore['distinctOn'] {
  const before = previous(cursor);
  if (!at(cursor, 'ON', '(')) return undefined;
  take(cursor);
  const open = take(cursor);
  const expressions: Expression[] = [];
  do expressions.push(cursor.grammar.readExpression(cursor));
  while (accept(cursor, ','));
  expectClose(cursor, open);
  return {expressions, range: rangeFrom(cursor, before?.start ?? open.start)};
}

function refuseLock(cursor: Cursor): void {
  if (!at(cursor, 'FOR') || !/^(UPDATE|SHARE|NO|KEY)$/.test(peek(cursor, 1).key)) return;
  const range = {start: peek(cursor).start, end: peek(cursor, 1).end};
  const hint = 'An API locks no rows. A change is refused where a row is not as it was read.';
  throw unsupported(cursor.source, `FOR ${peek(cursor, 1).key} is not supported`, range, hint);
}
