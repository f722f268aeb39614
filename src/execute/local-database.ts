import type {Database, Statement} from 'sql.js';
import {RowgateError} from '../errors.js';
import type {LocalColumn} from '../plan/plan.js';
import {isPostgresFunction, type PostgresFunctionName} from '../plan/postgres-function.js';
import {hiddenTable} from '../plan/resource-columns.js';
import {quoteName, quoteText} from '../plan/rewrite.js';
import type {LocalValue} from '../row.js';
import {declareColumns} from './declared-type.js';
import {registerFunctions} from './functions.js';
import {loadSqlite} from './load-sqlite.js';
import type {LocalFunction} from './local-function.js';

export type LocalRow = readonly LocalValue[];
export type LocalParameters = Readonly<Record<string, LocalValue>>;

/** An SQLite database in memory: what one statement fetched, and what its SQL makes of it. */
export interface LocalDatabase {
  createTable(name: string, columns: readonly LocalColumn[]): void;
  /** Rows in the order of the table's columns. */
  insert(name: string, columns: readonly LocalColumn[], rows: readonly LocalRow[]): void;
  empty(name: string, columns: readonly LocalColumn[]): void;
  /** Lets the tables of another be seen under the name of a schema. */
  attach(other: AttachedDatabase): void;
  /** @throws RowgateError `local_sql` where SQLite doesn't take the text. */
  prepare(sql: string): PreparedQuery;
  close(): void;
}

/** A database in memory beside. */
export interface AttachedDatabase {
  readonly schema: string;
  /** What SQLite calls it. */
  readonly file: string;
}

export interface PreparedQuery {
  /** All rows. An integer beyond 2^53 is a bigint. */
  run(parameters: LocalParameters): LocalRow[];
  /** The same, as they are taken. */
  runInBatches(parameters: LocalParameters): Generator<readonly LocalRow[], void>;
  free(): void;
}

export interface LocalDatabaseOptions {
  /** Whether readfile and writefile may touch files. */
  readonly allowFiles: boolean;
  /** What is going to be run. Functions that only a translation calls are there if it calls them. */
  readonly sql?: string;
}

/** Rows in one INSERT: enough that the calls don't count, few enough that SQLite takes the parameters. */
const batchSize = 50;

/** Rows that are read at once, unless they take longer than so many milliseconds: nothing else can happen meanwhile. */
const readSize = 500;
const readTime = 50;

export async function openLocalDatabase({
  allowFiles,
  sql = '',
}: LocalDatabaseOptions): Promise<LocalDatabase> {
  const sqlite = await loadSqlite();
  const database = new sqlite.Database();
  const {rethrow} = registerFunctions(database, allowFiles, await findTranslated(sql));
  const guard = <Result>(action: () => Result): Result => {
    try {
      return action();
    } catch (error) {
      rethrow();
      throw new RowgateError('local_sql', readMessage(error), {cause: error});
    }
  };
  return {
    createTable(name, columns) {
      const visible = columns.filter(column => !column.isHidden);
      const hidden = columns.filter(column => column.isHidden);
      guard(() => {
        database.run(`CREATE TABLE ${quoteName(name)} (${declareColumns(visible)})`);
        if (hidden.length > 0)
          database.run(`CREATE TABLE ${quoteName(hiddenTable(name))} (${declareColumns(hidden)})`);
      });
    },
    insert(name, columns, rows) {
      guard(() => insertRows(database, name, columns, rows));
    },
    empty(name, columns) {
      guard(() => {
        database.run(`DELETE FROM ${quoteName(name)}`);
        if (columns.some(column => column.isHidden))
          database.run(`DELETE FROM ${quoteName(hiddenTable(name))}`);
      });
    },
    attach({schema, file}) {
      guard(() => database.run(`ATTACH ${quoteText(file)} AS ${quoteName(schema)}`));
    },
    prepare(sql) {
      const statement = guard(() => database.prepare(sql));
      return {
        run: parameters => guard(() => [...readInBatches(statement, parameters)].flat()),
        *runInBatches(parameters) {
          const batches = readInBatches(statement, parameters);
          for (let next = guard(() => batches.next()); !next.done; next = guard(() => batches.next())) {
            yield next.value;
          }
        },
        free: () => statement.free(),
      };
    },
    close: () => database.close(),
  };
}

/** The first row of a query that is asked once. */
export function askOnce(database: LocalDatabase, sql: string, parameters: LocalParameters): LocalRow {
  const query = database.prepare(sql);
  try {
    return query.run(parameters)[0] ?? [];
  } finally {
    query.free();
  }
}

/** Whether a text calls functions that only a translation does. */
export function callsTranslated(sql: string): boolean {
  return translatedNames(sql).length > 0;
}

function translatedNames(sql: string): readonly PostgresFunctionName[] {
  return [...new Set(sql.match(/\bpg_\w+/gi))].map(name => name.toLowerCase()).filter(isPostgresFunction);
}

/** They are many, and take a while to load and to register. */
async function findTranslated(sql: string): Promise<Readonly<Record<string, LocalFunction>>> {
  const names = translatedNames(sql);
  if (names.length === 0) return {};
  const {postgresFunctions} = await import('./postgres/postgres-functions.js');
  return Object.fromEntries(names.map(name => [name, postgresFunctions[name]]));
}

function insertRows(
  database: Database,
  name: string,
  columns: readonly LocalColumn[],
  rows: readonly LocalRow[],
): void {
  const hidden = columns.flatMap((column, index) => (column.isHidden ? [index] : []));
  if (hidden.length === 0) {
    insertInto(database, name, columns.length, rows);
    return;
  }
  const visible = columns.flatMap((column, index) => (column.isHidden ? [] : [index]));
  const pick = (indexes: readonly number[]) => rows.map(row => indexes.map(index => row[index] ?? null));
  insertInto(database, name, visible.length, pick(visible));
  insertInto(database, hiddenTable(name), hidden.length, pick(hidden));
}

function insertInto(database: Database, name: string, width: number, rows: readonly LocalRow[]): void {
  const row = `(${Array(width).fill('?').join(', ')})`;
  const prepare = (count: number) =>
    database.prepare(`INSERT INTO ${quoteName(name)} VALUES ${Array(count).fill(row).join(', ')}`);
  const whole = rows.length - (rows.length % batchSize);
  if (whole > 0) {
    const statement = prepare(batchSize);
    for (let start = 0; start < whole; start += batchSize) {
      // The types of sql.js leave out bigint, which it binds as text; the column's affinity makes a number of it.
      statement.run(rows.slice(start, start + batchSize).flat() as number[]);
    }
    statement.free();
  }
  if (whole < rows.length) {
    const statement = prepare(rows.length - whole);
    statement.run(rows.slice(whole).flat() as number[]);
    statement.free();
  }
}

function* readInBatches(
  statement: Statement,
  parameters: LocalParameters,
): Generator<readonly LocalRow[], void> {
  statement.bind({...parameters} as Record<string, number>);
  let rows: LocalRow[] = [];
  let end = performance.now() + readTime;
  while (statement.step()) {
    const row = statement.get() as LocalValue[];
    if (row.some(isInexact)) {
      // Read once more where a double could not hold it.
      const exact = (statement as unknown as ExactStatement).get(null, {useBigInt: true});
      rows.push(row.map((value, index) => (isInexact(value) ? (exact[index] ?? null) : value)));
    } else rows.push(row);
    if (rows.length === readSize || performance.now() > end) {
      yield rows;
      rows = [];
      end = performance.now() + readTime;
    }
  }
  if (rows.length > 0) yield rows;
  statement.reset();
}

/** What the types of sql.js leave out. */
interface ExactStatement {
  get(parameters: null, options: {useBigInt: true}): LocalValue[];
}

function isInexact(value: LocalValue): boolean {
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
}

function readMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^Error: /, '');
}
