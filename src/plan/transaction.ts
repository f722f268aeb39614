import {RowgateError} from '../errors.js';
import type {TransactionStatement} from '../statement/statement.js';
import type {Plan, TransactionPlan} from './plan.js';

export function planTransaction({action}: TransactionStatement): TransactionPlan {
  return {kind: 'transaction', action};
}

/**
 * Checks that each BEGIN has its COMMIT or ROLLBACK, so that nothing is left hanging at the end of a text.
 *
 * @throws RowgateError `usage`.
 */
export function checkTransactions(plans: readonly Plan[]): void {
  let isOpen = false;
  for (const plan of plans) {
    if (plan.kind === 'change' && isOpen && plan.returning !== undefined) {
      throw new RowgateError('unsupported', 'RETURNING has nothing to return between BEGIN and COMMIT', {
        hint: 'The changes are made with COMMIT, which gives a row for each.',
      });
    }
    if (plan.kind === 'local' && isOpen) {
      throw new RowgateError('unsupported', "local tables can't be changed between BEGIN and COMMIT", {
        hint: 'Change them before BEGIN or after COMMIT.',
      });
    }
    if (plan.kind !== 'transaction') continue;
    const begins = plan.action === 'begin';
    if (begins === isOpen) {
      const what = begins
        ? 'BEGIN stands between BEGIN and COMMIT'
        : `${plan.action.toUpperCase()} has no BEGIN`;
      throw new RowgateError('usage', what);
    }
    isOpen = begins;
  }
  if (!isOpen) return;
  throw new RowgateError('usage', 'BEGIN has no COMMIT or ROLLBACK: nothing was changed', {
    hint: 'End the text with COMMIT to make the changes.',
  });
}
