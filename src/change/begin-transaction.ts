import type {PlanResult, Result} from '../execute/result.js';
import type {BoundValues} from '../plan/bind-parameters.js';
import type {Plan} from '../plan/plan.js';
import {checkTransactions} from '../plan/transaction.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';
import {runCollected} from './run-transaction.js';

/** Changes that are made together. Its statements run one after the other, in the order in which they were given. */
export interface Transaction<Options> {
  /**
   * Runs a text of one statement. A read is run; of a write, the changes are made up and shown, and kept for `commit`.
   *
   * @throws RowgateError; `unsupported` for RETURNING, and for a read of what the transaction changes.
   */
  query(sql: string, parameters?: BoundValues, options?: Options): Promise<Result>;
  /** Gives a function that leaves the changes of all statements from now on. Not while one is being run. */
  mark(): () => void;
  /**
   * Makes the changes of all its statements as one run, under guards that see them as one, and leaves none. The result has a
   * row for each.
   *
   * @throws RowgateError; then nothing was changed.
   */
  commit(options?: Options): Promise<Result>;
}

/** What a transaction needs of the engine that it is begun in. */
export interface TransactionSetting<Options> {
  readonly plan: (sql: string, parameters: BoundValues | undefined) => Promise<Plan>;
  readonly context: (options: Options | undefined) => ChangeContext;
  readonly counted: (work: () => Promise<PlanResult>) => Promise<Result>;
}

const begin: Plan = {kind: 'transaction', action: 'begin'};
const commit: Plan = {kind: 'transaction', action: 'commit'};

export function beginTransaction<Options>(setting: TransactionSetting<Options>): Transaction<Options> {
  const {plan, context, counted} = setting;
  const collected: ChangeSet[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<PlanResult>) => {
    const next = last.then(() => counted(work));
    last = next.catch(() => {});
    return next;
  };
  return {
    query: (sql, parameters, options) =>
      inTurn(async () => {
        const planned = await plan(sql, parameters);
        checkTransactions([begin, planned, commit]);
        return runCollected(planned, collected, context(options));
      }),
    mark: () => {
      const {length} = collected;
      return () => {
        collected.splice(length);
      };
    },
    commit: options => inTurn(() => runCollected(commit, collected.splice(0), context(options))),
  };
}
