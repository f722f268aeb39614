import {RowgateError} from '../errors.js';
import type {PlanPart, PlanResult} from '../execute/result.js';
import {partsOf} from '../execute/result-parts.js';
import {makeNote} from '../notes.js';
import {isOfRead, isWrite} from '../plan/is-write.js';
import type {Plan, TransactionPlan} from '../plan/plan.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';
import {checkReadOnly} from './check-read-only.js';
import {findChanges} from './find-changes.js';
import {previewChanges} from './preview-changes.js';
import {runChangeSets, runPlan} from './run-plan.js';

/**
 * Carries out a statement, as runPlan does. `collected` is there between BEGIN and COMMIT: changes are made up and shown
 * then, and COMMIT makes them all, as one run.
 */
export async function* runCollected(
  plan: Plan,
  collected: ChangeSet[] | undefined,
  context: ChangeContext,
): AsyncGenerator<PlanPart, void> {
  if (collected === undefined) return yield* runPlan(plan, context);
  if (plan.kind === 'transaction') return yield* partsOf(await endTransaction(plan, collected, context));
  if (plan.kind === 'query' && isWrite(plan, context.catalog)) {
    throw new RowgateError('unsupported', 'a query can change nothing between BEGIN and COMMIT', {
      hint: 'Let the EXEC stand by itself.',
    });
  }
  checkReads(plan, collected);
  if (plan.kind !== 'change' || isOfRead(plan, context.catalog)) return yield* runPlan(plan, context);
  const {changeSets, notes} = await findChanges(plan, context);
  for (const changeSet of changeSets) checkReadOnly(changeSet, context);
  collected.push(...changeSets);
  yield* partsOf({
    ...previewChanges(changeSets, context.catalog),
    complete: true,
    notes: [...notes, makeNote('made_with_commit', 'these changes are made with COMMIT')],
  });
}

async function endTransaction(
  {action}: TransactionPlan,
  collected: readonly ChangeSet[],
  context: ChangeContext,
): Promise<PlanResult> {
  if (action === 'commit' && !context.dryRun) return runChangeSets(collected, context);
  const count = collected.flatMap(({changes}) => changes.filter(({call}) => call !== undefined)).length;
  return {
    columns: [],
    rows: [],
    complete: true,
    notes: [makeNote('not_made', `${count} changes were not made`)],
  };
}

/**
 * The change sets that some statements come to, their rows read now. Those of a transaction that is rolled back are none.
 *
 * @throws RowgateError `unsupported` for a statement that changes nothing, or that asks for what only a change can give.
 */
export async function collectChanges(
  plans: readonly Plan[],
  context: ChangeContext,
): Promise<{changeSets: readonly ChangeSet[]; notes: readonly string[]}> {
  const notes: string[] = [];
  let changeSets: ChangeSet[] = [];
  let begun: readonly ChangeSet[] = [];
  for (const plan of plans) {
    if (plan.kind === 'transaction') {
      if (plan.action === 'rollback') changeSets = [...begun];
      begun = [...changeSets];
      continue;
    }
    if (plan.kind !== 'change' || isOfRead(plan, context.catalog)) {
      throw new RowgateError('unsupported', 'a plan is made of statements that change something', {
        hint: 'Run a statement that only reads by itself.',
      });
    }
    if (plan.returning !== undefined) {
      throw new RowgateError('unsupported', 'RETURNING has nothing to return in a plan', {
        hint: 'Leave it out: applying the plan gives a row for each change.',
      });
    }
    const found = await findChanges(plan, context);
    changeSets.push(...found.changeSets);
    notes.push(...found.notes);
  }
  return {changeSets, notes};
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
    `${stale.resource} is changed with COMMIT, and can't be read before`,
    {
      hint: 'Read it before the first change of it, or after COMMIT.',
    },
  );
}
