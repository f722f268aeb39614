import type {QueryPlan} from '../plan/plan.js';
import type {ExecuteContext} from './execute-context.js';
import type {LocalRow} from './local-database.js';
import type {PlanEnd} from './result.js';
import {type GivenRows, streamQuery} from './stream-query.js';

/** What a read gave, before its values are put into the form that results have. */
export interface QueryAnswer extends PlanEnd {
  readonly rows: readonly LocalRow[];
}

/**
 * Runs a read to its end; see streamQuery.
 *
 * @throws RowgateError of any call that fails: there are no partial rows.
 */
export async function runQuery(
  plan: QueryPlan,
  context: ExecuteContext,
  given?: GivenRows,
): Promise<QueryAnswer> {
  const rows: LocalRow[] = [];
  const stream = streamQuery(plan, context, given);
  for (;;) {
    const next = await stream.next();
    if (next.done) return {rows, ...next.value};
    for (const row of next.value) rows.push(row);
  }
}
