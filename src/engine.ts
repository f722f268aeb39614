import {type Catalog, createCatalog} from './catalog/catalog.js';
import type {Connection, ConnectionGroup} from './catalog/connection.js';
import type {Provider} from './catalog/provider.js';
import {checkAccounts} from './change/account.js';
import type {ChangeContext} from './change/change-context.js';
import type {ChangeSet} from './change/change-set.js';
import type {Journal} from './change/journal.js';
import type {RecordedRun} from './change/read-journal.js';
import {isAllDone} from './change/result-of-changes.js';
import {resumeRun} from './change/resume-run.js';
import {makeChangeSet, runChangeSet, runPlan} from './change/run-plan.js';
import {runCollected} from './change/run-transaction.js';
import {fillSecrets, type SavedPlan, savePlan} from './change/saved-plan.js';
import type {SecretSink} from './change/secret-sink.js';
import {undoChanges} from './change/undo-run.js';
import {RowgateError} from './errors.js';
import {createAnswerCache} from './execute/answer-cache.js';
import {type LocalDatabase, openLocalDatabase} from './execute/local-database.js';
import type {PlanResult, Result} from './execute/result.js';
import type {PlanInput} from './plan/analysis.js';
import {type BoundValues, bindParameters} from './plan/bind-parameters.js';
import type {Plan} from './plan/plan.js';
import {planStatement} from './plan/plan-statement.js';
import {checkTransactions} from './plan/transaction.js';
import type {RequestEvent} from './request/request.js';
import {createSender} from './request/send.js';
import {parseStatements} from './statement/parse-statements.js';
import type {Statement} from './statement/statement.js';

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
  /** The most rows that one statement may change; 100 unless told. */
  readonly maxChanges?: number;
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
  readonly confirm?: (changeSet: ChangeSet) => Promise<boolean>;
  /** Begins the journal of a run, before its first change is sent; see startJournal. Without it, none is kept. */
  readonly startJournal?: (changeSet: ChangeSet) => Journal;
  /** Begins no further change once so many have failed or are unknown. */
  readonly stopAfterErrors?: number;
  /** Makes so many changes first and reads them back: the others only if these are as intended. */
  readonly canary?: number;
  /** Each row is read again just before it is changed, and left alone if it is not as it was. */
  readonly recheck?: boolean;
  /** Where secrets that an API shows once go, instead of the result. */
  readonly secretSink?: SecretSink;
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
  plan(sql: string, parameters?: BoundValues): Promise<readonly Plan[]>;
  /**
   * Makes up the changes of a text all of whose statements are writes, and makes none of them: rows are read.
   *
   * @throws RowgateError.
   */
  prepare(sql: string, parameters?: BoundValues, options?: RunOptions): Promise<SavedPlan>;
  /**
   * Makes just the changes of a plan, under the guards of any other change. Each row is read again before it is changed, and
   * left alone if it is not as planned. `secrets` are values of secret parameters, which a plan does not hold.
   *
   * @throws RowgateError; `refused` for a plan that was made against another account.
   */
  apply(
    plan: SavedPlan,
    options?: RunOptions & {readonly secrets?: Readonly<Record<string, string>>},
  ): AsyncGenerator<Result, void>;
  /**
   * Goes on with a run that ended early, by its journal. `retryUnknown`: what may have been sent, and can't be looked up,
   * is sent again.
   *
   * @throws RowgateError.
   */
  resume(run: RecordedRun, options?: RunOptions & {readonly retryUnknown?: boolean}): Promise<Result>;
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

  const planAll = async (sql: string, parameters: BoundValues = []): Promise<readonly Plan[]> => {
    const statements = parseStatements(sql);
    const now = new Date();
    const bound = bindParameters(parameters);
    const database = needsDatabase(statements)
      ? await openLocalDatabase({allowFiles: false, sql})
      : undefined;
    const evaluate = evaluator(database);
    try {
      return statements.map(statement =>
        planStatement(statement, {catalog, now, evaluate, defaultValue, parameters: bound}),
      );
    } finally {
      database?.close();
    }
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
    plan: planAll,
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
    async prepare(sql, parameters, run = {}) {
      const changeSets: ChangeSet[] = [];
      for (const plan of await planAll(sql, parameters)) {
        changeSets.push(await makeChangeSet(plan, context(run)));
      }
      return savePlan(changeSets, catalog, sender.identify);
    },
    async *apply(plan, run = {}) {
      checkAccounts('plan', plan.accounts, sender.identify);
      const changeSets = plan.changeSets.map(each => fillSecrets(each, catalog, run.secrets ?? {}));
      for (const changeSet of changeSets) {
        const result = await counted(() => runChangeSet(changeSet, {...context(run), recheck: true}));
        yield result;
        if (!isAllDone(result.outcomes ?? [])) return;
      }
    },
    async resume(recorded, run = {}) {
      const options = {retryUnknown: run.retryUnknown ?? false};
      return counted(() => resumeRun(recorded, context(run), options));
    },
    async undo(recorded, run = {}) {
      checkAccounts('run', recorded.changeSet.accounts ?? [], sender.identify);
      const changeSet = undoChanges(recorded, catalog);
      return counted(() => runChangeSet(changeSet, {...context(run), recheck: true}));
    },
    async close() {
      sender.close();
    },
  };
}

/** SHOW and DESCRIBE are answered from the catalog alone, and start faster without SQLite. */
function needsDatabase(statements: readonly Statement[]): boolean {
  return statements.some(({kind}) => kind !== 'show' && kind !== 'describe');
}

function evaluator(database: LocalDatabase | undefined): Parameters<typeof planStatement>[1]['evaluate'] {
  return (sql, parameters) => {
    if (database === undefined)
      throw new RowgateError('internal', 'no database to evaluate an expression in');
    const query = database.prepare(sql);
    try {
      return query.run(parameters)[0] ?? [];
    } finally {
      query.free();
    }
  };
}
