import type {LocalEntry, LocalTableColumn} from '../../catalog/local.js';
import type {LocalChange, LocalColumn} from '../../plan/plan.js';
import {quoteText} from '../../plan/rewrite.js';
import {loadSqlite} from '../load-sqlite.js';
import {
  askOnce,
  type LocalDatabase,
  type LocalDatabaseOptions,
  type LocalParameters,
  type LocalRow,
  openLocalDatabase,
  type PreparedQuery,
} from '../local-database.js';
import {changeLocals} from '../local-tables.js';
import {openStage, type Stage} from '../stage.js';
import type {LocalImages} from './local-images.js';

/**
 * What SQLite is asked to do for one statement. All that crosses is plain data, since it may run in another thread:
 * whoever asks gives databases, queries and stages their numbers.
 */
export interface SqliteWork {
  open(database: number, options: LocalDatabaseOptions): Promise<void>;
  createTable(database: number, name: string, columns: readonly LocalColumn[]): void;
  insert(database: number, name: string, columns: readonly LocalColumn[], rows: readonly LocalRow[]): void;
  empty(database: number, name: string, columns: readonly LocalColumn[]): void;
  prepare(database: number, query: number, sql: string): void;
  /** All rows of a query. */
  run(query: number, parameters: LocalParameters): LocalRow[];
  /** Its next rows, from the first on; undefined: there are no more. */
  next(query: number, parameters: LocalParameters): readonly LocalRow[] | undefined;
  free(query: number): void;
  /** The first row of a query that is asked once. */
  evaluate(database: number, sql: string, parameters: LocalParameters): LocalRow;
  openStage(stage: number, columns: readonly LocalTableColumn[]): Promise<void>;
  attachStage(database: number, stage: number): void;
  countStage(stage: number): number;
  /** `isDistinct`: those of the first column must be, too. See Stage. */
  checkStage(stage: number, isDistinct: boolean): void;
  /** Lets a database see the local tables as they are in a state. False: they have to be loaded first. */
  attachLocals(database: number, state: string): boolean;
  /** Loads the local tables of an SQLite file's bytes, in the place of others, and tells what there is. */
  loadLocals(state: string, bytes: Uint8Array | undefined): Promise<readonly LocalEntry[]>;
  /** The bytes of a file of local tables once a change is made. */
  changeLocals(bytes: Uint8Array | undefined, change: LocalChange, stage: number): Promise<Uint8Array>;
  /** Closes all that was opened. */
  end(): void;
}

export function createSqliteWork(images: LocalImages): SqliteWork {
  const databases = new Map<number, LocalDatabase>();
  const queries = new Map<number, PreparedQuery>();
  const batches = new Map<number, Generator<readonly LocalRow[], void>>();
  const stages = new Map<number, Stage>();
  return {
    async open(database, options) {
      databases.set(database, await openLocalDatabase(options));
    },
    createTable: (database, ...given) => find(databases, database).createTable(...given),
    insert: (database, ...given) => find(databases, database).insert(...given),
    empty: (database, ...given) => find(databases, database).empty(...given),
    prepare(database, query, sql) {
      queries.set(query, find(databases, database).prepare(sql));
    },
    run: (query, parameters) => find(queries, query).run(parameters),
    next(query, parameters) {
      const rows = batches.get(query) ?? find(queries, query).runInBatches(parameters);
      batches.set(query, rows);
      return rows.next().value ?? undefined;
    },
    free(query) {
      find(queries, query).free();
      queries.delete(query);
      batches.delete(query);
    },
    evaluate: (database, ...given) => askOnce(find(databases, database), ...given),
    async openStage(stage, columns) {
      stages.set(stage, await openStage(columns));
    },
    attachStage: (database, stage) => find(databases, database).attach(find(stages, stage)),
    countStage: stage => find(stages, stage).count(),
    checkStage(stage, isDistinct) {
      find(stages, stage).checkValues();
      if (isDistinct) find(stages, stage).checkDistinct();
    },
    attachLocals(database, state) {
      const image = images.find(state);
      if (image !== undefined) find(databases, database).attach(image);
      return image !== undefined;
    },
    loadLocals: async (state, bytes) => (await images.load(state, bytes)).locals,
    async changeLocals(bytes, change, stage) {
      const {Database} = await loadSqlite();
      const database = new Database(bytes);
      try {
        database.run(`ATTACH ${quoteText(find(stages, stage).file)} AS stage`);
        changeLocals(database, change);
        database.run('DETACH stage');
        return database.export();
      } finally {
        database.close();
      }
    },
    end() {
      for (const each of [...databases.values(), ...stages.values()]) each.close();
      for (const each of [databases, queries, batches, stages]) each.clear();
    },
  };
}

function find<Value>(values: ReadonlyMap<number, Value>, number: number): Value {
  const value = values.get(number);
  if (value === undefined) throw new Error(`SQLite was asked for number ${number}, which is not open`);
  return value;
}
