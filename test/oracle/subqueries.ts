import {drawFromClause} from './from-clause.js';
import {drawPredicate} from './predicates.js';
import {drawReference, type Making, type Scope} from './sources.js';
import type {Kind} from './tables.js';
import {same, sql, type Text} from './text.js';

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
    const where = draw.chance(70) ? sql` WHERE ${drawPredicate(making, inner, 2)}` : same('');
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

/** A query that gives one value, whatever the order of rows. */
export function drawScalar(making: Making, scope: Scope): Text {
  const {draw} = making;
  making.depth += 1;
  const from = drawFromClause(making, scope, 1);
  const inner: Scope = {sources: from.sources, outer: scope};
  const found = drawReference(making, {...inner, outer: undefined}, ['integer', 'text']);
  const where = draw.chance(70) ? sql` WHERE ${drawPredicate(making, inner, 2)}` : same('');
  making.depth -= 1;
  const value =
    found === undefined ? same('count(*)') : sql`${draw.pick(['max', 'count', 'min'])}(${found.text})`;
  return sql`(SELECT ${value} FROM ${from.text}${where})`;
}
