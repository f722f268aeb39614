import type {Result} from '../../execute/result.js';
import {localOutcome} from '../../plan/local-outcome.js';
import type {LocalPlan, Plan} from '../../plan/plan.js';
import type {Session} from '../session/session.js';
import {isOn} from '../session/settings.js';

/** What is said once a statement has been carried out, as in `UPDATE 3`. */
export function tagOf(plan: Plan, result: Result, session: Session): (rows: number) => string {
  if (plan.kind === 'explain') return () => 'EXPLAIN';
  if (plan.kind === 'local') return () => localTag(plan, result);
  if (plan.kind !== 'change' || plan.verb === 'exec' || isOn(session.settings, 'rowgate.dry_run')) {
    return rows => `SELECT ${rows}`;
  }
  const count = countChanges(result, plan.verb === 'insert');
  const verb = plan.verb === 'replace' ? 'UPDATE' : plan.verb.toUpperCase();
  return () => (verb === 'INSERT' ? `INSERT 0 ${count}` : `${verb} ${count}`);
}

/** Those that were made, or in a transaction are to be made. A row that INSERT left as it is does not count. */
function countChanges({outcomes = [], preview}: Result, isInsert: boolean): number {
  if (preview !== undefined) return preview.filter(({action}) => !isInsert || action !== 'nothing').length;
  return outcomes.filter(({kind}) => kind === 'done' || (!isInsert && kind === 'unchanged')).length;
}

function localTag({change}: LocalPlan, {rows}: Result): string {
  const {operation} = localOutcome(change);
  const count = Number(rows[0]?.[2] ?? 0);
  if (change.kind === 'insert') return `INSERT 0 ${count}`;
  return change.kind === 'update' || change.kind === 'delete'
    ? `${operation.toUpperCase()} ${count}`
    : operation.toUpperCase();
}
