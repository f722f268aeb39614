import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {compareTurns, type Measurement} from '../measurement.js';
import {makeFolder} from '../process/run-program.js';
import {startClientServer} from '../server/start-client-server.js';
import type {SuiteOptions} from '../suite.js';
import {type Cost, takeTurns} from '../take-turns.js';
import {runCommand} from '../wire/run-command.js';
import {type PostgresPlace, startPostgres} from '../wire/start-postgres.js';
import {startRowgate} from '../wire/start-rowgate.js';

const query = 'SELECT id, label, redirect_uri, public, status, thumbnail_url FROM account.oauth_clients';

/** Reads all rows by psycopg 3, in the format that it likes best. */
const psycopgScript = `
import psycopg, sys
with psycopg.connect() as connection:
    cursor = connection.cursor(binary=True)
    cursor.execute(sys.argv[1])
    print(len(cursor.fetchall()))
`;

/**
 * Time that a client takes for many rows, with its start and its end, from `rowgate serve` and from Postgres. Rowgate has read
 * them from the API before: what is measured is the query, the protocol, and the client. Says on standard error what is
 * missing, and measures what is there.
 */
export async function measureWire({small}: SuiteOptions): Promise<readonly Measurement[]> {
  const rows = small ? 500 : 100_000;
  const clients = await findClients(rows);
  const postgres = Object.keys(clients).length === 0 ? undefined : await startPostgres();
  if (postgres === undefined) {
    console.error('suite wire: Postgres and psql are needed to measure against');
    return [];
  }
  const api = await startClientServer({rows, latency: 0});
  const served = await startRowgate(api.env);
  try {
    await copyRows(served, postgres);
    const measurements: Measurement[] = [];
    for (const [name, read] of Object.entries(clients)) {
      const costs = await takeTurns(
        {rowgate: () => timeOf(() => read(served)), postgres: () => timeOf(() => read(postgres))},
        small ? 1 : 9,
      );
      const what = `${rows.toLocaleString('en')} rows by ${name}, to Postgres`;
      measurements.push(
        compareTurns({suite: 'wire', case: what, unit: 'ms'}, costs.rowgate.wall, costs.postgres.wall),
      );
    }
    return measurements;
  } finally {
    await served.close();
    await postgres.close();
    api.close();
  }
}

type ReadAll = (place: PostgresPlace) => Promise<unknown>;

/** The clients that are installed, each of which checks that it gets all rows. */
async function findClients(rows: number): Promise<Readonly<Record<string, ReadAll>>> {
  const script = path.join(makeFolder(), 'read.py');
  writeFileSync(script, psycopgScript);
  const python = process.env.PYTHON ?? 'python3';
  const lines = (text: string) => text.split('\n').length - 1;
  const candidates: Readonly<Record<string, readonly [probe: () => Promise<unknown>, read: ReadAll]>> = {
    psql: [
      () => runCommand('psql', ['--version']),
      async ({env}) => expect(lines(await runCommand('psql', ['-XAtc', query], {env})), rows),
    ],
    psycopg: [
      () => runCommand(python, ['-c', 'import psycopg']),
      async ({env}) => expect(Number(await runCommand(python, [script, query], {env})), rows),
    ],
  };
  const found: Record<string, ReadAll> = {};
  for (const [name, [probe, read]] of Object.entries(candidates)) {
    try {
      await probe();
      found[name] = read;
    } catch {
      console.error(`suite wire: ${name} is not installed`);
    }
  }
  return found;
}

function expect(found: number, rows: number): void {
  if (found !== rows) throw new Error(`${found} rows instead of ${rows}`);
}

async function timeOf(work: () => Promise<unknown>): Promise<Cost> {
  const start = performance.now();
  await work();
  return {wall: performance.now() - start, cpu: Number.NaN};
}

/** Gives Postgres a table of the same rows. */
async function copyRows(from: PostgresPlace, to: PostgresPlace): Promise<void> {
  const file = path.join(makeFolder(), 'rows.csv');
  await runCommand('psql', ['-Xc', `\\copy (${query}) to '${file}' csv`], from);
  const columns = 'id text, label text, redirect_uri text, public boolean, status text, thumbnail_url text';
  const make = `CREATE SCHEMA account; CREATE TABLE account.oauth_clients (${columns})`;
  await runCommand('psql', ['-Xc', make, '-c', `\\copy account.oauth_clients from '${file}' csv`], to);
}
