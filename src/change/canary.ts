import {resourceAt} from '../catalog/catalog.js';
import type {AppliedChange} from './apply-call.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';
import {isAsIntended} from './compare-row.js';
import {tryToRead} from './recheck.js';

/** Why the others should not follow the changes that were made first: one was not made, or is not as intended. */
export async function findCanaryFault(
  first: readonly AppliedChange[],
  changeSet: ChangeSet,
  context: ChangeContext,
): Promise<string | undefined> {
  const entry = resourceAt(context.catalog, changeSet.resource);
  for (const {change: planned, outcome, key} of first) {
    const change = {...planned, key: planned.key ?? key ?? null};
    if (outcome.kind !== 'done' && outcome.kind !== 'unchanged') {
      return 'stopped, since one of the first changes was not made';
    }
    // What a procedure did can't be read back, nor what can't be found.
    if (changeSet.verb === 'exec' || change.key === null) continue;
    const read = await tryToRead(changeSet, change, context);
    if ('problem' in read) {
      return `stopped, since ${String(change.key)} could not be read back: ${read.problem}`;
    }
    const {now} = read;
    const isRight =
      changeSet.verb === 'delete' ? now === undefined : isAsIntended(entry, changeSet, change, now);
    if (!isRight) return `stopped, since ${String(change.key)} is not as intended after its change`;
  }
  return undefined;
}
