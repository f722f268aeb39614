import type {PlanPart, Result, ResultPart} from '../execute/result.js';
import {collectResult} from '../execute/result-parts.js';
import type {BoundValues} from '../plan/bind-parameters.js';
import type {Plan} from '../plan/plan.js';
import {checkTransactions} from '../plan/transaction.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';
import {checkPlansReadOnly} from './check-read-only.js';
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
  /** The same, as it comes. Once there is a head, the next statement may be run. */
  parts(sql: string, parameters?: BoundValues, options?: Options): AsyncGenerator<ResultPart, void>;
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
  readonly count: (parts: AsyncIterable<PlanPart>) => AsyncGenerator<ResultPart, void>;
}

const begin: Plan = {kind: 'transaction', action: 'begin'};
const commit: Plan = {kind: 'transaction', action: 'commit'};

export function beginTransaction<Options>(setting: TransactionSetting<Options>): Transaction<Options> {
  const {plan, context, count} = setting;
  const collected: ChangeSet[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>) => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
  const run = async function* (
    sql: string,
    parameters: BoundValues | undefined,
    options: Options | undefined,
  ): AsyncGenerator<PlanPart, void> {
    const planned = await plan(sql, parameters);
    checkTransactions([begin, planned, commit]);
    const own = context(options);
    checkPlansReadOnly([planned], own);
    yield* runCollected(planned, collected, own);
  };
  return {
    query: (sql, parameters, options) => inTurn(() => collectResult(count(run(sql, parameters, options)))),
    async *parts(sql, parameters, options) {
      const parts = count(run(sql, parameters, options));
      const head = await inTurn(() => parts.next());
      if (head.done) return;
      try {
        yield head.value;
        yield* parts;
      } finally {
        await parts.return();
      }
    },
    mark: () => {
      const {length} = collected;
      return () => {
        collected.splice(length);
      };
    },
    commit: options =>
      inTurn(() => collectResult(count(runCollected(commit, collected.splice(0), context(options))))),
  };
}
