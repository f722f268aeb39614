import type {QueryPlan, Scan} from '../plan/plan.js';
import {quiet} from './begin-early.js';
import {bindValues, lookUpKeys} from './bind-scan.js';
import {createSieve} from './create-sieve.js';
import type {ExecuteContext} from './execute-context.js';
import type {Fetcher} from './fetcher.js';
import type {LocalRow} from './local-database.js';
import type {StatementDatabase} from './sqlite/statement-database.js';
import {startScan} from './start-scan.js';

/** Fetches the scans of a plan into their tables, those first that others take values from, until there is enough. */
export async function fillTables(
  plan: QueryPlan,
  context: ExecuteContext,
  database: StatementDatabase,
  fetcher: Fetcher,
  hasEnough: () => Promise<boolean>,
): Promise<void> {
  const {catalog} = context;
  const oneByOne = plan.enough !== undefined;
  const started: {scan: Scan; batches: AsyncGenerator<readonly LocalRow[]>}[] = [];
  const load = async () => {
    for (const {scan, batches} of started.splice(0)) {
      const sift = createSieve(scan);
      let inserted = Promise.resolve();
      for await (const rows of batches) {
        // The next rows are read while SQLite takes these, if it is in another thread.
        await inserted;
        inserted = quiet(database.insert(scan.table, scan.columns, sift(rows)));
        if (await hasEnough()) break;
      }
      await inserted;
    }
  };
  for (const scan of plan.scans) {
    const needsEarlier =
      scan.lookup !== undefined || Object.values(scan.bindings).some(binding => binding.kind === 'query');
    if (needsEarlier) await load();
    const values = await bindValues(scan, plan, catalog, database);
    const keys = await lookUpKeys(scan, plan, catalog, database);
    started.push({scan, batches: startScan(scan, values, context, fetcher, {oneByOne, keys})});
  }
  await load();
}
