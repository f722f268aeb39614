import {findMethod, resourceAt} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import type {Outcome} from '../execute/result.js';
import {makeNote} from '../notes.js';
import {type AppliedChange, applyCall} from './apply-call.js';
import {findCanaryFault} from './canary.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';
import {type ChangeCall, groupCalls} from './group-calls.js';
import type {Journal} from './journal.js';
import {needsRecheck, recheckChange} from './recheck.js';
import {shareWork} from './share-work.js';
import {tellOutcome} from './tell-outcome.js';

/** Where a change set stands in its run. */
export interface PlaceInRun {
  readonly journal: Journal | undefined;
  /** The number of its first change, through all sets. */
  readonly first: number;
  /** How many changes the run is to make. */
  readonly total: number;
}

/**
 * Sends the changes of a set, several at a time, and accounts for each, in the journal if there is one: an intent is on
 * disk before a call is sent, its outcomes after it. Once stopped, it begins no more and waits for what is under way.
 *
 * @throws RowgateError where it is the settings that are wrong, so that nothing was sent.
 */
export async function applyChanges(
  changeSet: ChangeSet,
  context: ChangeContext,
  {journal, first, total}: PlaceInRun,
): Promise<readonly AppliedChange[]> {
  const entry = resourceAt(context.catalog, changeSet.resource);
  const method = findMethod(entry, changeSet.method);
  const applied: AppliedChange[] = changeSet.changes.map(change => ({change, outcome: {kind: 'unchanged'}}));
  const calls = groupCalls(changeSet, context.catalog);
  let halted: string | undefined;
  let errors = 0;
  let refused: unknown;
  const writing: Promise<void>[] = [];
  const note = (call: ChangeCall, done: readonly AppliedChange[]) => {
    for (const [at, {index}] of call.changes.entries()) {
      const result = done[at];
      if (result === undefined) continue;
      applied[index] = result;
      const {outcome, trouble} = result;
      // What was not sent since all was stopped is no error.
      const isLeft = outcome.kind === 'skipped' && (halted !== undefined || isStopped(context));
      if (isError(outcome) && !isLeft) errors += 1;
      if (errors >= (context.stopAfterErrors ?? Number.POSITIVE_INFINITY)) {
        halted ??= `stopped after ${errors} ${errors === 1 ? 'error' : 'errors'}`;
      }
      if (context.strict && outcome.kind === 'skipped' && outcome.isDrifted) {
        halted ??= `stopped, since ${String(result.change.key)} has drifted`;
      }
      if (trouble !== undefined) halted = `stopped, since ${trouble}`;
    }
  };
  const tell = (call: ChangeCall) => {
    for (const {index} of call.changes) {
      const result = applied[index];
      if (result !== undefined) tellOutcome(result, {index: first + index, total}, changeSet, context);
    }
  };
  const record = (call: ChangeCall, done: readonly AppliedChange[]) => {
    note(call, done);
    tell(call);
  };
  /** What is sent next waits for this to be on disk, since its own intent comes after it; nothing else has to. */
  const settle = (call: ChangeCall, done: readonly AppliedChange[]) => {
    if (journal === undefined) {
      record(call, done);
      return;
    }
    note(call, done);
    const settled = done.map(({change, outcome, key = change.key}, at) => {
      const index = first + (call.changes[at]?.index ?? 0);
      return {index, outcome, ...(key !== null && {key})};
    });
    const written = journal.settle(settled).catch(error => {
      for (const [at, result] of withTrouble(done, error).entries()) {
        const index = call.changes[at]?.index;
        if (index !== undefined) applied[index] = result;
        halted = `stopped, since ${result.trouble}`;
      }
    });
    writing.push(written.then(() => tell(call)));
  };
  const apply = async (planned: ChangeCall) => {
    const reason = halted ?? (isStopped(context) ? 'stopped before it was sent' : undefined);
    if (reason !== undefined) {
      record(planned, skipAll(planned, reason));
      return;
    }
    const call = needsRecheck(changeSet, context)
      ? await recheckCall(planned, changeSet, context, settle)
      : planned;
    if (call === undefined) return;
    // While its rows were read again, another may have put an end to it.
    if (halted !== undefined) {
      record(call, skipAll(call, halted));
      return;
    }
    try {
      await journal?.intend(call.changes.map(each => first + each.index));
    } catch (error) {
      record(call, withTrouble(skipAll(call, 'stopped before it was sent'), error));
      return;
    }
    const late = halted ?? (isStopped(context) ? 'stopped before it was sent' : undefined);
    if (late !== undefined) {
      settle(call, skipAll(call, late));
      return;
    }
    try {
      settle(call, await applyCall(call, entry, method, context));
    } catch (error) {
      settle(call, withTrouble(skipAll(call, 'stopped before it was sent'), error));
      refused = error;
    }
  };
  const applyAll = (some: readonly ChangeCall[]) =>
    shareWork(some.length, context.concurrency, async number => {
      const call = some[number];
      if (call !== undefined) await apply(call);
    });
  try {
    const canary = calls.slice(0, context.canary ?? 0);
    await applyAll(canary);
    await Promise.all(writing);
    const made = canary.flatMap(call => call.changes.flatMap(({index}) => applied[index] ?? []));
    halted ??= await findCanaryFault(made, changeSet, context);
    await applyAll(calls.slice(canary.length));
  } finally {
    await Promise.all(writing);
    if (!changeSet.isRead) context.cache?.forget(entry.provider.name);
  }
  // What was made before must be accounted for, and its secrets must not be lost.
  const isNothingMade = changeSet.isRead || (first === 0 && applied.every(isUnsent));
  if (refused !== undefined && isNothingMade) throw refused;
  return applied;
}

function isStopped({stop, signal}: ChangeContext): boolean {
  return (stop?.aborted ?? false) || (signal?.aborted ?? false);
}

function isError(outcome: Outcome): boolean {
  if (outcome.kind === 'skipped') return outcome.isDrifted !== true;
  return outcome.kind === 'failed' || outcome.kind === 'unknown';
}

function isUnsent({outcome}: AppliedChange): boolean {
  return outcome.kind === 'skipped' || outcome.kind === 'unchanged';
}

function skipAll({changes}: ChangeCall, reason: string): readonly AppliedChange[] {
  return changes.map(({change}) => ({change, outcome: {kind: 'skipped', reason}}));
}

function withTrouble(done: readonly AppliedChange[], error: unknown): readonly AppliedChange[] {
  if (!(error instanceof RowgateError)) throw error;
  return done.map(each => ({...each, trouble: makeNote('run_stopped', error.message)}));
}

/**
 * Reads the rows of a call again, just before it is sent, and leaves out those that are not as they were: another has
 * changed them. Undefined where none is left.
 */
async function recheckCall(
  call: ChangeCall,
  changeSet: ChangeSet,
  context: ChangeContext,
  settle: (call: ChangeCall, done: readonly AppliedChange[]) => void,
): Promise<ChangeCall | undefined> {
  const outcomes = await Promise.all(
    call.changes.map(each => recheckChange(each.change, changeSet, context)),
  );
  const changes = call.changes.filter((_, at) => outcomes[at] === undefined);
  for (const [at, each] of call.changes.entries()) {
    const outcome = outcomes[at];
    if (outcome !== undefined) settle({...call, changes: [each]}, [{change: each.change, outcome}]);
  }
  if (changes.length === call.changes.length) return call;
  const [rest] = groupCalls({...changeSet, changes: changes.map(each => each.change)}, context.catalog);
  return rest && {...rest, changes};
}
