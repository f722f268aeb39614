import {findMethod, resourceAt} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import type {PlanResult} from '../execute/result.js';
import {toValue} from '../execute/to-value.js';
import type {ChangePlan, Plan} from '../plan/plan.js';
import type {Row} from '../row.js';
import type {AppliedChange} from './apply-call.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';
import {checkSecretsKept} from './check-secrets-kept.js';
import {checkReadOnly, guardChanges} from './guard-changes.js';
import {previewChanges} from './preview-changes.js';
import {isAllDone} from './result-of-changes.js';
import {applyJournalled, makeChangeSet, runPlan} from './run-plan.js';

/**
 * Carries out a statement. `collected` is there between BEGIN and COMMIT: changes are made up and shown then, and COMMIT makes
 * them all.
 */
export async function runCollected(
  plan: Plan,
  collected: ChangeSet[] | undefined,
  context: ChangeContext,
): Promise<PlanResult> {
  if (collected === undefined) return runPlan(plan, context);
  if (plan.kind === 'transaction') {
    if (plan.action === 'commit' && !context.dryRun) return runTransaction(collected, context);
    const count = collected.flatMap(({changes}) => changes.filter(({call}) => call !== undefined)).length;
    return {columns: [], rows: [], complete: true, notes: [`${count} changes were not made`]};
  }
  const changes = plan.kind === 'query' ? plan.given.flatMap(({change}) => change ?? []) : [];
  if (changes.some(change => !isRead(change, context))) {
    throw new RowgateError('unsupported', 'a query can change nothing between BEGIN and COMMIT', {
      hint: 'Let the EXEC stand by itself.',
    });
  }
  checkReads(plan, collected);
  if (plan.kind !== 'change' || isRead(plan, context)) return runPlan(plan, context);
  const changeSet = await makeChangeSet(plan, context);
  checkReadOnly(changeSet, context);
  if (!context.dryRun) checkSecretsKept(changeSet, context.catalog, context.secretSink?.where);
  collected.push(changeSet);
  const notes = ['these changes are made with COMMIT'];
  return {...previewChanges(changeSet, context.catalog), complete: true, notes};
}

/** A query would not see what is only changed with COMMIT. A write may be about rows of the same resource as one before it. */
function checkReads(plan: Plan, collected: readonly ChangeSet[]): void {
  const changed = new Set(collected.map(({resource}) => resource));
  const target = plan.kind === 'change' ? plan.resource : undefined;
  const scans = plan.kind === 'query' ? plan.scans : plan.kind === 'change' ? plan.find.scans : [];
  const stale = scans.find(({resource}) => resource !== target && changed.has(resource));
  if (stale === undefined) return;
  throw new RowgateError(
    'unsupported',
    `${stale.resource} is changed only with COMMIT, and can't be read before`,
    {
      hint: 'Read it before the first change of it, or after COMMIT.',
    },
  );
}

function isRead({resource, method}: ChangePlan, {catalog}: ChangeContext): boolean {
  return findMethod(resourceAt(catalog, resource), method).http === 'GET';
}

/**
 * Makes the changes of several statements, in their order, under guards that see them as one. A statement not all of whose
 * changes were made is the last: an API has no way to take back those before it, and the result accounts for them.
 */
async function runTransaction(changeSets: readonly ChangeSet[], context: ChangeContext): Promise<PlanResult> {
  const total = changeSets.flatMap(({changes}) => changes.filter(change => change.call !== undefined)).length;
  for (const changeSet of changeSets) await guardChanges(changeSet, context, total);
  const rows: Row[] = [];
  const all: AppliedChange[] = [];
  let isWhole = true;
  for (const changeSet of changeSets) {
    const applied: readonly AppliedChange[] = isWhole
      ? await applyJournalled(changeSet, context)
      : changeSet.changes.map(change => ({
          change,
          outcome: {kind: 'skipped', reason: 'a change before it was not made'},
        }));
    isWhole &&= isAllDone(applied.map(each => each.outcome));
    const {resource} = resourceAt(context.catalog, changeSet.resource);
    const key = resource.columns.find(column => column.name === resource.key);
    for (const {change, outcome} of applied) {
      const reason = 'reason' in outcome ? outcome.reason : null;
      rows.push([changeSet.resource, changeSet.verb, toValue(change.key, key?.type), outcome.kind, reason]);
    }
    all.push(...applied);
  }
  return {
    columns: [
      {name: 'resource', type: 'text'},
      {name: 'action', type: 'text'},
      {name: 'key', type: undefined},
      {name: 'outcome', type: 'text'},
      {name: 'reason', type: 'text'},
    ],
    rows,
    complete: true,
    notes: all.flatMap(each => each.trouble ?? []),
    outcomes: all.map(each => each.outcome),
  };
}
