import type {PassedValue, Passing, QueryPlan, Scan} from '../plan/plan.js';
import {createSieve} from './create-sieve.js';
import type {ExecuteContext} from './execute-context.js';
import type {BoundScan} from './fetch-scan.js';
import type {Fetcher} from './fetcher.js';
import type {LocalRow} from './local-database.js';
import {areSame} from './same-value.js';
import {openStatementDatabase} from './sqlite/statement-database.js';
import {startScan} from './start-scan.js';

/**
 * The rows of a plan each of which is made of one row of its table: batch by batch, as they come. SQLite is opened only
 * where it is needed.
 */
export async function* passRows(
  plan: QueryPlan,
  {limit, values}: Passing,
  context: ExecuteContext,
  fetcher: Fetcher,
): AsyncGenerator<readonly LocalRow[]> {
  const [scan] = plan.scans;
  if (limit === 0) return;
  if (scan === undefined) {
    if (values !== undefined) yield [pickValues([], values)];
    return;
  }
  let opened: BatchQuery | undefined;
  const open = async () => {
    opened ??= await openBatchQuery(plan, scan, context);
    return opened;
  };
  const pick = values && createPicker(values, scan.columns.length);
  const sift = createSieve(scan);
  let left = limit ?? Number.POSITIVE_INFINITY;
  try {
    // SQLite sees the text before anything is fetched, so that what it doesn't take costs no call.
    if (pick === undefined) await open();
    const how = {oneByOne: plan.enough !== undefined};
    for await (const given of startScan(scan, literalValues(scan), context, fetcher, how)) {
      const batch = sift(given);
      const isPicked = pick !== undefined && areSame(batch, scan.columns);
      const rows = isPicked ? pick(batch) : await (await open()).run(batch);
      const wanted = rows.length > left ? rows.slice(0, left) : rows;
      left -= wanted.length;
      if (wanted.length > 0) yield wanted;
      // What is kept for later statements has to be whole.
      if (left === 0 && (plan.enough !== undefined || context.cache === undefined)) return;
    }
  } finally {
    opened?.close();
  }
}

function literalValues({bindings}: Scan): BoundScan {
  return Object.fromEntries(
    Object.entries(bindings).flatMap(([name, binding]) =>
      binding.kind === 'values' ? [[name, binding]] : [],
    ),
  );
}

/** Makes rows of a result of rows of a table with so many columns. */
function createPicker(
  values: readonly PassedValue[],
  width: number,
): (rows: readonly LocalRow[]) => readonly LocalRow[] {
  const isWhole =
    values.length === width && values.every((value, at) => value.kind === 'column' && value.index === at);
  if (isWhole) return rows => rows;
  return rows => rows.map(row => pickValues(row, values));
}

function pickValues(row: LocalRow, values: readonly PassedValue[]): LocalRow {
  return values.map(value => (value.kind === 'column' ? (row[value.index] ?? null) : value.value));
}

/** What a plan's SQL makes of some rows of its table by themselves. */
interface BatchQuery {
  run(rows: readonly LocalRow[]): Promise<readonly LocalRow[]>;
  close(): void;
}

async function openBatchQuery(
  {sql, parameters}: QueryPlan,
  {table, columns}: Scan,
  {sqlite, signal, allowFiles}: ExecuteContext,
): Promise<BatchQuery> {
  const session = await sqlite.begin(signal);
  try {
    const database = await openStatementDatabase(session.ask, {allowFiles, sql});
    await database.createTable(table, columns);
    const query = await database.prepare(sql);
    return {
      async run(rows) {
        await database.insert(table, columns, rows);
        const found = await query.run(parameters);
        await database.empty(table, columns);
        return found;
      },
      close: session.end,
    };
  } catch (error) {
    session.end();
    throw error;
  }
}
