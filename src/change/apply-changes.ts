import {findMethod, type ResourceEntry, resourceAt, returnedColumns} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import type {Outcome} from '../execute/result.js';
import {type AppliedChange, applyCall} from './apply-call.js';
import type {ChangeContext} from './change-context.js';
import type {Change, ChangeSet} from './change-set.js';
import {describeDrift, isAsIntended} from './compare-row.js';
import {type ChangeCall, groupCalls} from './group-calls.js';
import type {Journal} from './journal.js';
import {readRow} from './read-row.js';
import type {NamedRow} from './select-rows.js';
import {shareWork} from './share-work.js';

/**
 * Sends the changes of a set, several at a time, and accounts for each, in the journal if there is one: an intent is on
 * disk before a call is sent, its outcomes after it. Once stopped, it begins no more and waits for what is under way.
 *
 * @throws RowgateError where it is the settings that are wrong, so that nothing was sent.
 */
export async function applyChanges(
  changeSet: ChangeSet,
  context: ChangeContext,
  journal?: Journal,
): Promise<readonly AppliedChange[]> {
  const entry = resourceAt(context.catalog, changeSet.resource);
  const method = findMethod(entry, changeSet.method);
  const applied: AppliedChange[] = changeSet.changes.map(change => ({change, outcome: {kind: 'unchanged'}}));
  const calls = groupCalls(changeSet, context.catalog);
  const keyAt = returnedColumns(entry, method).findIndex(column => column.name === entry.resource.key);
  let halted: string | undefined;
  let errors = 0;
  const record = (call: ChangeCall, done: readonly AppliedChange[]) => {
    for (const [at, {index}] of call.changes.entries()) {
      const result = done[at];
      if (result === undefined) continue;
      applied[index] = result;
      if (result.outcome.kind === 'failed' || result.outcome.kind === 'unknown') errors += 1;
      if (errors >= (context.stopAfterErrors ?? Number.POSITIVE_INFINITY)) {
        halted ??= `stopped after ${errors} ${errors === 1 ? 'error' : 'errors'}`;
      }
      if (result.trouble !== undefined) halted = `stopped, since ${result.trouble}`;
    }
  };
  const settle = (call: ChangeCall, done: readonly AppliedChange[]) => {
    const settled = done.map(({change, outcome, rows}, at) => {
      const key = change.key ?? rows?.[0]?.[keyAt];
      return {index: call.changes[at]?.index ?? 0, outcome, ...(key !== undefined && {key})};
    });
    try {
      journal?.settle(settled);
      record(call, done);
    } catch (error) {
      record(call, withTrouble(done, error));
    }
  };
  const apply = async (planned: ChangeCall) => {
    const reason = halted ?? (isStopped(context) ? 'stopped before it was sent' : undefined);
    if (reason !== undefined) {
      record(planned, skipAll(planned, reason));
      return;
    }
    const call = context.recheck ? await recheckCall(planned, changeSet, entry, context, settle) : planned;
    if (call === undefined) return;
    const indexes = call.changes.map(each => each.index);
    try {
      journal?.intend(indexes);
    } catch (error) {
      record(call, withTrouble(skipAll(call, 'stopped before it was sent'), error));
      return;
    }
    const done = await applyCall(call, entry, method, context);
    settle(call, done);
  };
  const applyAll = (some: readonly ChangeCall[]) =>
    shareWork(some.length, context.concurrency, async number => {
      const call = some[number];
      if (call !== undefined) await apply(call);
    });
  try {
    const first = calls.slice(0, context.canary ?? 0);
    await applyAll(first);
    halted ??= await findCanaryFault(first, applied, changeSet, entry, context);
    await applyAll(calls.slice(first.length));
  } finally {
    if (!changeSet.isRead) context.cache?.forget(entry.provider.name);
  }
  return applied;
}

/** Why the others should not follow the changes that were made first: one was not made, or is not as intended. */
async function findCanaryFault(
  calls: readonly ChangeCall[],
  applied: readonly AppliedChange[],
  changeSet: ChangeSet,
  entry: ResourceEntry,
  context: ChangeContext,
): Promise<string | undefined> {
  for (const {change, index} of calls.flatMap(call => call.changes)) {
    const kind = applied[index]?.outcome.kind;
    if (kind !== 'done' && kind !== 'unchanged')
      return 'stopped, since one of the first changes was not made';
    if (changeSet.verb === 'insert' || changeSet.verb === 'exec') continue;
    const read = await tryToRead(changeSet, change, context);
    if ('problem' in read)
      return `stopped, since ${String(change.key)} could not be read back: ${read.problem}`;
    const {now} = read;
    const isRight =
      changeSet.verb === 'delete' ? now === undefined : isAsIntended(entry, changeSet, change, now);
    if (!isRight) return `stopped, since ${String(change.key)} is not as intended after its change`;
  }
  return undefined;
}

function isStopped({stop, signal}: ChangeContext): boolean {
  return (stop?.aborted ?? false) || (signal?.aborted ?? false);
}

function skipAll({changes}: ChangeCall, reason: string): readonly AppliedChange[] {
  return changes.map(({change}) => ({change, outcome: {kind: 'skipped', reason}}));
}

function withTrouble(done: readonly AppliedChange[], error: unknown): readonly AppliedChange[] {
  if (!(error instanceof RowgateError)) throw error;
  return done.map(each => ({...each, trouble: error.message}));
}

/**
 * Reads the rows of a call again, just before it is sent, and leaves out those that are not as they were: another has
 * changed them. Undefined where none is left.
 */
async function recheckCall(
  call: ChangeCall,
  changeSet: ChangeSet,
  entry: ResourceEntry,
  context: ChangeContext,
  record: (call: ChangeCall, done: readonly AppliedChange[]) => void,
): Promise<ChangeCall | undefined> {
  const outcomes = await Promise.all(
    call.changes.map(each => recheck(each.change, changeSet, entry, context)),
  );
  const changes = call.changes.filter((_, at) => outcomes[at] === undefined);
  for (const [at, each] of call.changes.entries()) {
    const outcome = outcomes[at];
    if (outcome !== undefined) record({...call, changes: [each]}, [{change: each.change, outcome}]);
  }
  if (changes.length === call.changes.length || changes.length === 0)
    return changes.length > 0 ? call : undefined;
  const [rest] = groupCalls({...changeSet, changes: changes.map(each => each.change)}, context.catalog);
  return rest && {...rest, changes};
}

async function recheck(
  change: Change,
  changeSet: ChangeSet,
  entry: ResourceEntry,
  context: ChangeContext,
): Promise<Outcome | undefined> {
  // A row that is yet to be, and one that was not read, can't have drifted.
  if (change.key === null || Object.keys(change.before).length === 0) return undefined;
  const read = await tryToRead(changeSet, change, context);
  if ('problem' in read) return {kind: 'skipped', reason: `it could not be read again: ${read.problem}`};
  const {now} = read;
  const isUpdate = changeSet.verb === 'update' || changeSet.verb === 'replace';
  if (isUpdate && isAsIntended(entry, changeSet, change, now)) return {kind: 'unchanged'};
  const drift = describeDrift(entry, change, now);
  return drift === undefined ? undefined : {kind: 'skipped', reason: `drifted: ${drift}`, isDrifted: true};
}

/** A row as it is now, or why that can't be told. */
async function tryToRead(
  changeSet: ChangeSet,
  change: Change,
  context: ChangeContext,
): Promise<{now: NamedRow | undefined} | {problem: string}> {
  try {
    return {now: await readRow(changeSet.resource, change, context)};
  } catch (error) {
    if (error instanceof RowgateError) return {problem: error.message};
    throw error;
  }
}
