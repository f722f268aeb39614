import initialise, {type Database, type SqlJsStatic} from 'sql.js';
import type {ListPage} from '../loop/loop.js';

/** Rows in one INSERT. */
const batchSize = 50;

let loading: Promise<SqlJsStatic> | undefined;

/** The least that answers the same query by SQLite: JSON.parse, INSERT of the columns it needs, SELECT, JSON.stringify. */
export async function runPlain(
  sql: string,
  columns: readonly string[],
  pages: readonly Uint8Array[],
): Promise<number> {
  loading ??= initialise();
  const sqlite = await loading;
  const database = new sqlite.Database();
  try {
    database.run(`CREATE TABLE oauth_clients (${columns.join(', ')})`);
    for (const page of pages) {
      const {data}: ListPage = JSON.parse(Buffer.from(page.buffer, page.byteOffset, page.length).toString());
      insert(
        database,
        data.map(row => columns.map(column => row[column] as string)),
      );
    }
    return print(database, sql);
  } finally {
    database.close();
  }
}

function insert(database: Database, rows: readonly (readonly string[])[]): void {
  const [first = []] = rows;
  const row = `(${first.map(() => '?').join(', ')})`;
  const statement = database.prepare(
    `INSERT INTO oauth_clients VALUES ${Array(batchSize).fill(row).join(', ')}`,
  );
  for (let start = 0; start < rows.length; start += batchSize) {
    statement.run(rows.slice(start, start + batchSize).flat());
  }
  statement.free();
}

function print(database: Database, sql: string): number {
  const statement = database.prepare(sql);
  const names = statement.getColumnNames();
  let length = 0;
  while (statement.step()) {
    const values = statement.get();
    length +=
      JSON.stringify(Object.fromEntries(names.map((name, index) => [name, values[index]]))).length + 1;
  }
  statement.free();
  return length;
}
