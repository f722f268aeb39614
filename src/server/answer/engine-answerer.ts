import type {Engine, RunOptions} from '../../engine.js';
import {RowgateError} from '../../errors.js';
import type {Result} from '../../execute/result.js';
import type {Plan} from '../../plan/plan.js';
import type {Session} from '../session/session.js';
import {isOn} from '../session/settings.js';
import {typeOf, valueTypeOf} from '../type/types.js';
import type {Answer, Answerer, Call, Prepared} from './answerer.js';
import {movePosition} from './ask.js';
import {readParameters} from './bind-parameters.js';
import {checkWrite} from './check-write.js';
import {describeColumns, encodeRows, type TypedColumn} from './encode-rows.js';
import type {EngineTransaction} from './engine-transaction.js';
import {isWrite} from './is-write.js';
import {columnsOfPlan} from './plan-columns.js';
import {listNotices} from './result-notices.js';
import {makeRunOptions} from './run-options.js';
import {tagOf} from './tag.js';
import {asItIs, type Translate, type Translation} from './translate.js';
import {describeUnfinished} from './unfinished-changes.js';

export interface EngineAnswererOptions {
  readonly engine: Pick<Engine, 'catalog' | 'describe' | 'query'>;
  /** Begins a transaction of the engine. Without it, nothing can be changed between BEGIN and COMMIT. */
  readonly begin?: (() => EngineTransaction) | undefined;
  readonly allowWrites: boolean;
  /** Statements come in Rowgate's own SQL unless told. */
  readonly translate?: Translate | undefined;
  /** See RunOptions. */
  readonly startJournal?: RunOptions['startJournal'] | undefined;
}

/** Takes every statement, and has the engine answer it. */
export function createEngineAnswerer(options: EngineAnswererOptions): Answerer {
  const {engine, translate = asItIs} = options;
  return {
    async prepare({sql}, given, session) {
      const translation = translate(sql);
      try {
        return await prepare(translation, given, session, options);
      } catch (error) {
        throw movePosition(error, sql, translation.originOf);
      }
    },
  };

  async function prepare(
    translation: Translation,
    given: readonly number[],
    session: Session,
    {allowWrites}: EngineAnswererOptions,
  ): Promise<Prepared> {
    const types = mergeTypes(given, translation);
    const known = types.map((id, index) => [String(index + 1), valueTypeOf(id)] as const);
    const described = await engine.describe(translation.sql, new Map(known));
    const [plan, ...others] = described.plans;
    if (plan === undefined || others.length > 0) {
      throw new RowgateError('syntax', 'expected one statement');
    }
    checkWrite(plan, engine.catalog, session, allowWrites);
    const names = [...described.parameterTypes.keys()];
    const named = names.find(name => !/^\d+$/.test(name));
    if (named !== undefined) {
      throw new RowgateError('unknown_parameter', `the parameter "${named}" has a name`, {
        hint: 'Over this protocol parameters are $1, $2, ….',
      });
    }
    const count = Math.max(given.length, ...names.map(Number));
    const parameterTypes = Array.from(
      {length: count},
      (_, index) => types[index] || typeOf(described.parameterTypes.get(String(index + 1))).id,
    );
    const mode = () => ({
      dryRun: isOn(session.settings, 'rowgate.dry_run'),
      inTransaction: session.transaction !== undefined,
    });
    const columns = columnsOfPlan(plan, engine.catalog, mode());
    return {
      kind: 'prepared',
      columns: columns && describeColumns(columns),
      parameterTypes,
      run: call => {
        // What was described must be what comes, and the session may have been set otherwise since then.
        checkWrite(plan, engine.catalog, session, allowWrites);
        checkSame(columns, columnsOfPlan(plan, engine.catalog, mode()));
        return run({translation, plan, columns, parameterTypes}, call, session);
      },
    };
  }

  interface Statement {
    readonly translation: Translation;
    readonly plan: Plan;
    readonly columns: readonly TypedColumn[] | undefined;
    readonly parameterTypes: readonly number[];
  }

  async function run(statement: Statement, call: Call, session: Session): Promise<Answer> {
    const {translation, plan, columns, parameterTypes} = statement;
    const changes = isWrite(plan, engine.catalog);
    const values = readParameters(call.parameters, parameterTypes);
    const {startJournal} = options;
    const runOptions = {
      ...makeRunOptions(session.settings, call, changes),
      ...(startJournal !== undefined && {startJournal}),
    };
    const result = await query(translation.sql, values, runOptions, session, changes);
    const failure = describeUnfinished(result, call.cancel.aborted);
    if (failure !== undefined) return failure;
    return {
      kind: 'rows',
      rows: columns === undefined ? [].values() : encodeRows(columns, result.rows, call.formats),
      tag: tagOf(plan, result, session),
      notices: listNotices(result),
      held: columns === undefined ? 0 : result.rows.length,
    };
  }

  async function query(
    sql: string,
    values: Parameters<Engine['query']>[1],
    runOptions: RunOptions,
    {transaction}: Session,
    changes: boolean,
  ): Promise<Result> {
    if (transaction === undefined) return engine.query(sql, values, runOptions);
    if (options.begin !== undefined) transaction.work ??= options.begin();
    if (transaction.work !== undefined) return transaction.work.query(sql, values, runOptions);
    if (!changes) return engine.query(sql, values, runOptions);
    throw new RowgateError('unsupported', 'nothing can be changed in a transaction here', {
      hint: 'Run it in autocommit mode.',
    });
  }
}

/** The types that the client gives go before those that the text gives. 0 is none. */
function mergeTypes(given: readonly number[], {parameterTypes}: Translation): readonly number[] {
  const unknown = 705;
  const count = Math.max(given.length, ...(parameterTypes?.keys() ?? []));
  return Array.from({length: count}, (_, index) => {
    const own = given[index] === unknown ? 0 : given[index];
    return own || (parameterTypes?.get(index + 1) ?? 0);
  });
}

function checkSame(
  before: readonly TypedColumn[] | undefined,
  now: readonly TypedColumn[] | undefined,
): void {
  const print = (columns: readonly TypedColumn[] | undefined) =>
    columns === undefined ? undefined : JSON.stringify(columns.map(({name, type}) => [name, type.id]));
  if (print(before) === print(now)) return;
  throw new RowgateError('unsupported', 'the statement would now give other columns than were described', {
    hint: 'Prepare it again: settings or the transaction have changed.',
  });
}
