import {resourceAt} from '../catalog/catalog.js';
import type {Scan} from '../plan/plan.js';
import type {LocalValue} from '../row.js';
import {beginEarly} from './begin-early.js';
import type {ExecuteContext} from './execute-context.js';
import {type BoundScan, fetchScan} from './fetch-scan.js';
import type {Fetcher} from './fetcher.js';
import type {LocalRow} from './local-database.js';

/** Begins to fetch a scan at once, unless `oneByOne`, or has it from the cache. */
export function startScan(
  scan: Scan,
  values: BoundScan,
  {catalog, cache}: ExecuteContext,
  fetcher: Fetcher,
  how: {readonly oneByOne: boolean; readonly keys?: readonly LocalValue[] | undefined},
): AsyncGenerator<readonly LocalRow[]> {
  const start = (from: Fetcher) => {
    const batches = fetchScan(scan, values, catalog, from, how);
    return how.oneByOne ? batches : beginEarly(batches);
  };
  if (cache === undefined || cache.isOff || scan.columns.some(column => column.secret)) return start(fetcher);
  const {table: _table, keep: _keep, ...what} = scan;
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
  const all: (readonly LocalRow[])[] = [];
  for await (const rows of batches) {
    all.push(rows);
    yield rows;
  }
  keep(all.flat());
}
