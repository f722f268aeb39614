import type {Database} from 'sql.js';

/** What SQLite calls the file of a database in memory. */
export function fileOf(database: Database): string {
  return String(database.exec('PRAGMA database_list')[0]?.values[0]?.[2]);
}
