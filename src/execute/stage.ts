import type {ColumnType} from '../catalog/column.js';
import type {LocalTableColumn} from '../catalog/local.js';
import {RowgateError} from '../errors.js';
import {quoteName} from '../plan/rewrite.js';
import {declareColumns} from './declared-type.js';
import {fileOf} from './file-of.js';
import {loadSqlite} from './load-sqlite.js';
import type {AttachedDatabase} from './local-database.js';

/** Rows on the way into a local table, in a database of their own: `stage.found`. */
export interface Stage extends AttachedDatabase {
  count(): number;
  /** @throws RowgateError `invalid_value` for a value that is not of the type of its column. */
  checkValues(): void;
  /** @throws RowgateError `invalid_value` where two rows have the same value in the first column. */
  checkDistinct(): void;
  close(): void;
}

export async function openStage(columns: readonly LocalTableColumn[]): Promise<Stage> {
  const {Database} = await loadSqlite();
  const database = new Database();
  database.run(`CREATE TABLE found (${declareColumns(columns)})`);
  const ask = (sql: string) => database.exec(sql)[0]?.values[0]?.[0] ?? null;
  return {
    schema: 'stage',
    file: fileOf(database),
    count: () => Number(ask('SELECT count(*) FROM found')),
    checkValues() {
      for (const {name, type} of columns) {
        if (type === undefined) continue;
        const {holds, wanted} = tests[type];
        const column = quoteName(name);
        const wrong = ask(
          `SELECT 1 FROM found WHERE ${column} IS NOT NULL AND NOT (${holds(column)}) LIMIT 1`,
        );
        if (wrong !== null) throw new RowgateError('invalid_value', `"${name}" must be ${wanted}`);
      }
    },
    checkDistinct() {
      const first = quoteName(columns[0]?.name ?? '');
      if (ask(`SELECT 1 FROM found GROUP BY ${first} HAVING count(*) > 1 LIMIT 1`) === null) return;
      throw new RowgateError('invalid_value', 'UPDATE gives one row two different values', {
        hint: 'Make the FROM clause match each row once.',
      });
    },
    close: () => database.close(),
  };
}

const digits = (count: number) => '[0-9]'.repeat(count);
const time = `${digits(4)}-${digits(2)}-${digits(2)}T${digits(2)}:${digits(2)}:${digits(2)}`;

const tests: Readonly<Record<ColumnType, {holds: (column: string) => string; wanted: string}>> = {
  text: {holds: column => `typeof(${column}) = 'text'`, wanted: 'text'},
  integer: {holds: column => `typeof(${column}) = 'integer'`, wanted: 'a whole number'},
  real: {holds: column => `typeof(${column}) IN ('real', 'integer')`, wanted: 'a number'},
  boolean: {holds: column => `${column} IN (0, 1)`, wanted: 'true or false'},
  timestamp: {
    holds: column => `${column} GLOB '${time}' OR ${column} GLOB '${time}.*'`,
    wanted: "a date or time, as in '2026-01-31T12:00:00Z'",
  },
  json: {holds: column => `json_valid(${column})`, wanted: 'JSON text'},
  blob: {holds: column => `typeof(${column}) = 'blob'`, wanted: 'bytes'},
};
