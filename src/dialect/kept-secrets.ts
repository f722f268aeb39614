import type {CompiledQuery} from 'kysely';
import {findMethod, resourceAt} from '../catalog/catalog.js';
import {failWith} from '../change/incomplete-result.js';
import type {Engine} from '../engine.js';
import {RowgateError} from '../errors.js';
import type {Result} from '../execute/result.js';
import {hasNote} from '../notes.js';
import type {BoundValues} from '../plan/bind-parameters.js';
import type {ChangePlan, Plan} from '../plan/plan.js';

/** Whether Kysely gives the number of rows alone: of a write without RETURNING, but not of one in plain SQL. */
function isRowless({query}: CompiledQuery): boolean {
  if (query.kind === 'SelectQueryNode' || query.kind === 'RawNode') return false;
  return !('returning' in query) || query.returning === undefined;
}

/**
 * A secret that an API shows only once would be lost where Kysely gives no rows, and where RETURNING does not name it.
 * `isDropped`: within a transaction, whose commit gives nothing, and with a signal, after which Kysely gives nothing.
 *
 * @throws RowgateError `usage`, before anything is called.
 */
export async function checkSecretsReturned(
  {planStatements, catalog}: Engine,
  query: CompiledQuery,
  isDropped: boolean,
): Promise<void> {
  if (query.query.kind === 'SelectQueryNode') return;
  const plans = await planStatements(query.sql, query.parameters as BoundValues);
  for (const {resource, method, returning} of plans.flatMap(changesOf)) {
    const {reveals = []} = findMethod(resourceAt(catalog, resource), method);
    const returned = returning?.columns.filter(column => column.secret).length;
    const isReturned = returned === undefined ? !isRowless(query) : returned >= reveals.length;
    if (reveals.length === 0 || (isReturned && !isDropped)) continue;
    throw new RowgateError(
      'usage',
      `${method} of ${resource} shows a secret only once (${reveals.join(', ')}), and there is no place for it`,
      {
        hint: isDropped
          ? 'Give the dialect a secretSink, or run it outside of a transaction and without a signal. Nothing was sent.'
          : `Add .returning('${reveals[0]}'), or give the dialect a secretSink. Nothing was sent.`,
      },
    );
  }
}

function changesOf(plan: Plan): readonly ChangePlan[] {
  if (plan.kind === 'change') return [plan];
  return plan.kind === 'query' ? plan.given.flatMap(({change}) => change ?? []) : [];
}

/**
 * A secret that its place did not take stands in rows that tell what became of each change: Kysely gives none of these, or
 * they are not what its types say.
 *
 * @throws RowgateError `incomplete`; see resultOf.
 */
export function failOnLostSecret(result: Result): void {
  if (!hasNote(result.notes, 'secret_not_kept')) return;
  const hint = 'The change was made. resultOf(error) has the secret.';
  failWith(result, new RowgateError('incomplete', result.notes.join('; '), {hint}));
}
