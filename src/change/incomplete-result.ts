import {RowgateError} from '../errors.js';
import type {GivenResult} from '../execute/name-values.js';
import type {Result} from '../execute/result.js';
import {describeOutcomes} from './describe-outcomes.js';

// A property would be printed along with the error, and a result may hold secrets.
const results = new WeakMap<object, Result>();

/**
 * The result of a statement that failed in part: what became of each change, and what was returned of those that were made,
 * secrets that an API shows only once among them. Undefined for an error before any change, and for one after rows of a
 * read that were given as they came.
 *
 * ```ts
 * try {
 *   await db.insertInto('linode/account/oauth_clients').values(clients).returning(['id', 'secret']).execute();
 * } catch (error) {
 *   const made = resultOf(error)?.rows;
 * }
 * ```
 */
export function resultOf(error: unknown): Result | undefined {
  return typeof error === 'object' && error !== null ? results.get(error) : undefined;
}

/**
 * A result that is not all that was asked for must not look like one that is.
 *
 * @throws RowgateError `incomplete`, or `drifted` where all that kept a change from being made is that its row is not as it
 * was; see resultOf.
 */
export function failUnlessComplete(result: GivenResult): void {
  const error = describeLack(result);
  if (error === undefined) return;
  const {rows} = result;
  if (rows === undefined) throw error;
  failWith({...result, rows}, error);
}

/** Throws an error that a result can be had of. */
export function failWith(result: Result, error: RowgateError): never {
  results.set(error, result);
  throw error;
}

function describeLack({complete, rows, outcomes = []}: GivenResult): RowgateError | undefined {
  const problems = describeOutcomes(outcomes);
  if (problems !== undefined) {
    const isDrift = outcomes.every(each => !('reason' in each) || ('isDrifted' in each && each.isDrifted));
    const message = [problems.summary, ...problems.reasons].join('; ');
    return new RowgateError(isDrift ? 'drifted' : 'incomplete', message, {
      hint: 'resultOf(error) has the outcome of each change, and the rows of those that were made.',
    });
  }
  if (complete === true) return undefined;
  return new RowgateError('incomplete', `rows are missing: ${complete.reason}`, {
    hint: rows === undefined ? 'The others were given before.' : 'resultOf(error) has the others.',
  });
}
