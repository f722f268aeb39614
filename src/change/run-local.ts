import {type LocalTableColumn, localName} from '../catalog/local.js';
import {RowgateError} from '../errors.js';
import type {PlanResult} from '../execute/result.js';
import {runQuery} from '../execute/run-query.js';
import {type SqliteSession, takeNumber} from '../execute/sqlite/sqlite.js';
import {listWrites} from '../plan/is-write.js';
import {localOutcome} from '../plan/local-outcome.js';
import type {LocalChange, LocalPlan, QueryPlan} from '../plan/plan.js';
import {quoteName} from '../plan/rewrite.js';
import type {ChangeContext} from './change-context.js';
import {fillGiven} from './find-changes.js';
import {checkExpected} from './guard-changes.js';

/**
 * Changes the local tables and views: what is read is read first and in whole, and then put there at once.
 *
 * @throws RowgateError; then nothing was changed.
 */
export async function runLocal(
  {change, find, expect}: LocalPlan,
  context: ChangeContext,
): Promise<PlanResult> {
  const {locals, sqlite} = context;
  const {name} = localOutcome(change);
  const isOfRows = change.kind === 'update' || change.kind === 'delete';
  const seen = isOfRows ? locals.state() : undefined;
  const session = await sqlite.begin(context.signal);
  const {ask} = session;
  const stage = takeNumber();
  try {
    await ask('openStage', stage, stagedColumns(change));
    const notes = find === undefined ? [] : await fillStage(find, change, {session, stage}, context);
    const count = await ask('countStage', stage);
    checkExpected(expect, name, count);
    if (change.kind === 'insert' || change.kind === 'update') {
      await ask('checkStage', stage, change.kind === 'update');
    }
    if (!context.dryRun) await locals.change(ask, change, stage, seen);
    return {...localOutcome(change, count).table, complete: true, notes};
  } finally {
    session.end();
  }
}

/** What the rows on the way consist of. */
function stagedColumns(change: LocalChange): readonly LocalTableColumn[] {
  const rowId: LocalTableColumn = {name: 'value0', type: 'integer'};
  switch (change.kind) {
    case 'create-table':
      return change.table.columns;
    case 'insert':
      return change.columns;
    case 'update':
      return [rowId, ...change.columns.map(({type}, index) => ({name: `value${index + 1}`, type}))];
    case 'delete':
      return [rowId];
    default:
      return [{name: 'nothing', type: undefined}];
  }
}

async function fillStage(
  find: QueryPlan,
  change: LocalChange,
  {session, stage}: {readonly session: SqliteSession; readonly stage: number},
  context: ChangeContext,
): Promise<readonly string[]> {
  refuseChanges(find, context);
  const inner = await fillGiven(find, context);
  const {enough: _enough, passing: _passing, ...all} = find;
  const sql = `INSERT INTO stage.found ${withTimes(find, change)}`;
  // The stage is this session's, which is not over with the query.
  const sqlite = {...context.sqlite, begin: async () => ({...session, end: () => {}})};
  // What is kept is never made of what was kept from earlier.
  const answer = await runQuery({...all, sql}, {...context, cache: undefined, sqlite, stage}, inner.given);
  if (answer.complete !== true) {
    throw new RowgateError(
      'refused',
      `the rows for ${localOutcome(change).name} could not all be read: ${answer.complete.reason}`,
      {hint: 'Nothing was changed. Run it again.'},
    );
  }
  return [...inner.notes, ...answer.notes];
}

/** A procedure that changes something is not to be half of a statement that may still fail. */
function refuseChanges(find: QueryPlan, {catalog}: ChangeContext): void {
  const [changing] = listWrites(find, catalog);
  if (changing === undefined) return;
  throw new RowgateError('unsupported', `what ${changing.method} answers can't go into ${localName} tables`, {
    hint: 'Run the EXEC by itself.',
  });
}

/** The query of what is put into a table, with times in the form that tables have them in. */
function withTimes({sql, columns}: QueryPlan, change: LocalChange): string {
  if (change.kind !== 'insert' && change.kind !== 'update') return sql;
  const wanted = stagedColumns(change);
  const isTime = (index: number) =>
    wanted[index]?.type === 'timestamp' && columns[index]?.type !== 'timestamp';
  if (!wanted.some((_, index) => isTime(index))) return sql;
  const names = wanted.map((_, index) => quoteName(String(index)));
  const values = names.map((name, index) => (isTime(index) ? `timestamp(${name})` : name));
  return `WITH "each"(${names.join(', ')}) AS (${sql}) SELECT ${values.join(', ')} FROM "each"`;
}
