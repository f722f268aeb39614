import {RowgateError} from '../errors.js';
import type {PlanPart, PlanResult} from '../execute/result.js';
import {partsOf} from '../execute/result-parts.js';
import {runQuery} from '../execute/run-query.js';
import {streamQuery} from '../execute/stream-query.js';
import {createRowReader} from '../execute/to-value.js';
import type {ChangePlan, Plan, QueryPlan} from '../plan/plan.js';
import {applyRun} from './apply-run.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';
import {changedRows} from './changed-rows.js';
import {explainPlan} from './explain-plan.js';
import {failOnRead, fillGiven, findChanges} from './find-changes.js';
import {checkSecretsShown, describeSecrets, guardChanges} from './guard-changes.js';
import {previewChanges} from './preview-changes.js';
import {readBack} from './read-back.js';
import {type AppliedSet, type ResultTable, resultOfProcedure, resultOfRun} from './result-of-changes.js';
import {runLocal} from './run-local.js';

/**
 * Carries out a plan, of whatever kind. A read gives its rows as they come, and asks no further than a few pages ahead of
 * what is taken of them; what is left early is given up.
 *
 * @throws RowgateError; of a read, after some of its rows, too.
 */
export async function* runPlan(plan: Plan, context: ChangeContext): AsyncGenerator<PlanPart, void> {
  switch (plan.kind) {
    case 'values':
      return yield* partsOf({columns: plan.columns, rows: plan.rows, complete: true, notes: []});
    case 'transaction':
      throw new RowgateError('usage', `${plan.action.toUpperCase()} goes with other statements`, {
        hint: 'As in BEGIN; UPDATE …; COMMIT.',
      });
    case 'explain':
      return yield* partsOf(explainPlan(plan.plan, context.catalog));
    case 'query':
      return yield* runRead(plan, context);
    case 'change':
      return yield* partsOf(await runChange(plan, context));
    case 'local':
      return yield* partsOf(await runLocal(plan, context));
  }
}

/** Previews, guards and applies change sets that are made up already, as one run. */
export async function runChangeSets(
  changeSets: readonly ChangeSet[],
  context: ChangeContext,
): Promise<PlanResult> {
  if (context.dryRun) return previewResult(changeSets, [], context);
  return accountFor(await apply(changeSets, context), [], context);
}

async function* runRead(plan: QueryPlan, context: ChangeContext): AsyncGenerator<PlanPart, void> {
  const {columns} = plan;
  const {given, outcomes, notes} = await fillGiven(plan, context);
  const readRow = createRowReader(columns);
  const batches = streamQuery(plan, context, given);
  try {
    // Where the first call fails, there is no result: not even a head.
    let next = await batches.next();
    const isPaged = plan.passing !== undefined && {isPaged: true as const};
    yield {kind: 'head', columns, notes, ...isPaged, ...(outcomes.length > 0 && {outcomes})};
    for (; !next.done; next = await batches.next()) yield {kind: 'rows', rows: next.value.map(readRow)};
    yield {kind: 'end', ...next.value};
  } finally {
    await batches.return({complete: true, notes: []});
  }
}

async function runChange(plan: ChangePlan, context: ChangeContext): Promise<PlanResult> {
  const {changeSets, notes} = await findChanges(plan, context);
  const isRead = changeSets.every(each => each.isRead);
  if (context.dryRun && !isRead) return previewResult(changeSets, notes, context);
  if (plan.returning !== undefined) checkSecretsShown(changeSets, plan.returning, context);
  const sets = await apply(changeSets, context);
  if (isRead) failOnRead(sets.flatMap(each => each.applied));
  const table = await tableOf(plan, sets, context);
  return accountFor(sets, [...notes, ...table.notes], context, table);
}

async function apply(
  changeSets: readonly ChangeSet[],
  context: ChangeContext,
): Promise<readonly AppliedSet[]> {
  await guardChanges(changeSets, context);
  const applied = await applyRun(changeSets, context);
  return changeSets.map((changeSet, at) => ({changeSet, applied: applied[at] ?? []}));
}

function previewResult(
  changeSets: readonly ChangeSet[],
  notes: readonly string[],
  context: ChangeContext,
): PlanResult {
  const secrets = describeSecrets(changeSets, context);
  return {
    ...previewChanges(changeSets, context.catalog),
    complete: true,
    notes: secrets === undefined ? notes : [...notes, secrets],
  };
}

function accountFor(
  sets: readonly AppliedSet[],
  notes: readonly string[],
  {catalog}: ChangeContext,
  table: ResultTable = resultOfRun(sets, catalog),
): PlanResult {
  const all = sets.flatMap(each => each.applied);
  return {
    columns: table.columns,
    rows: table.rows,
    complete: true,
    notes: [...notes, ...new Set(all.flatMap(each => each.trouble ?? []))],
    ...(!sets.every(({changeSet}) => changeSet.isRead) && {outcomes: all.map(each => each.outcome)}),
  };
}

async function tableOf(
  plan: ChangePlan,
  sets: readonly AppliedSet[],
  context: ChangeContext,
): Promise<ResultTable & {readonly notes: readonly string[]}> {
  const {returning, returned = []} = plan;
  const [first] = sets;
  // A secret that could not be kept elsewhere must be in the result, whatever was to be in it.
  const isUnkept = sets.some(({applied}) => applied.some(each => each.secrets && each.trouble !== undefined));
  if (returning === undefined || isUnkept) {
    const isProcedure = plan.verb === 'exec' && first !== undefined;
    const table = isProcedure
      ? resultOfProcedure(plan, first, context.catalog)
      : resultOfRun(sets, context.catalog);
    return {...table, notes: []};
  }
  const table = returning.given.find(each => each.change === undefined)?.table ?? '';
  const inner = await fillGiven(returning, context);
  const read = await readBack(sets, returned, context);
  const changed = read.sets.flatMap(({changeSet, applied}) =>
    changedRows(changeSet, applied, context.catalog),
  );
  const answer = await runQuery(returning, context, new Map([...inner.given, [table, changed]]));
  const {columns} = returning;
  return {columns, rows: answer.rows.map(createRowReader(columns)), notes: read.notes};
}
