import {findMethod, resourceAt, returnedColumns} from '../catalog/catalog.js';
import {makeNote} from '../notes.js';
import {columnsToReadBack} from '../plan/read-back.js';
import type {AppliedChange} from './apply-call.js';
import type {ChangeContext} from './change-context.js';
import {tryToRead} from './recheck.js';
import type {AppliedSet} from './result-of-changes.js';
import {shareWork} from './share-work.js';

/**
 * Reads the rows that were changed, as far as RETURNING looks at columns that nothing else tells. One that can't be read is
 * left as it is, and named in `notes`: its change was made all the same.
 */
export async function readBack(
  sets: readonly AppliedSet[],
  columns: readonly string[],
  context: ChangeContext,
): Promise<{readonly sets: readonly AppliedSet[]; readonly notes: readonly string[]}> {
  const notes: string[] = [];
  const read: AppliedSet[] = [];
  for (const {changeSet, applied} of sets) {
    const all = [...applied];
    await shareWork(all.length, context.concurrency, async index => {
      const each = applied[index];
      const needed = each === undefined ? [] : listNeeded({changeSet, applied}, each, columns, context);
      if (each === undefined || needed.length === 0) return;
      const change = {...each.change, key: each.change.key ?? each.key ?? null};
      const found = await tryToRead(changeSet, change, context);
      if ('now' in found && found.now !== undefined) {
        all[index] = {...each, now: found.now};
        return;
      }
      const problem = 'problem' in found ? found.problem : 'it is not there';
      const text = `${changeSet.resource} ${String(change.key)} was changed, but could not be read afterwards for ${needed.join(', ')}: ${problem}`;
      notes.push(makeNote('not_read_back', text));
    });
    read.push({changeSet, applied: all});
  }
  return {sets: read, notes};
}

function listNeeded(
  {changeSet}: AppliedSet,
  {change, outcome, key, rows = []}: AppliedChange,
  columns: readonly string[],
  {catalog}: ChangeContext,
): readonly string[] {
  if (outcome.kind !== 'done' || (change.key ?? key ?? null) === null) return [];
  const entry = resourceAt(catalog, changeSet.resource);
  const method = findMethod(entry, changeSet.method);
  const answered = rows.length === 0 ? [] : returnedColumns(entry, method).map(({name}) => name);
  const known = {answered, set: Object.keys(change.set), before: Object.keys(change.before)};
  return columnsToReadBack(columns, entry, method, known);
}
