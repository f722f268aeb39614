import {setMaxListeners} from 'node:events';
import {type Catalog, columnOf, findMethod, resourceAt} from '../catalog/catalog.js';
import type {ColumnType} from '../catalog/column.js';
import {RowgateError} from '../errors.js';
import {keyValue} from '../plan/key-value.js';
import type {QueryPlan, Scan} from '../plan/plan.js';
import type {Request, Response} from '../request/request.js';
import type {LocalValue} from '../row.js';
import {beginEarly} from './begin-early.js';
import type {ExecuteContext} from './execute-context.js';
import {type BoundScan, fetchScan} from './fetch-scan.js';
import type {Fetcher} from './fetcher.js';
import {type LocalDatabase, type LocalRow, openLocalDatabase} from './local-database.js';
import type {Result} from './result.js';

/** What a read gave, before its values are put into the form that results have. */
export interface QueryAnswer {
  readonly rows: readonly LocalRow[];
  readonly complete: Result['complete'];
  readonly notes: readonly string[];
}

/**
 * Runs a read: fills the local tables, then runs its SQL. `given` has the rows of the plan's given tables, by table.
 * SQLite sees the SQL before anything is fetched, so that what it doesn't take costs no call.
 *
 * @throws RowgateError of any call that fails: there are no partial rows.
 */
export async function runQuery(
  plan: QueryPlan,
  context: ExecuteContext,
  given: ReadonlyMap<string, readonly LocalRow[]> = new Map(),
): Promise<QueryAnswer> {
  const database = await openLocalDatabase({allowFiles: context.allowFiles, sql: plan.sql});
  const stop = new AbortController();
  const signal = context.signal ? AbortSignal.any([context.signal, stop.signal]) : stop.signal;
  // Each request under way listens to it, and there may be many.
  setMaxListeners(0, signal);
  const notes = new Set<string>();
  const gaps: string[] = [];
  const failed = new Set<string>();
  let isElseWhole = true;
  let isOrdered = true;
  const fetcher: Fetcher = {
    get: plan.scans.length > 1 ? sendOnce(context, signal) : request => context.send(request, signal),
    secrets: context.secrets,
    note: text => notes.add(text),
    incomplete(reason, connection) {
      gaps.push(reason);
      if (connection === undefined) isElseWhole = false;
      else failed.add(connection);
    },
    unordered: () => {
      isOrdered = false;
    },
  };
  try {
    for (const {table, columns} of plan.given) {
      database.createTable(table, columns);
      database.insert(table, columns, given.get(table) ?? []);
    }
    for (const {table, columns} of plan.scans) database.createTable(table, columns);
    const query = database.prepare(plan.sql);
    const hasEnough = () =>
      plan.enough !== undefined && isOrdered && query.run(plan.parameters).length >= plan.enough;
    await fillTables(plan, context, database, fetcher, hasEnough);
    if (context.signal?.aborted) throw new RowgateError('cancelled', 'the query was cancelled');
    const rows = query.run(plan.parameters);
    const complete = gaps.length === 0 || {
      reason: gaps.join('; '),
      ...(failed.size > 0 && isElseWhole && {connections: [...failed]}),
    };
    return {rows, complete, notes: [...notes]};
  } finally {
    // What is still under way for an answer that nobody wants is given up.
    stop.abort();
    database.close();
  }
}

async function fillTables(
  plan: QueryPlan,
  context: ExecuteContext,
  database: LocalDatabase,
  fetcher: Fetcher,
  hasEnough: () => boolean,
): Promise<void> {
  const oneByOne = plan.enough !== undefined;
  const started: {scan: Scan; batches: AsyncGenerator<readonly LocalRow[]>}[] = [];
  const load = async () => {
    for (const {scan, batches} of started.splice(0)) {
      for await (const rows of batches) {
        database.insert(scan.table, scan.columns, rows);
        if (hasEnough()) break;
      }
    }
  };
  for (const scan of plan.scans) {
    const needsEarlier =
      scan.lookup !== undefined || Object.values(scan.bindings).some(binding => binding.kind === 'query');
    if (needsEarlier) await load();
    const values = bindValues(scan, plan, context, database);
    const keys = lookUpKeys(scan, plan, context, database);
    started.push({scan, batches: startScan(scan, values, context, fetcher, {oneByOne, keys})});
  }
  await load();
}

function bindValues(
  scan: Scan,
  plan: QueryPlan,
  {catalog}: ExecuteContext,
  database: LocalDatabase,
): BoundScan {
  const bound: Record<string, {readonly values: readonly LocalValue[]}> = {};
  for (const [name, binding] of Object.entries(scan.bindings)) {
    if (binding.kind === 'values') {
      bound[name] = binding;
      continue;
    }
    const found = readValues(binding.sql, plan, database);
    bound[name] = {values: keysAmong(found, keyType(catalog, scan, scan.method, name))};
  }
  return bound;
}

/** The only keys that matter, or undefined where other keys may be equal to the values found. */
function lookUpKeys(
  {lookup, ...scan}: Scan,
  plan: QueryPlan,
  {catalog}: ExecuteContext,
  database: LocalDatabase,
): readonly LocalValue[] | undefined {
  if (lookup === undefined) return undefined;
  const found = readValues(lookup.sql, plan, database);
  const type = keyType(catalog, scan, lookup.method, lookup.parameter);
  // The texts '5' and '05' are both equal to a number, 5.
  const isNumber = (value: LocalValue) => typeof value === 'number' || typeof value === 'bigint';
  return type === 'text' && found.some(isNumber) ? undefined : keysAmong(found, type);
}

function readValues(sql: string, plan: QueryPlan, database: LocalDatabase): readonly LocalValue[] {
  const query = database.prepare(sql);
  const found = query.run(plan.parameters).map(row => row[0] ?? null);
  query.free();
  return found;
}

/** Distinct values that can be keys: an empty one, or one that is a step in a path, is no row's. */
function keysAmong(values: readonly LocalValue[], type: ColumnType): readonly LocalValue[] {
  const isStep = (value: LocalValue) =>
    String(value)
      .split(/[/\\]/)
      .some(part => part === '.' || part === '..');
  const keys = values.map(value => keyValue(value, type)).filter(value => value !== undefined);
  return [...new Set(keys)].filter(key => key !== '' && !isStep(key));
}

function keyType(
  catalog: Catalog,
  {resource: address}: Pick<Scan, 'resource'>,
  method: string,
  name: string,
): ColumnType {
  const entry = resourceAt(catalog, address);
  const parameter = findMethod(entry, method).parameters.find(each => each.name === name);
  return (parameter && (columnOf(entry.resource, parameter)?.type ?? parameter.type)) ?? 'text';
}

/** Begins to fetch a scan at once, or has it from the cache. */
function startScan(
  scan: Scan,
  values: BoundScan,
  context: ExecuteContext,
  fetcher: Fetcher,
  how: {oneByOne: boolean; keys: readonly LocalValue[] | undefined},
): AsyncGenerator<readonly LocalRow[]> {
  const {catalog, cache} = context;
  const start = (from: Fetcher) => {
    const batches = fetchScan(scan, values, catalog, from, how);
    return how.oneByOne ? batches : beginEarly(batches);
  };
  if (cache === undefined || scan.columns.some(column => column.secret)) return start(fetcher);
  const {table: _table, ...what} = scan;
  const key = JSON.stringify([what, values, how.keys], (_, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  const kept = cache.find(key);
  if (kept !== undefined) return replay(kept);
  const {provider} = resourceAt(catalog, scan.resource);
  let isWhole = true;
  const watching: Fetcher = {
    ...fetcher,
    incomplete(reason, connection) {
      isWhole = false;
      fetcher.incomplete(reason, connection);
    },
  };
  return keepRows(start(watching), rows => {
    if (isWhole) cache.keep(provider.name, key, rows);
  });
}

async function* replay(rows: readonly LocalRow[]): AsyncGenerator<readonly LocalRow[]> {
  yield rows;
}

/** Passes batches on, and keeps them once all came. */
async function* keepRows(
  batches: AsyncGenerator<readonly LocalRow[]>,
  keep: (rows: readonly LocalRow[]) => void,
): AsyncGenerator<readonly LocalRow[]> {
  const all: LocalRow[] = [];
  for await (const rows of batches) {
    all.push(...rows);
    yield rows;
  }
  keep(all);
}

function sendOnce(context: ExecuteContext, signal: AbortSignal): (request: Request) => Promise<Response> {
  const sent = new Map<string, Promise<Response>>();
  return request => {
    const key = JSON.stringify(request);
    const response = sent.get(key) ?? context.send(request, signal);
    sent.set(key, response);
    return response;
  };
}
