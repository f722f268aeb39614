import type {Engine} from '../../engine.js';
import {RowgateError} from '../../errors.js';
import {isWrite} from '../../plan/is-write.js';
import type {Plan} from '../../plan/plan.js';
import type {Session} from '../session/session.js';
import {isOn} from '../session/settings.js';
import {type Translation, translatePostgres} from '../translate/translate-postgres.js';
import {findTypeByName, valueTypeOf} from '../type/types.js';
import type {Answer, Answerer, Call, Prepared} from './answerer.js';
import {readParameters} from './bind-parameters.js';
import {checkWrite} from './check-write.js';
import {describeColumns, encodeRows, type TypedColumn} from './encode-rows.js';
import {completeTypes, knownTypeOf, mergeTypes, type ParameterType} from './parameter-types.js';
import {columnsOfPlan} from './plan-columns.js';
import {listNotices, toNotices} from './result-notices.js';
import {makeRunOptions, watchSecrets} from './run-options.js';
import {beginRows, streamRows, whileTaking} from './stream-rows.js';
import {tagOf} from './tag.js';
import {describeUnfinished} from './unfinished-changes.js';

/** What is used of an engine. */
export type ServedEngine = Pick<Engine, 'catalog' | 'describe' | 'parts' | 'begin'>;

export interface EngineAnswererOptions {
  readonly engine: ServedEngine;
  readonly allowWrites: boolean;
}

/** A statement that has been described. */
interface Described {
  readonly sql: string;
  readonly plan: Plan;
  /** Undefined: it gives no rows. */
  readonly columns: readonly TypedColumn[] | undefined;
  readonly parameters: readonly ParameterType[];
}

/** Takes every statement, and has the engine answer it. */
export function createEngineAnswerer(options: EngineAnswererOptions): Answerer {
  return {
    async prepare({sql}, given, session) {
      const types = given.map(knownTypeOf);
      const translation = translatePostgres(sql, options.engine.catalog, types);
      try {
        const described = await describe(translation, given, session, options);
        const {columns, parameters} = described;
        return {
          kind: 'prepared',
          columns: columns && describeColumns(columns),
          parameterTypes: parameters.map(({told}) => told),
          run: call => locateErrors(translation, () => run(described, call, session, options, translation)),
        } satisfies Prepared;
      } catch (error) {
        throw translation.locate(error);
      }
    },
  };
}

async function locateErrors<Value>({locate}: Translation, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw locate(error);
  }
}

async function describe(
  translation: Translation,
  given: readonly number[],
  session: Session,
  {engine, allowWrites}: EngineAnswererOptions,
): Promise<Described> {
  const types = mergeTypes(given, translation.parameters);
  const known = types.map(({read}, index) => [String(index + 1), valueTypeOf(read)] as const);
  const {plans, parameterTypes: found} = await engine.describe(translation.sql, new Map(known));
  const [plan, ...others] = plans;
  if (plan === undefined || others.length > 0) throw new RowgateError('syntax', 'expected one statement');
  checkWrite(plan, engine.catalog, session, allowWrites);
  const mode = modeOf(session);
  const own = columnsOfPlan(plan, engine.catalog, mode);
  const isPreview = mode.dryRun && isWrite(plan, engine.catalog);
  const columns = isPreview ? own : nameColumns(own, translation);
  return {sql: translation.sql, plan, columns, parameters: completeTypes(types, found)};
}

/** What the text says of the columns goes before what the plan says. */
function nameColumns(
  columns: readonly TypedColumn[] | undefined,
  {columns: told}: Translation,
): readonly TypedColumn[] | undefined {
  if (columns === undefined || told?.length !== columns.length) return columns;
  return columns.map((column, index) => ({
    ...column,
    name: told[index]?.name ?? column.name,
    type: findTypeByName(told[index]?.type) ?? column.type,
  }));
}

function modeOf({settings, transaction}: Session): {dryRun: boolean; inTransaction: boolean} {
  return {dryRun: isOn(settings, 'rowgate.dry_run'), inTransaction: transaction !== undefined};
}

async function run(
  {sql, plan, columns, parameters}: Described,
  call: Call,
  session: Session,
  options: EngineAnswererOptions,
  {locate}: Translation,
): Promise<Answer> {
  const {engine, allowWrites} = options;
  // The session may have been set otherwise since the statement was described.
  checkWrite(plan, engine.catalog, session, allowWrites);
  const now = columnsOfPlan(plan, engine.catalog, modeOf(session));
  if (now?.length !== columns?.length) throw changedColumns();
  const isOfChange = isWrite(plan, engine.catalog);
  const watched = watchSecrets(makeRunOptions(session, call, isOfChange));
  const values = readParameters(call.parameters, parameters);
  const {transaction} = session;
  if (transaction !== undefined) transaction.work ??= engine.begin();
  const target = transaction?.work ?? engine;
  const stop = new AbortController();
  const signal = isOfChange ? watched.options.signal : stop.signal;
  const parts = target.parts(sql, values, {...watched.options, ...(signal && {signal})});
  const begun = await whileTaking({interrupt: () => stop.abort()}, call.cancel, () => beginRows(parts));
  if (begun.kind === 'paged') {
    const {rows, stream} = streamRows(parts, stop, {columns: columns ?? [], formats: call.formats}, locate);
    const notices = toNotices(begun.notes);
    return {kind: 'rows', rows, tag: count => `SELECT ${count}`, notices, held: 0, stream};
  }
  const {result} = begun;
  const failure = describeUnfinished(result, call.cancel.aborted, watched.hasLost());
  if (failure !== undefined) return failure;
  return {
    kind: 'rows',
    rows: columns === undefined ? [].values() : encodeRows(columns, result.rows, call.formats),
    tag: tagOf(plan, result, session),
    notices: listNotices(result),
    held: columns === undefined ? 0 : result.rows.length,
    isOfChange,
  };
}

function changedColumns(): RowgateError {
  return new RowgateError('unsupported', 'the statement would now give other columns than were described', {
    hint: 'Prepare it again: settings or the transaction have changed.',
  });
}
