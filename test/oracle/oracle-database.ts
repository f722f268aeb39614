import initSqlJs, {type Database} from 'sql.js';
import type {DataSet, WireValue} from './data-set.js';
import {type Kind, tables} from './tables.js';

/** A value as SQLite gives it; an integer is a bigint only where a number can't hold it. */
export type OracleValue = string | number | bigint | Uint8Array | null;

export interface OracleRows {
  readonly names: readonly string[];
  readonly rows: readonly (readonly OracleValue[])[];
}

/** SQLite with a whole data set in its tables. */
export interface Oracle {
  readonly run: (sql: string) => OracleRows;
}

/** The affinities that text, numbers and times are to have: booleans are 0 and 1, times text. */
const declared: Readonly<Record<Kind, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
  timestamp: 'TEXT',
};

const loading = initSqlJs();

export async function openOracle(data: DataSet): Promise<Oracle> {
  const {Database: Memory} = await loading;
  const database = new Memory();
  for (const {address, path, columns} of tables) {
    const declarations = columns.map(({name, kind}) => `"${name}" ${declared[kind]}`);
    database.run(`CREATE TABLE "${address}" (${declarations.join(', ')})`);
    const row = `(${columns.map(() => '?').join(', ')})`;
    for (const each of data.get(path) ?? []) {
      const values = columns.map(({name}) => toSqlite(each[name] ?? null));
      // The types of sql.js leave out bigint.
      database.run(`INSERT INTO "${address}" VALUES ${row}`, values as number[]);
    }
  }
  return {run: sql => readRows(database, sql)};
}

function toSqlite(value: WireValue): WireValue {
  return typeof value === 'boolean' ? Number(value) : value;
}

function readRows(database: Database, sql: string): OracleRows {
  const statement = database.prepare(sql);
  try {
    const rows: OracleValue[][] = [];
    while (statement.step()) {
      const read = statement as unknown as {
        get(parameters: null, options: {useBigInt: true}): OracleValue[];
      };
      rows.push(read.get(null, {useBigInt: true}).map(narrow));
    }
    return {names: statement.getColumnNames(), rows};
  } finally {
    statement.free();
  }
}

function narrow(value: OracleValue): OracleValue {
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
