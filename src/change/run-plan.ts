import {findMethod, resourceAt} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import type {LocalRow} from '../execute/local-database.js';
import type {Outcome, PlanResult} from '../execute/result.js';
import {runQuery} from '../execute/run-query.js';
import {toValue} from '../execute/to-value.js';
import type {ChangePlan, GivenTable, Plan, QueryPlan} from '../plan/plan.js';
import {accountsOf} from './account.js';
import type {AppliedChange} from './apply-call.js';
import {applyChanges} from './apply-changes.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';
import {explainPlan} from './explain-plan.js';
import {checkExpectation, guardChanges} from './guard-changes.js';
import {leaveOutExisting} from './leave-out-existing.js';
import {previewChanges} from './preview-changes.js';
import {resolveChanges} from './resolve-changes.js';
import {changedRows, type ResultTable, resultOfChangeSet, resultOfChanges} from './result-of-changes.js';

/** Carries out a plan, of whatever kind. */
export async function runPlan(plan: Plan, context: ChangeContext): Promise<PlanResult> {
  switch (plan.kind) {
    case 'values':
      return {columns: plan.columns, rows: plan.rows, complete: true, notes: []};
    case 'transaction':
      throw new RowgateError('usage', `${plan.action.toUpperCase()} goes with other statements`, {
        hint: 'As in BEGIN; UPDATE …; COMMIT.',
      });
    case 'explain':
      return explainPlan(plan.plan, context.catalog);
    case 'query':
      return runRead(plan, context);
    case 'change':
      return runChange(plan, context);
  }
}

async function runRead(plan: QueryPlan, context: ChangeContext): Promise<PlanResult> {
  const {given, outcomes, notes} = await fillGiven(plan.given, context);
  const answer = await runQuery(plan, context, given);
  return {
    columns: plan.columns,
    rows: answer.rows.map(row => row.map((value, index) => toValue(value, plan.columns[index]?.type))),
    complete: answer.complete,
    notes: [...notes, ...answer.notes],
    ...(outcomes.length > 0 && {outcomes}),
  };
}

/** Calls the procedures that stand in a FROM clause, and gives the rows that they answer. */
async function fillGiven(
  tables: readonly GivenTable[],
  context: ChangeContext,
): Promise<{
  given: Map<string, readonly LocalRow[]>;
  outcomes: readonly Outcome[];
  notes: readonly string[];
}> {
  const given = new Map<string, readonly LocalRow[]>();
  const outcomes: Outcome[] = [];
  const notes: string[] = [];
  for (const {table, change} of tables) {
    if (change === undefined) continue;
    const found = await findChanges(change, context);
    if (context.dryRun && !found.changeSet.isRead) {
      throw new RowgateError('unsupported', `a query over ${change.method} can't be previewed`, {
        hint: `Preview EXEC ${change.resource}.${change.method} by itself.`,
      });
    }
    await guardChanges(found.changeSet, context);
    const applied = await applyJournalled(found.changeSet, context);
    given.set(table, changedRows(change, applied, context));
    notes.push(...found.notes, ...applied.flatMap(each => each.trouble ?? []));
    if (found.changeSet.isRead) failOnRead(applied);
    else outcomes.push(...applied.map(each => each.outcome));
  }
  return {given, outcomes, notes};
}

/** A procedure that only reads has failed as a read does. */
function failOnRead(applied: readonly AppliedChange[]): void {
  for (const {outcome} of applied) {
    if ('reason' in outcome) {
      const code = outcome.reason.startsWith('stopped') ? 'cancelled' : 'api';
      throw new RowgateError(code, outcome.reason);
    }
  }
}

async function findChanges(
  plan: ChangePlan,
  context: ChangeContext,
): Promise<{changeSet: ChangeSet; notes: readonly string[]}> {
  const inner = await fillGiven(plan.find.given, context);
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
  const notes = [...inner.notes, ...answer.notes];
  const resolved = resolveChanges(plan, context.catalog, answer.rows);
  const changeSet = await leaveOutExisting(resolved, context);
  checkExpectation(plan, changeSet.changes.length);
  return {changeSet, notes};
}

/** Applies a change set that has passed its guards; one that changes anything is journalled, where that is asked for. */
export async function applyJournalled(
  changeSet: ChangeSet,
  context: ChangeContext,
): Promise<readonly AppliedChange[]> {
  const changes = changeSet.changes.some(change => change.call !== undefined);
  const {startJournal, catalog, identify} = context;
  const journal =
    changeSet.isRead || !changes || startJournal === undefined
      ? undefined
      : startJournal({...changeSet, accounts: accountsOf(changeSet, catalog, identify)});
  try {
    return await applyChanges(changeSet, context, journal);
  } finally {
    journal?.close();
  }
}

/**
 * The change set that a write comes to, its rows read now.
 *
 * @throws RowgateError `unsupported` for a plan that changes nothing.
 */
export async function makeChangeSet(plan: Plan, context: ChangeContext): Promise<ChangeSet> {
  if (plan.kind === 'change') {
    const {changeSet} = await findChanges(plan, context);
    if (!changeSet.isRead) return changeSet;
  }
  throw new RowgateError('unsupported', 'a plan is made of statements that change something', {
    hint: 'Run a statement that only reads by itself.',
  });
}

/** Previews, guards and applies a change set that is made up already. */
export async function runChangeSet(changeSet: ChangeSet, context: ChangeContext): Promise<PlanResult> {
  if (context.dryRun) return {...previewChanges(changeSet, context.catalog), complete: true, notes: []};
  await guardChanges(changeSet, context);
  const applied = await applyJournalled(changeSet, context);
  return {
    ...resultOfChangeSet(changeSet, applied, context.catalog),
    complete: true,
    notes: applied.flatMap(each => each.trouble ?? []),
    outcomes: applied.map(each => each.outcome),
  };
}

async function runChange(plan: ChangePlan, context: ChangeContext): Promise<PlanResult> {
  const {changeSet, notes} = await findChanges(plan, context);
  if (context.dryRun && !changeSet.isRead) {
    return {...previewChanges(changeSet, context.catalog), complete: true, notes};
  }
  await guardChanges(changeSet, context);
  const applied = await applyJournalled(changeSet, context);
  if (changeSet.isRead) failOnRead(applied);
  const table = await answerOf(plan, changeSet, applied, context);
  return {
    ...table,
    complete: true,
    notes: [...notes, ...applied.flatMap(each => each.trouble ?? [])],
    ...(!changeSet.isRead && {outcomes: applied.map(each => each.outcome)}),
  };
}

async function answerOf(
  plan: ChangePlan,
  changeSet: ChangeSet,
  applied: readonly AppliedChange[],
  context: ChangeContext,
): Promise<ResultTable> {
  const entry = resourceAt(context.catalog, plan.resource);
  const method = findMethod(entry, plan.method);
  const {returning} = plan;
  if (returning === undefined) return resultOfChanges(plan, changeSet, applied, entry, method);
  const table = returning.given.find(each => each.change === undefined)?.table ?? '';
  const inner = await fillGiven(returning.given, context);
  const given = new Map([...inner.given, [table, changedRows(plan, applied, context)]]);
  const answer = await runQuery(returning, context, given);
  const {columns} = returning;
  return {
    columns,
    rows: answer.rows.map(row => row.map((value, index) => toValue(value, columns[index]?.type))),
  };
}
