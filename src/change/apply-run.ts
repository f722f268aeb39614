import {RowgateError} from '../errors.js';
import {mentionOption} from '../option-mention.js';
import {accountsOf} from './account.js';
import type {AppliedChange} from './apply-call.js';
import {applyChanges} from './apply-changes.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';
import type {Journal} from './journal.js';
import {recheckChange} from './recheck.js';
import {isAllDone} from './result-of-changes.js';
import {shareWork} from './share-work.js';

/**
 * Makes the changes of some sets that have passed their guards, in order, as one run with one journal. After a set not all of
 * whose changes were made, none of those behind it is begun. Gives what became of each change, by set.
 *
 * @throws RowgateError; `drifted` where `strict` finds a row that is not as it was: nothing has been sent then.
 */
export async function applyRun(
  changeSets: readonly ChangeSet[],
  context: ChangeContext,
): Promise<readonly (readonly AppliedChange[])[]> {
  if (context.strict) await checkAllRows(changeSets, context);
  const {startJournal, catalog, identify} = context;
  const isWrite = changeSets.some(
    ({isRead, changes}) => !isRead && changes.some(change => change.call !== undefined),
  );
  if (isWrite) context.onChanging?.();
  const journal = isWrite ? startJournal?.(changeSets, accountsOf(changeSets, catalog, identify)) : undefined;
  try {
    return await applyInOrder(changeSets, context, journal);
  } finally {
    journal?.close();
  }
}

/** `isStopped`: of a set, whether something in it, of an earlier try, keeps those behind it from being begun. */
export async function applyInOrder(
  changeSets: readonly ChangeSet[],
  context: ChangeContext,
  journal: Journal | undefined,
  isStopped: (set: number) => boolean = () => false,
): Promise<readonly (readonly AppliedChange[])[]> {
  const total = changeSets.flatMap(({changes}) => changes.filter(({call}) => call !== undefined)).length;
  const all: (readonly AppliedChange[])[] = [];
  let first = 0;
  let isWhole = true;
  for (const [at, changeSet] of changeSets.entries()) {
    const applied: readonly AppliedChange[] = isWhole
      ? await applyChanges(changeSet, context, {journal, first, total})
      : changeSet.changes.map(change => ({change, outcome: leftOut}));
    all.push(applied);
    first += changeSet.changes.length;
    isWhole &&= isAllDone(applied.map(each => each.outcome)) && !isStopped(at);
  }
  return all;
}

const leftOut = {kind: 'skipped', reason: 'a change before it was not made'} as const;

async function checkAllRows(changeSets: readonly ChangeSet[], context: ChangeContext): Promise<void> {
  for (const changeSet of changeSets) {
    const drifted: string[] = [];
    const changes = changeSet.changes.filter(change => change.call !== undefined);
    await shareWork(changes.length, context.concurrency, async index => {
      const change = changes[index];
      const outcome = change && (await recheckChange(change, changeSet, context));
      if (outcome?.kind === 'skipped') drifted.push(`row ${String(change?.key)}: ${outcome.reason}`);
    });
    if (drifted.length === 0) continue;
    const [example = ''] = drifted;
    throw new RowgateError(
      'drifted',
      `${drifted.length} of ${changes.length} rows of ${changeSet.resource} are not as they were; nothing was changed`,
      {hint: `${example}. Without ${mentionOption('strict', true)}, such rows are left out.`},
    );
  }
}
