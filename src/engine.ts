import {type Catalog, createCatalog} from './catalog/catalog.js';
import {checkAccounts} from './change/account.js';
import {beginTransaction, type Transaction} from './change/begin-transaction.js';
import type {ChangeContext} from './change/change-context.js';
import type {ChangeOutcome} from './change/change-outcome.js';
import type {ChangeSet} from './change/change-set.js';
import {checkPlansReadOnly} from './change/check-read-only.js';
import {explainPlan} from './change/explain-plan.js';
import {failUnlessComplete} from './change/incomplete-result.js';
import type {RecordedRun} from './change/read-journal.js';
import {isAllDone} from './change/result-of-changes.js';
import {resumeRun} from './change/resume-run.js';
import {runChangeSets, runPlan} from './change/run-plan.js';
import {collectChanges, runCollected} from './change/run-transaction.js';
import {fillSecrets, type SavedPlan, savePlan} from './change/saved-plan.js';
import {streamOutcomes} from './change/stream-outcomes.js';
import {undoChanges} from './change/undo-run.js';
import type {ApplyOptions, Description, EngineOptions, RunOptions} from './engine-options.js';
import {RowgateError} from './errors.js';
import {createAnswerCache} from './execute/answer-cache.js';
import {createEvaluator} from './execute/evaluator.js';
import {createLocalStore} from './execute/local-store.js';
import {nameParts} from './execute/name-values.js';
import {planText} from './execute/plan-text.js';
import type {PlanPart, PlanResult, Result, ResultPart} from './execute/result.js';
import {collectResult, collectResults} from './execute/result-parts.js';
import {createSqliteHere} from './execute/sqlite/sqlite-here.js';
import {createSqliteThreads} from './execute/sqlite/sqlite-threads.js';
import {createThreadEvaluator} from './execute/sqlite/thread-evaluator.js';
import type {PlanInput} from './plan/analysis.js';
import type {BoundValues} from './plan/bind-parameters.js';
import type {Plan} from './plan/plan.js';
import {checkTransactions} from './plan/transaction.js';
import type {ValueType} from './plan/value-type.js';
import {createSender} from './request/send.js';
import type {Row, Value} from './row.js';

export interface Engine {
  readonly catalog: Catalog;
  /**
   * Runs the statements of a text in order and gives the result of each. All are parsed and planned before the first
   * is run, so that a mistake in the last costs no call. Stops after a write not all of whose changes were made.
   *
   * @throws RowgateError at the first statement that fails.
   */
  run(sql: string, parameters?: BoundValues, options?: RunOptions): AsyncGenerator<Result, void>;
  /**
   * Runs a text of one statement.
   *
   * @throws RowgateError; `usage` where there is not exactly one statement.
   */
  query<R extends Row = Row>(sql: string, parameters?: BoundValues, options?: RunOptions): Promise<Result<R>>;
  /**
   * Runs the statements of a text as `run` does, and gives their results as they come: rows that need not wait for others
   * with the page that they are on. No more is asked for than a few pages ahead of what is taken; to leave the loop early
   * gives up what is under way.
   *
   * @throws RowgateError at the first statement that fails, maybe after rows of it.
   */
  parts(sql: string, parameters?: BoundValues, options?: RunOptions): AsyncGenerator<ResultPart, void>;
  /**
   * The rows of a text of one statement one by one, each as an object by the names of its columns. They come as those of
   * `parts` do.
   *
   * @throws RowgateError; `incomplete`, once all rows that there are were given, where some are missing or a change was not
   * made: see resultOf, which has the rows of changes only.
   */
  stream<T extends object = Readonly<Record<string, Value>>>(
    sql: string,
    parameters?: BoundValues,
    options?: RunOptions,
  ): AsyncGenerator<T, void, void>;
  /**
   * What a text of one statement would do, step by step, as EXPLAIN shows it. Nothing is called.
   *
   * @throws RowgateError.
   */
  explain(sql: string, parameters?: BoundValues): Promise<Result>;
  /** What the statements of a text come to, without any call. */
  planStatements(sql: string, parameters?: BoundValues): Promise<readonly Plan[]>;
  /**
   * What the statements of a text give and take, without any call. `parameterTypes`: types that are known beforehand.
   *
   * @throws RowgateError.
   */
  describe(sql: string, parameterTypes?: ReadonlyMap<string, ValueType | undefined>): Promise<Description>;
  /**
   * Makes up the changes of a text all of whose statements are writes, and makes none of them: rows are read. The plan is
   * plain data, without secrets; printPlan and parsePlan put it in a file.
   *
   * @throws RowgateError.
   */
  plan(sql: string, parameters?: BoundValues, options?: RunOptions): Promise<SavedPlan>;
  /**
   * Makes just the changes of a plan, as one run, under the guards of any other change. Each row is read again before it is
   * changed, and left alone if it is not as planned. Gives what became of each change as it becomes known, and at the end
   * the result. To leave the loop early begins no further change, and waits for those under way.
   *
   * @throws RowgateError; `refused` for a plan that was made against another account.
   */
  apply(plan: SavedPlan, options?: ApplyOptions): AsyncGenerator<ChangeOutcome, Result, void>;
  /**
   * Goes on with a run that ended early, by its journal. `retryUnknown`: what may have been sent, and can't be looked up,
   * is sent again.
   *
   * @throws RowgateError.
   */
  resume(run: RecordedRun, options?: ApplyOptions & {readonly retryUnknown?: boolean}): Promise<Result>;
  /**
   * Takes back what a run did, as far as its journal knows and the API can; see undoChanges. Under the guards of any other
   * change.
   *
   * @throws RowgateError.
   */
  undo(run: RecordedRun, options?: ApplyOptions): Promise<Result>;
  /**
   * Begins a transaction, as BEGIN does within a text. There is nothing to roll back: who lets go of it changes nothing.
   * `readOnly`: a write in it is refused.
   */
  begin(options?: {readonly readOnly?: boolean}): Transaction<RunOptions>;
  /** Whether a text has one of the credentials in it that are in use. */
  holdsSecret(text: string): boolean;
  /** Ends the connections. */
  close(): Promise<void>;
}

/** Joins parser, planner and executor over some providers. */
export function createEngine(options: EngineOptions): Engine {
  const {providers, env = process.env, concurrency = 8, timeout, onEvent, onGrant} = options;
  const {connections = [], groups = []} = options;
  const catalog = createCatalog(providers, {connections, groups}, options.defaults);
  const answers = createAnswerCache();
  const sender = createSender({providers, connections, env, concurrency, timeout, onEvent, onGrant});

  const defaultValue: PlanInput['defaultValue'] = (_entry, parameter) =>
    (parameter.env && env[parameter.env]) || undefined;

  const evaluator = options.threads ? createThreadEvaluator() : createEvaluator();
  const sqlite = options.threads ? createSqliteThreads() : createSqliteHere();
  const locals = createLocalStore(options.db, sqlite);
  const planAll = (
    sql: string,
    parameters: BoundValues = [],
    parameterTypes?: Map<string, ValueType | undefined>,
  ): Promise<readonly Plan[]> =>
    planText(sql, {catalog, defaultValue, parameters, parameterTypes}, {evaluator, locals});

  const planOne = async (sql: string, parameters: BoundValues | undefined): Promise<Plan> => {
    const [plan, ...others] = await planAll(sql, parameters);
    if (plan !== undefined && others.length === 0) return plan;
    throw new RowgateError('usage', `expected one statement, found ${plan ? others.length + 1 : 0}`);
  };

  const context = (run: RunOptions): ChangeContext => ({
    catalog,
    sqlite,
    locals,
    cache: answers(run.cache ?? options.cache ?? 0),
    concurrency,
    send: (request, signal) => sender.send(request, {signal}),
    secrets: sender.secrets,
    identify: sender.identify,
    signal: run.signal,
    stop: run.stop,
    allowFiles: options.allowFiles ?? false,
    maxChanges: run.maxChanges ?? options.maxChanges ?? 100,
    readOnly: options.readOnly ?? false,
    dryRun: run.dryRun ?? false,
    yes: run.yes ?? false,
    confirm: run.confirm,
    secretSink: run.secretSink,
    startJournal: run.startJournal,
    recheck: run.recheck ?? false,
    strict: run.strict ?? false,
    staleAfter: options.staleAfter ?? 30_000,
    onChanging: run.onChanging,
    onOutcome: run.onOutcome,
    onNote: run.onNote,
    onProgress: run.onProgress,
    stopAfterErrors: run.stopAfterErrors,
    canary: run.canary,
  });

  const counted = async (work: () => Promise<PlanResult>): Promise<Result> => {
    const before = sender.sent();
    const result = await work();
    return {...result, requests: sender.sent() - before};
  };

  const count = async function* (parts: AsyncIterable<PlanPart>): AsyncGenerator<ResultPart, void> {
    const before = sender.sent();
    for await (const part of parts) {
      yield part.kind === 'end' ? {...part, requests: sender.sent() - before} : part;
    }
  };

  const runOne = async function* (
    sql: string,
    parameters: BoundValues | undefined,
    run: RunOptions,
  ): AsyncGenerator<ResultPart, void> {
    const plan = await planOne(sql, parameters);
    const own = context(run);
    checkPlansReadOnly([plan], own);
    yield* count(runPlan(plan, own));
  };

  const runAll = async function* (
    sql: string,
    parameters: BoundValues | undefined,
    run: RunOptions,
  ): AsyncGenerator<ResultPart, void> {
    const plans = await planAll(sql, parameters);
    checkTransactions(plans);
    const own = context(run);
    checkPlansReadOnly(plans, own);
    let collected: ChangeSet[] | undefined;
    for (const plan of plans) {
      if (plan.kind === 'transaction' && plan.action === 'begin') {
        collected = [];
        continue;
      }
      let isDone = true;
      for await (const part of count(runCollected(plan, collected, own))) {
        if (part.kind === 'head') isDone = isAllDone(part.outcomes ?? []);
        yield part;
      }
      if (!isDone) return;
      if (plan.kind === 'transaction') collected = undefined;
    }
  };

  return {
    catalog,
    planStatements: (sql, parameters) => planAll(sql, parameters),
    async describe(sql, known) {
      const parameterTypes = new Map(known);
      return {plans: await planAll(sql, [], parameterTypes), parameterTypes};
    },
    run: (sql, parameters, run = {}) => collectResults(runAll(sql, parameters, run)),
    parts: (sql, parameters, run = {}) => runAll(sql, parameters, run),
    async query<R extends Row>(sql: string, parameters?: BoundValues, run: RunOptions = {}) {
      // What its rows are is the caller's word.
      return (await collectResult(runOne(sql, parameters, run))) as Result<R>;
    },
    async *stream<T>(sql: string, parameters?: BoundValues, run: RunOptions = {}) {
      const parts = runOne(sql, parameters, run);
      for await (const rows of nameParts<T>(parts, failUnlessComplete)) yield* rows;
    },
    async explain(sql, parameters) {
      const plan = await planOne(sql, parameters);
      return counted(async () => explainPlan(plan, catalog));
    },
    async plan(sql, parameters, run = {}) {
      const plans = await planAll(sql, parameters);
      checkTransactions(plans);
      return savePlan(await collectChanges(plans, context(run)), catalog, sender.identify);
    },
    apply: (plan, run = {}) =>
      streamOutcomes(run, options => {
        checkAccounts('plan', plan.accounts, sender.identify, run);
        const changeSets = options.dryRun
          ? plan.changeSets
          : plan.changeSets.map(each => fillSecrets(each, catalog, run.secrets ?? {}));
        return counted(() => runChangeSets(changeSets, {...context(options), recheck: true}));
      }),
    async resume(recorded, run = {}) {
      const {retryUnknown = false, secrets = {}, newToken} = run;
      return counted(() => resumeRun(recorded, context(run), {retryUnknown, secrets, newToken}));
    },
    async undo(recorded, run = {}) {
      checkAccounts('run', recorded.accounts, sender.identify, run);
      const {changeSets, notes} = undoChanges(recorded, catalog);
      const result = await counted(() => runChangeSets(changeSets, {...context(run), recheck: true}));
      return {...result, notes: [...notes, ...result.notes]};
    },
    begin: ({readOnly = false} = {}) =>
      beginTransaction<RunOptions>({
        plan: planOne,
        count,
        context: (run = {}) => (readOnly ? {...context(run), readOnly} : context(run)),
      }),
    holdsSecret: text => sender.secrets().some(secret => secret !== '' && text.includes(secret)),
    async close() {
      evaluator.close();
      sqlite.close();
      sender.close();
    },
  };
}
