import {type Catalog, createCatalog} from './catalog/catalog.js';
import type {Connection, ConnectionGroup} from './catalog/connection.js';
import type {Provider} from './catalog/provider.js';
import {checkAccounts} from './change/account.js';
import type {ChangeContext} from './change/change-context.js';
import type {ChangeOutcome} from './change/change-outcome.js';
import type {ChangeSet} from './change/change-set.js';
import type {StartJournal} from './change/journal.js';
import type {RecordedRun} from './change/read-journal.js';
import {isAllDone} from './change/result-of-changes.js';
import {resumeRun} from './change/resume-run.js';
import {runChangeSets, runPlan} from './change/run-plan.js';
import {collectChanges, runCollected} from './change/run-transaction.js';
import {fillSecrets, type SavedPlan, savePlan} from './change/saved-plan.js';
import type {SecretSink} from './change/secret-sink.js';
import {streamOutcomes} from './change/stream-outcomes.js';
import {undoChanges} from './change/undo-run.js';
import {RowgateError} from './errors.js';
import {createAnswerCache} from './execute/answer-cache.js';
import {createEvaluator} from './execute/evaluator.js';
import type {PlanResult, Result} from './execute/result.js';
import type {PlanInput} from './plan/analysis.js';
import {type BoundValues, bindParameters} from './plan/bind-parameters.js';
import type {Plan} from './plan/plan.js';
import {planStatement} from './plan/plan-statement.js';
import {checkTransactions} from './plan/transaction.js';
import type {RequestEvent} from './request/request.js';
import {createSender} from './request/send.js';
import {parseStatements} from './statement/parse-statements.js';

export interface EngineOptions {
  readonly providers: readonly Provider[];
  /** Accounts that a name may begin with instead of a provider's, and groups of them that are read as one. */
  readonly connections?: readonly Connection[];
  readonly groups?: readonly ConnectionGroup[];
  /** Names of connections or groups to use for their provider where a statement names none. */
  readonly defaults?: readonly string[];
  /** All changes are refused. */
  readonly readOnly?: boolean;
  /** Where credentials and URLs are looked up; the process's environment unless given. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Requests under way at once, for each host; 8 unless told. */
  readonly concurrency?: number;
  /** How long answers of reads may be used again, in milliseconds; not at all unless told. */
  readonly cache?: number;
  /** The longest that one try of a request may take, in milliseconds; a minute unless told. */
  readonly timeout?: number;
  /** Whether readfile and writefile may touch files; not unless told. */
  readonly allowFiles?: boolean;
  /** The most rows that one statement, one transaction or one plan may change; 100 unless told. */
  readonly maxChanges?: number;
  /** Rows that were read longer ago, in milliseconds, are read again before they are changed; 30,000 unless told. */
  readonly staleAfter?: number;
  /** What happens on the network, for a trace or for progress. Holds no secret. */
  readonly onEvent?: (event: RequestEvent) => void;
}

export interface RunOptions {
  /** Gives everything up at once. A write under way then has the outcome `unknown`. */
  readonly signal?: AbortSignal;
  /** Begins no further change, and waits for those under way. */
  readonly stop?: AbortSignal;
  /** Writes are shown, not made. */
  readonly dryRun?: boolean;
  /** The user has agreed to changes of several rows and to irreversible ones. */
  readonly yes?: boolean;
  /** Asks the user for that agreement. Without it and without `yes`, such changes are refused. */
  readonly confirm?: (changeSets: readonly ChangeSet[]) => Promise<boolean>;
  /** Begins the journal of a run, before its first change is sent; see startJournal. Without it, none is kept. */
  readonly startJournal?: StartJournal;
  /** Begins no further change once so many have failed or are unknown. */
  readonly stopAfterErrors?: number;
  /** Makes so many changes first and reads them back: the others only if these are as intended. */
  readonly canary?: number;
  /** Each row is read again just before it is changed, and left alone if it is not as it was. */
  readonly recheck?: boolean;
  /** As `recheck`, and one row that is not as it was stops all: found before the first change, it throws `drifted`. */
  readonly strict?: boolean;
  /** Told of each change as soon as it is known what became of it. */
  readonly onOutcome?: (outcome: ChangeOutcome) => void;
  /** Told, before changes are made, what is worth knowing of them. */
  readonly onNote?: (note: string) => void;
  /** Where secrets that an API shows once go, instead of the result. */
  readonly secretSink?: SecretSink;
}

export interface ApplyOptions extends RunOptions {
  /** Values of secret parameters, by name: neither a plan nor a journal holds them. */
  readonly secrets?: Readonly<Record<string, string>>;
}

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
  query(sql: string, parameters?: BoundValues, options?: RunOptions): Promise<Result>;
  /** What the statements of a text come to, without any call. */
  planStatements(sql: string, parameters?: BoundValues): Promise<readonly Plan[]>;
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
  undo(run: RecordedRun, options?: RunOptions): Promise<Result>;
  /** Ends the connections. */
  close(): Promise<void>;
}

/** Joins parser, planner and executor over some providers. */
export function createEngine(options: EngineOptions): Engine {
  const {providers, env = process.env, concurrency = 8, timeout, onEvent} = options;
  const {connections = [], groups = []} = options;
  const catalog = createCatalog(providers, {connections, groups}, options.defaults);
  const cache = options.cache === undefined ? undefined : createAnswerCache(options.cache);
  const sender = createSender({providers, connections, env, concurrency, timeout, onEvent});

  const defaultValue: PlanInput['defaultValue'] = (_entry, parameter) =>
    (parameter.env && env[parameter.env]) || undefined;

  const evaluator = createEvaluator();
  const planAll = async (sql: string, parameters: BoundValues = []): Promise<readonly Plan[]> => {
    const statements = parseStatements(sql);
    const now = new Date();
    const bound = bindParameters(parameters);
    return evaluator.use(evaluate =>
      statements.map(statement =>
        planStatement(statement, {catalog, now, evaluate, defaultValue, parameters: bound}),
      ),
    );
  };

  const context = (run: RunOptions): ChangeContext => ({
    catalog,
    cache,
    concurrency,
    send: (request, signal) => sender.send(request, {signal}),
    secrets: sender.secrets,
    identify: sender.identify,
    signal: run.signal,
    stop: run.stop,
    allowFiles: options.allowFiles ?? false,
    maxChanges: options.maxChanges ?? 100,
    readOnly: options.readOnly ?? false,
    dryRun: run.dryRun ?? false,
    yes: run.yes ?? false,
    confirm: run.confirm,
    secretSink: run.secretSink,
    startJournal: run.startJournal,
    recheck: run.recheck ?? false,
    strict: run.strict ?? false,
    staleAfter: options.staleAfter ?? 30_000,
    onOutcome: run.onOutcome,
    onNote: run.onNote,
    stopAfterErrors: run.stopAfterErrors,
    canary: run.canary,
  });

  const counted = async (work: () => Promise<PlanResult>): Promise<Result> => {
    const before = sender.sent();
    const result = await work();
    return {...result, requests: sender.sent() - before};
  };

  return {
    catalog,
    planStatements: planAll,
    async *run(sql, parameters, run = {}) {
      const plans = await planAll(sql, parameters);
      checkTransactions(plans);
      let collected: ChangeSet[] | undefined;
      for (const plan of plans) {
        if (plan.kind === 'transaction' && plan.action === 'begin') {
          collected = [];
          continue;
        }
        const result = await counted(() => runCollected(plan, collected, context(run)));
        if (plan.kind === 'transaction') collected = undefined;
        yield result;
        if (!isAllDone(result.outcomes ?? [])) return;
      }
    },
    async query(sql, parameters, run = {}) {
      const [plan, ...others] = await planAll(sql, parameters);
      if (plan === undefined || others.length > 0) {
        throw new RowgateError('usage', `expected one statement, found ${plan ? others.length + 1 : 0}`);
      }
      return counted(() => runPlan(plan, context(run)));
    },
    async plan(sql, parameters, run = {}) {
      const plans = await planAll(sql, parameters);
      checkTransactions(plans);
      return savePlan(await collectChanges(plans, context(run)), catalog, sender.identify);
    },
    apply: (plan, run = {}) =>
      streamOutcomes(run, options => {
        checkAccounts('plan', plan.accounts, sender.identify);
        const changeSets = options.dryRun
          ? plan.changeSets
          : plan.changeSets.map(each => fillSecrets(each, catalog, run.secrets ?? {}));
        return counted(() => runChangeSets(changeSets, {...context(options), recheck: true}));
      }),
    async resume(recorded, run = {}) {
      const {retryUnknown = false, secrets = {}} = run;
      return counted(() => resumeRun(recorded, context(run), {retryUnknown, secrets}));
    },
    async undo(recorded, run = {}) {
      checkAccounts('run', recorded.accounts, sender.identify);
      const {changeSets, notes} = undoChanges(recorded, catalog);
      const result = await counted(() => runChangeSets(changeSets, {...context(run), recheck: true}));
      return {...result, notes: [...notes, ...result.notes]};
    },
    async close() {
      evaluator.close();
      sender.close();
    },
  };
}
