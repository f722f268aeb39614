import {runEngine} from '../local/engine-work.js';
import {runPlain} from '../local/plain-work.js';
import {compareTurns, type Measurement} from '../measurement.js';
import {pageAt, pageSize} from '../server/client-rows.js';
import type {SuiteOptions} from '../suite.js';
import {costOf, takeTurns} from '../take-turns.js';

interface LocalCase {
  readonly name: string;
  readonly sql: string;
  /** Those that it needs. */
  readonly columns: readonly string[];
}

const cases: readonly LocalCase[] = [
  {
    name: 'all columns',
    sql: 'SELECT * FROM oauth_clients',
    columns: ['id', 'redirect_uri', 'label', 'status', 'secret', 'thumbnail_url', 'public'],
  },
  {
    name: 'a filter and an order',
    sql: "SELECT id, label FROM oauth_clients WHERE redirect_uri LIKE '%7.example.org%' ORDER BY label",
    columns: ['id', 'redirect_uri', 'label'],
  },
  {
    name: 'a grouping',
    sql: 'SELECT status, public, count(*) FROM oauth_clients GROUP BY status, public',
    columns: ['status', 'public'],
  },
];

/** The engine's own work for rows that have come, against parsing, SQLite and printing alone. */
export async function measureLocal({small}: SuiteOptions): Promise<readonly Measurement[]> {
  const rows = small ? 1000 : 100_000;
  const pages = Array.from({length: rows / pageSize}, (_, index) => Buffer.from(pageAt(index + 1, rows)));
  const measurements: Measurement[] = [];
  for (const {name, sql, columns} of cases) {
    const costs = await takeTurns(
      {
        engine: () => costOf(() => runEngine(sql, pages)),
        plain: () => costOf(() => runPlain(sql, columns, pages)),
      },
      small ? 1 : 9,
    );
    const title = `${rows.toLocaleString('en')} rows, ${name}: to JSON.parse, SQLite and JSON.stringify`;
    measurements.push(
      compareTurns({suite: 'local', case: title, unit: 'ms CPU'}, costs.engine.cpu, costs.plain.cpu),
    );
  }
  return measurements;
}
