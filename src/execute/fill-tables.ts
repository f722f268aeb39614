import type {QueryPlan, Scan} from '../plan/plan.js';
import {bindValues, lookUpKeys} from './bind-scan.js';
import {createSieve} from './create-sieve.js';
import type {ExecuteContext} from './execute-context.js';
import type {Fetcher} from './fetcher.js';
import type {LocalDatabase, LocalRow} from './local-database.js';
import {startScan} from './start-scan.js';

/** Fetches the scans of a plan into their tables, those first that others take values from, until there is enough. */
export async function fillTables(
  plan: QueryPlan,
  context: ExecuteContext,
  database: LocalDatabase,
  fetcher: Fetcher,
  hasEnough: () => boolean,
): Promise<void> {
  const {catalog} = context;
  const oneByOne = plan.enough !== undefined;
  const started: {scan: Scan; batches: AsyncGenerator<readonly LocalRow[]>}[] = [];
  const load = async () => {
    for (const {scan, batches} of started.splice(0)) {
      const sift = createSieve(scan);
      for await (const rows of batches) {
        database.insert(scan.table, scan.columns, sift(rows));
        if (hasEnough()) break;
      }
    }
  };
  for (const scan of plan.scans) {
    const needsEarlier =
      scan.lookup !== undefined || Object.values(scan.bindings).some(binding => binding.kind === 'query');
    if (needsEarlier) await load();
    const values = bindValues(scan, plan, catalog, database);
    const keys = lookUpKeys(scan, plan, catalog, database);
    started.push({scan, batches: startScan(scan, values, context, fetcher, {oneByOne, keys})});
  }
  await load();
}
