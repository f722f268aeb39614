import {connectionColumn} from '../catalog/connection.js';
import {RowgateError} from '../errors.js';
import type {ChangePlan} from '../plan/plan.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';

/**
 * Lets a change set pass that the user has agreed to, or that needs no agreement: one row, and nothing that can't be
 * undone.
 *
 * `total`: how many rows are changed together with these, in a transaction.
 *
 * @throws RowgateError `refused`; nothing has been sent.
 */
export async function guardChanges(
  changeSet: ChangeSet,
  context: ChangeContext,
  total?: number,
): Promise<void> {
  const own = changeSet.changes.filter(change => change.call !== undefined).length;
  const count = own === 0 ? 0 : (total ?? own);
  if (changeSet.isRead || count === 0) return;
  checkReadOnly(changeSet, context);
  if (count > context.maxChanges) {
    throw new RowgateError(
      'refused',
      `${total === undefined ? describeChanges(changeSet) : `a transaction of ${count} rows`} is more than the ${context.maxChanges} changes that are allowed; nothing was changed`,
      {hint: `If that is meant: --max-changes ${count}.`},
    );
  }
  if (count === 1 && changeSet.irreversible === undefined) return;
  if (context.yes) return;
  if (context.confirm === undefined) {
    throw new RowgateError(
      'refused',
      `${describeChanges(changeSet)} needs your consent; nothing was changed`,
      {
        hint: 'Look at it with --dry-run, then run it with --yes.',
      },
    );
  }
  if (!(await context.confirm(changeSet))) {
    throw new RowgateError('refused', 'you declined; nothing was changed');
  }
}

/** @throws RowgateError `refused` where a statement is about another number of rows than its EXPECT says. */
export function checkExpectation({expect, resource}: ChangePlan, found: number): void {
  if (expect === undefined || (found >= expect.least && found <= expect.most)) return;
  const {least, most} = expect;
  const expected = least === most ? String(least) : `${least} to ${most}`;
  throw new RowgateError(
    'refused',
    `expected ${expected} rows of ${resource}, found ${found}; nothing was changed`,
  );
}

/** @throws RowgateError `refused` where the engine, or a connection that would be changed over, is for reading only. */
export function checkReadOnly({changes, resource}: ChangeSet, {readOnly, catalog}: ChangeContext): void {
  const used = new Set(changes.map(change => change.call?.[connectionColumn.name]));
  const closed = catalog.connections.find(each => each.readOnly && used.has(each.name));
  if (!readOnly && closed === undefined) return;
  const what = readOnly ? 'this session' : `the connection "${closed?.name}"`;
  throw new RowgateError('refused', `${what} is read-only: ${resource} was not changed`);
}

/** `DELETE of 3 rows of linode.profile.apps, which can't be undone (…)`. */
export function describeChanges(changeSet: ChangeSet): string {
  const count = changeSet.changes.filter(change => change.call !== undefined).length;
  const what = changeSet.verb === 'exec' ? changeSet.method : changeSet.verb.toUpperCase();
  const consequence =
    changeSet.irreversible === undefined ? '' : `, which can't be undone (${changeSet.irreversible}),`;
  return `${what} of ${count} ${count === 1 ? 'row' : 'rows'} of ${changeSet.resource}${consequence}`;
}
