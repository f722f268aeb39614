import type {CompiledQuery} from 'kysely';
import {findMethod, resourceAt} from '../catalog/catalog.js';
import {describePlace, type SecretSink} from '../change/secret-sink.js';
import type {Engine} from '../engine.js';
import {RowgateError} from '../errors.js';
import type {Result} from '../execute/result.js';
import type {BoundValues} from '../plan/bind-parameters.js';
import type {ChangePlan, Plan} from '../plan/plan.js';
import {failWith} from './incomplete-result.js';

/** Whether Kysely gives the number of rows alone: of a write without RETURNING, but not of one in plain SQL. */
export function isRowless({query}: CompiledQuery): boolean {
  if (query.kind === 'SelectQueryNode' || query.kind === 'RawNode') return false;
  return !('returning' in query) || query.returning === undefined;
}

/**
 * A secret that an API shows only once would be lost where Kysely gives no rows, where RETURNING does not name it, and where
 * a signal, once aborted, keeps Kysely from giving anything.
 *
 * @throws RowgateError `usage`, before anything is called.
 */
export async function checkSecretsReturned(
  {plan, catalog}: Engine,
  query: CompiledQuery,
  hasSignal: boolean,
): Promise<void> {
  if (query.query.kind === 'SelectQueryNode') return;
  const plans = await plan(query.sql, query.parameters as BoundValues);
  for (const {resource, method, returning} of plans.flatMap(changesOf)) {
    const {reveals = []} = findMethod(resourceAt(catalog, resource), method);
    const returned = returning?.columns.filter(column => column.secret).length;
    const isReturned = returned === undefined ? !isRowless(query) : returned >= reveals.length;
    if (reveals.length === 0 || (isReturned && !hasSignal)) continue;
    throw new RowgateError(
      'usage',
      `${method} of ${resource} shows a secret only once (${reveals.join(', ')}), and there is no place for it`,
      {
        hint: hasSignal
          ? 'Give the dialect a secretSink, or leave the signal out. Nothing was sent.'
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
 * A secret that its place did not take stands in the rows that Kysely does not give.
 *
 * @throws RowgateError `incomplete`; see resultOf.
 */
export function failOnSecret(result: Result, sink: SecretSink | undefined): void {
  const kept = sink && describePlace(sink);
  const isLost = result.columns.some(
    ({secret}, index) => secret && result.rows.some(row => row[index] !== null && row[index] !== kept),
  );
  if (isLost) failWith(result, new RowgateError('incomplete', result.notes.join('; '), {hint}));
}

const hint = 'The change was made. resultOf(error) has the secret.';
