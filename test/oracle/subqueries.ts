import {drawFromClause} from './from-clause.js';
import {drawPredicate} from './predicates.js';
import {drawOuterReference, drawReference, type Making, type Scope} from './sources.js';
import type {Kind} from './tables.js';
import {join, same, sql, type Text} from './text.js';

/** A test by a query within the query, which may speak of the row that is tested. */
export function drawSubqueryTest(making: Making, scope: Scope): Text {
  const {draw} = making;
  making.depth += 1;
  try {
    const kind = draw.pick<Kind>(['integer', 'text', 'timestamp', 'boolean']);
    const tested = drawReference(making, {...scope, outer: undefined}, [kind]);
    const from = drawFromClause(making, scope, 1);
    const inner: Scope = {sources: from.sources, outer: scope};
    const found = drawReference(making, {...inner, outer: undefined}, [kind]);
    const where = drawWhere(making, inner, scope);
    const not = draw.chance(30) ? 'NOT ' : '';
    if (tested === undefined || found === undefined || draw.chance(30)) {
      return sql`${not}EXISTS (SELECT ${draw.pick(['1', '*'])} FROM ${from.text}${where})`;
    }
    if (draw.chance(50)) return sql`${tested.text} ${not}IN (SELECT ${found.text} FROM ${from.text}${where})`;
    const fold = draw.pick(['max', 'min']);
    return sql`${tested.text} ${draw.pick(['=', '<', '>='])} (SELECT ${fold}(${found.text}) FROM ${from.text}${where})`;
  } finally {
    making.depth -= 1;
  }
}

/** Conditions of a query within another, of which one may be that a column is equal to one of the row around it. */
function drawWhere(making: Making, inner: Scope, outer: Scope): Text {
  const {draw} = making;
  const tests: Text[] = [];
  if (draw.chance(35)) {
    const kind = draw.pick<Kind>(['integer', 'text', 'text']);
    const own = drawReference(making, {...inner, outer: undefined}, [kind]);
    const other = drawOuterReference(making, outer, [kind]);
    if (own !== undefined && other !== undefined) tests.push(sql`${own.text} = ${other.text}`);
  }
  if (draw.chance(tests.length === 0 ? 70 : 40)) tests.push(drawPredicate(making, inner, 2));
  return tests.length === 0 ? same('') : sql` WHERE ${join(tests, ' AND ')}`;
}

/** A query that gives one value, whatever the order of rows. */
export function drawScalar(making: Making, scope: Scope): Text {
  const {draw} = making;
  making.depth += 1;
  const from = drawFromClause(making, scope, 1);
  const inner: Scope = {sources: from.sources, outer: scope};
  const found = drawReference(making, {...inner, outer: undefined}, ['integer', 'text']);
  const where = drawWhere(making, inner, scope);
  making.depth -= 1;
  const value =
    found === undefined ? same('count(*)') : sql`${draw.pick(['max', 'count', 'min'])}(${found.text})`;
  return sql`(SELECT ${value} FROM ${from.text}${where})`;
}
