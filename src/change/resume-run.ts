import {findMethod, resourceAt} from '../catalog/catalog.js';
import type {Outcome, PlanResult} from '../execute/result.js';
import {checkAccounts} from './account.js';
import type {AppliedChange} from './apply-call.js';
import {applyInOrder} from './apply-run.js';
import type {ChangeContext} from './change-context.js';
import type {Change, ChangeSet} from './change-set.js';
import {checkReadOnly} from './check-read-only.js';
import {describeDrift, isAsIntended} from './compare-row.js';
import {guardChanges} from './guard-changes.js';
import {type Journal, reopenJournal} from './journal.js';
import {findExisting, identify} from './natural-key.js';
import {type RecordedRun, type RecordedState, readJournal} from './read-journal.js';
import {readRow} from './read-row.js';
import {isAllDone, resultOfRun} from './result-of-changes.js';
import {fillSecrets} from './saved-plan.js';
import {shareWork} from './share-work.js';

export interface ResumeOptions {
  /** What may have been sent, and can't be looked up, is sent again. */
  readonly retryUnknown: boolean;
  /** Values of secret parameters, which a journal does not hold. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly newToken?: boolean | undefined;
}

/**
 * Goes on with a run that ended early: what is done stays done; what may have been sent is looked up where the API lets
 * one see, and is `unknown` where it does not, unless `retryUnknown`; what was not sent is sent, after its row has been
 * read again.
 *
 * @throws RowgateError; `missing_parameter` for a secret that what is left needs.
 */
export async function resumeRun(
  recorded: RecordedRun,
  context: ChangeContext,
  options: ResumeOptions,
): Promise<PlanResult> {
  checkAccounts('run', recorded.accounts, context.identify, options);
  if (context.dryRun) {
    const states = await lookUpAll(recorded, context, options);
    return describeStates(recorded, states, new Map(), context);
  }
  for (const each of recorded.changeSets) checkReadOnly(each, context);
  const journal = reopenJournal(recorded.path, recorded.run);
  try {
    // Another may have gone on with it before the journal was taken.
    return await goOn(readJournal(recorded.path), journal, context, options);
  } finally {
    journal.close();
  }
}

async function goOn(
  recorded: RecordedRun,
  journal: Journal,
  context: ChangeContext,
  options: ResumeOptions,
): Promise<PlanResult> {
  const {changeSets} = recorded;
  const states = await lookUpAll(recorded, context, options);
  const found = states.flatMap((state, index) =>
    state.kind === 'ended' && recorded.states[index]?.kind !== 'ended'
      ? [{index, outcome: state.outcome, ...(state.key !== undefined && {key: state.key})}]
      : [],
  );
  await journal.settle(found);
  const rest = withoutEnded(changeSets, states).map(each =>
    fillSecrets(each, context.catalog, options.secrets),
  );
  await guardChanges(rest, {...context, yes: true});
  const ends = endsOf(changeSets);
  const isStopped = (set: number) => {
    const own = states.slice(ends[set - 1] ?? 0, ends[set]);
    return !isAllDone(own.flatMap(each => (each.kind === 'ended' ? [each.outcome] : [])));
  };
  const applied = await applyInOrder(rest, {...context, recheck: true}, journal, isStopped);
  const made = new Map(applied.flat().entries());
  return describeStates(recorded, states, made, context);
}

/** What is known of each change, once those that may have been sent are looked up. */
async function lookUpAll(
  {changeSets, states: recorded}: RecordedRun,
  context: ChangeContext,
  {retryUnknown}: ResumeOptions,
): Promise<readonly RecordedState[]> {
  const states = [...recorded];
  const numbered = changeSets.flatMap(changeSet => changeSet.changes.map(change => ({changeSet, change})));
  await shareWork(numbered.length, context.concurrency, async index => {
    const each = numbered[index];
    if (each !== undefined && states[index]?.kind === 'sent') {
      states[index] = await lookUp(each.change, each.changeSet, context, retryUnknown);
    }
  });
  return states;
}

/** Change sets in which only what is still to be sent has a call. */
function withoutEnded(
  changeSets: readonly ChangeSet[],
  states: readonly RecordedState[],
): readonly ChangeSet[] {
  const ends = endsOf(changeSets);
  return changeSets.map((changeSet, set) => ({
    ...changeSet,
    changes: changeSet.changes.map((change, index) =>
      states[(ends[set - 1] ?? 0) + index]?.kind === 'open' ? change : {...change, call: undefined},
    ),
  }));
}

/** The number of changes up to the end of each set. */
function endsOf(changeSets: readonly ChangeSet[]): readonly number[] {
  let end = 0;
  return changeSets.map(({changes}) => {
    end += changes.length;
    return end;
  });
}

/** What became of a change that may have been sent. */
async function lookUp(
  change: Change,
  changeSet: ChangeSet,
  context: ChangeContext,
  retryUnknown: boolean,
): Promise<RecordedState> {
  const {verb, resource} = changeSet;
  const entry = resourceAt(context.catalog, resource);
  if (verb === 'delete' || verb === 'update' || verb === 'replace') {
    const now = await readRow(resource, change, context);
    const isMade = verb === 'delete' ? now === undefined : isAsIntended(entry, changeSet, change, now);
    if (isMade) return {kind: 'ended', outcome: {kind: 'done'}};
    // What was not deleted is there. What was changed may have been changed again by another.
    const drift = verb === 'delete' ? undefined : describeDrift(entry, changeSet, change, now);
    if (drift === undefined || retryUnknown) return {kind: 'open'};
    return {kind: 'ended', outcome: {kind: 'unknown', reason: `it was sent, and then ${drift}`}};
  }
  if (verb === 'insert' && changeSet.naturalKey !== undefined) {
    const key = (await findExisting(changeSet, [change], context)).get(identify(changeSet, change));
    return key === undefined ? {kind: 'open'} : {kind: 'ended', outcome: {kind: 'done'}, key};
  }
  if (findMethod(entry, changeSet.method).idempotent || retryUnknown) return {kind: 'open'};
  const reason = 'it was sent, and no answer tells whether it was made; nothing shows it';
  return {kind: 'ended', outcome: {kind: 'unknown', reason}};
}

const open: Outcome = {kind: 'skipped', reason: 'it is still to be sent'};

function describeStates(
  {changeSets}: RecordedRun,
  states: readonly RecordedState[],
  made: ReadonlyMap<number, AppliedChange>,
  {catalog}: ChangeContext,
): PlanResult {
  const ends = endsOf(changeSets);
  const sets = changeSets.map((changeSet, set) => ({
    changeSet,
    applied: changeSet.changes.map((change, at): AppliedChange => {
      const index = (ends[set - 1] ?? 0) + at;
      const state = states[index];
      if (state?.kind !== 'ended') return made.get(index) ?? {change, outcome: open};
      return {change, outcome: state.outcome, ...(state.key !== undefined && {key: state.key})};
    }),
  }));
  const all = sets.flatMap(each => each.applied);
  return {
    ...resultOfRun(sets, catalog),
    complete: true,
    notes: [...new Set(all.flatMap(each => each.trouble ?? []))],
    outcomes: all.map(each => each.outcome),
  };
}
