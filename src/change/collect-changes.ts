import type {PlanResult} from '../execute/result.js';
import type {Plan} from '../plan/plan.js';
import {checkTransactions} from '../plan/transaction.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';
import {runCollected} from './run-transaction.js';

/** A transaction whose statements come one by one. Each begins once that before it has ended. */
export interface Collection {
  /** Runs a read; makes up the changes of a write. */
  run(plan: () => Promise<Plan>, context: ChangeContext): Promise<PlanResult>;
  /** Makes the changes of all statements, and leaves none. */
  commit(context: ChangeContext): Promise<PlanResult>;
}

const begin: Plan = {kind: 'transaction', action: 'begin'};
const commit: Plan = {kind: 'transaction', action: 'commit'};

export function collectChanges(): Collection {
  const collected: ChangeSet[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<PlanResult>) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  return {
    run: (makePlan, context) =>
      inTurn(async () => {
        const plan = await makePlan();
        checkTransactions([begin, plan, commit]);
        return runCollected(plan, collected, context);
      }),
    commit: context => inTurn(() => runCollected(commit, collected.splice(0), context)),
  };
}
