import {resourceAt} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import type {Outcome} from '../execute/result.js';
import type {ChangeContext} from './change-context.js';
import type {Change, ChangeSet} from './change-set.js';
import {describeDrift, isAsIntended} from './compare-row.js';
import {findExisting, identify} from './natural-key.js';
import {readRow} from './read-row.js';
import type {NamedRow} from './select-rows.js';

/** Whether the rows of a change set have to be read again before they are changed. */
export function needsRecheck({readAt}: ChangeSet, {recheck, strict, staleAfter}: ChangeContext): boolean {
  if (recheck || strict) return true;
  return readAt !== undefined && Date.now() - Date.parse(readAt) > staleAfter;
}

/**
 * Reads the row of a change again. Gives what becomes of a change that is not to be sent, since its row is not as it was when
 * the change was made up, is as wanted already, or can't be read; else undefined.
 */
export async function recheckChange(
  change: Change,
  changeSet: ChangeSet,
  context: ChangeContext,
): Promise<Outcome | undefined> {
  try {
    const drift = await findDrift(change, changeSet, context);
    if (drift === 'none') return undefined;
    if (drift === 'as wanted') return {kind: 'unchanged'};
    return {kind: 'skipped', reason: `drifted: ${drift.reason}`, isDrifted: true};
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    return {kind: 'skipped', reason: `it could not be read again: ${error.message}`};
  }
}

async function findDrift(
  change: Change,
  changeSet: ChangeSet,
  context: ChangeContext,
): Promise<'none' | 'as wanted' | {readonly reason: string}> {
  const {verb, resource, naturalKey} = changeSet;
  if (verb === 'insert') {
    if (naturalKey === undefined) return 'none';
    const isThere = (await findExisting(changeSet, [change], context)).has(identify(changeSet, change));
    const names = naturalKey.map(each => each.column).join(' and ');
    return isThere ? {reason: `there is a row with this ${names} by now`} : 'none';
  }
  // One that was not read can't be told to have drifted.
  if (change.key === null || Object.keys(change.before).length === 0) return 'none';
  const entry = resourceAt(context.catalog, resource);
  const now = await readRow(resource, change, context);
  const isUpdate = verb === 'update' || verb === 'replace';
  if (isUpdate && isAsIntended(entry, changeSet, change, now)) return 'as wanted';
  const reason = describeDrift(entry, changeSet, change, now);
  return reason === undefined ? 'none' : {reason};
}

/** A row as it is now, or why that can't be told. */
export async function tryToRead(
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
