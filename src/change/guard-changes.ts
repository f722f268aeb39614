import {findMethod, resourceAt} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import {makeNote} from '../notes.js';
import {mentionOption} from '../option-mention.js';
import type {ChangePlan, QueryPlan} from '../plan/plan.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';
import {checkReadOnly} from './check-read-only.js';

/**
 * Lets the change sets of a run pass that the user has agreed to, or that need no agreement: one row, and nothing that can't
 * be undone. They are looked at as one.
 *
 * @throws RowgateError `refused`; nothing has been sent.
 */
export async function guardChanges(changeSets: readonly ChangeSet[], context: ChangeContext): Promise<void> {
  for (const each of changeSets) checkReadOnly(each, context);
  const writes = changeSets.filter(each => !each.isRead && countOf(each) > 0);
  const count = writes.map(countOf).reduce((sum, each) => sum + each, 0);
  if (count === 0) return;
  if (count > context.maxChanges) {
    throw new RowgateError(
      'refused',
      `${describeChanges(writes)} is more than the ${context.maxChanges} changes that are allowed; nothing was changed`,
      {hint: `If that is meant: ${mentionOption('maxChanges', count)}.`},
    );
  }
  const note = describeSecrets(writes, context);
  if (note !== undefined) context.onNote?.(note);
  if (count === 1 && writes.every(each => each.irreversible === undefined)) return;
  if (context.yes) return;
  if (context.confirm === undefined) {
    throw new RowgateError('refused', `${describeChanges(writes)} needs your consent; nothing was changed`, {
      hint: `Look at it with ${mentionOption('dryRun', true)}, then run it with ${mentionOption('yes', true)}.`,
    });
  }
  if (!(await context.confirm(writes))) {
    throw new RowgateError('refused', 'you declined; nothing was changed');
  }
}

/** @throws RowgateError `refused` where a statement is about another number of rows than its EXPECT says. */
export function checkExpectation({expect, resource}: ChangePlan, found: number): void {
  checkExpected(expect, resource, found);
}

/** @throws RowgateError `refused`. `what`: what the rows are of. */
export function checkExpected(expect: ChangePlan['expect'], what: string, found: number): void {
  if (expect === undefined || (found >= expect.least && found <= expect.most)) return;
  const {least, most} = expect;
  const expected = least === most ? String(least) : `${least} to ${most}`;
  throw new RowgateError(
    'refused',
    `expected ${expected} rows of ${what}, found ${found}; nothing was changed`,
  );
}

/** What to know of several secrets that nothing but the result will hold. */
export function describeSecrets(
  changeSets: readonly ChangeSet[],
  {catalog, secretSink}: Pick<ChangeContext, 'catalog' | 'secretSink'>,
): string | undefined {
  if (secretSink !== undefined) return undefined;
  const revealing = changeSets.filter(
    ({resource, method}) => findMethod(resourceAt(catalog, resource), method).reveals !== undefined,
  );
  const count = revealing.map(countOf).reduce((sum, each) => sum + each, 0);
  if (count < 2) return undefined;
  return makeNote(
    'secrets_shown',
    `the ${count} secrets that this makes are shown once, in its result; ${mentionOption('secretSink')} keeps them safe`,
  );
}

/** `DELETE of 3 rows of linode.profile.apps, which can't be undone (…)`; of several sets, how many rows they are together. */
export function describeChanges(changeSets: readonly ChangeSet[]): string {
  const [first, ...others] = changeSets;
  if (first !== undefined && others.length === 0) return describeSet(first);
  const count = changeSets.map(countOf).reduce((sum, each) => sum + each, 0);
  return `a change of ${count} rows (${changeSets.map(each => describeSet(each).replace(/,$/, '')).join('; ')})`;
}

function describeSet(changeSet: ChangeSet): string {
  const {verb, method, resource, irreversible} = changeSet;
  const count = countOf(changeSet);
  const what = verb === 'exec' ? method : verb.toUpperCase();
  const consequence = irreversible === undefined ? '' : `, which can't be undone (${irreversible}),`;
  return `${what} of ${count} ${count === 1 ? 'row' : 'rows'} of ${resource}${consequence}`;
}

/**
 * Checks that a statement which shows only what it names, by RETURNING say, names the secrets that an API shows only once.
 *
 * @throws RowgateError `refused`; nothing has been sent.
 */
export function checkSecretsShown(
  changeSets: readonly ChangeSet[],
  {secrets: shown = []}: QueryPlan,
  {catalog, secretSink}: ChangeContext,
): void {
  if (secretSink !== undefined) return;
  for (const {resource, method, changes, isRead} of changeSets) {
    const {reveals = []} = findMethod(resourceAt(catalog, resource), method);
    const lost = reveals.find(
      name => !shown.includes(name) && changes.some(({call}) => call !== undefined && !(name in call)),
    );
    if (isRead || lost === undefined) continue;
    throw new RowgateError(
      'refused',
      `${method} of ${resource} shows ${lost} only once, and this statement does not ask for it`,
      {
        hint: `Ask for ${lost} as well, or have it kept with ${mentionOption('secretSink')}. Nothing was changed.`,
      },
    );
  }
}

function countOf({changes}: ChangeSet): number {
  return changes.filter(change => change.call !== undefined).length;
}
