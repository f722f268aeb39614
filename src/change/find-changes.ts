import {RowgateError} from '../errors.js';
import type {LocalRow} from '../execute/local-database.js';
import type {Outcome} from '../execute/result.js';
import {runQuery} from '../execute/run-query.js';
import type {ChangePlan, QueryPlan} from '../plan/plan.js';
import type {AppliedChange} from './apply-call.js';
import {applyRun} from './apply-run.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';
import {changedRows} from './changed-rows.js';
import {checkExpectation, checkSecretsShown, guardChanges} from './guard-changes.js';
import {resolveChanges} from './resolve-changes.js';
import {leaveOutExisting, updateExisting} from './resolve-conflicts.js';

/** What a write comes to. */
export interface FoundChanges {
  readonly changeSets: readonly ChangeSet[];
  readonly notes: readonly string[];
}

/**
 * Reads the rows that a write is about, and makes up its changes. Nothing is changed, but by a procedure that the statement
 * reads from.
 *
 * @throws RowgateError; `refused` where they can't all be read.
 */
export async function findChanges(plan: ChangePlan, context: ChangeContext): Promise<FoundChanges> {
  const readAt = new Date().toISOString();
  const inner = await fillGiven(plan.find, context);
  // A write is never made from what was kept from earlier.
  const answer = await runQuery(plan.find, {...context, cache: undefined}, inner.given);
  if (answer.complete !== true) {
    throw new RowgateError('refused', `the rows to change could not all be read: ${answer.complete.reason}`, {
      hint:
        answer.complete.connections === undefined
          ? 'Nothing was changed. Run it again.'
          : "Nothing was changed. Run it again once all answer, or say which: WHERE connection = '…'.",
    });
  }
  const resolved = resolveChanges(plan, context.catalog, answer.rows);
  const changeSets = (await resolveConflicts(plan, resolved, context)).map(each => ({...each, readAt}));
  checkExpectation(plan, changeSets.flatMap(each => each.changes).length);
  return {changeSets, notes: [...inner.notes, ...answer.notes]};
}

async function resolveConflicts(
  {conflict}: ChangePlan,
  changeSet: ChangeSet,
  context: ChangeContext,
): Promise<readonly ChangeSet[]> {
  if (changeSet.naturalKey === undefined) return [changeSet];
  if (conflict !== undefined) return updateExisting(changeSet, conflict, context);
  return [await leaveOutExisting(changeSet, context)];
}

/** Calls the procedures that stand in the FROM clauses of a query, and gives the rows that they answer. */
export async function fillGiven(
  query: QueryPlan,
  context: ChangeContext,
): Promise<{
  given: Map<string, readonly LocalRow[]>;
  outcomes: readonly Outcome[];
  notes: readonly string[];
}> {
  const given = new Map<string, readonly LocalRow[]>();
  const outcomes: Outcome[] = [];
  const notes: string[] = [];
  for (const {table, change} of query.given) {
    if (change === undefined) continue;
    const found = await findChanges(change, context);
    const isRead = found.changeSets.every(each => each.isRead);
    if (context.dryRun && !isRead) {
      throw new RowgateError('unsupported', `a query over ${change.method} can't be previewed`, {
        hint: `Preview EXEC ${change.resource}.${change.method} by itself.`,
      });
    }
    checkSecretsShown(found.changeSets, query, context);
    await guardChanges(found.changeSets, context);
    const applied = (await applyRun(found.changeSets, context)).flat();
    given.set(table, changedRows(change, applied, context.catalog));
    notes.push(...found.notes, ...applied.flatMap(each => each.trouble ?? []));
    if (isRead) failOnRead(applied);
    else outcomes.push(...applied.map(each => each.outcome));
  }
  return {given, outcomes, notes};
}

/** A procedure that only reads has failed as a read does. */
export function failOnRead(applied: readonly AppliedChange[]): void {
  for (const {outcome} of applied) {
    if ('reason' in outcome) {
      const code = outcome.reason.startsWith('stopped') ? 'cancelled' : 'api';
      throw new RowgateError(code, outcome.reason);
    }
  }
}
