import type {LocalColumn} from '../../plan/plan.js';
import type {LocalDatabaseOptions, LocalParameters, LocalRow} from '../local-database.js';
import {type AskSqlite, takeNumber} from './sqlite.js';

/** A local database wherever SQLite runs; see LocalDatabase. The end of its session closes it. */
export interface StatementDatabase {
  readonly number: number;
  createTable(name: string, columns: readonly LocalColumn[]): Promise<void>;
  insert(name: string, columns: readonly LocalColumn[], rows: readonly LocalRow[]): Promise<void>;
  empty(name: string, columns: readonly LocalColumn[]): Promise<void>;
  attachStage(stage: number): Promise<void>;
  /** @throws RowgateError `local_sql` where SQLite doesn't take the text. */
  prepare(sql: string): Promise<StatementQuery>;
}

/** See PreparedQuery. */
export interface StatementQuery {
  run(parameters: LocalParameters): Promise<readonly LocalRow[]>;
  runInBatches(parameters: LocalParameters): AsyncGenerator<readonly LocalRow[], void>;
  free(): Promise<void>;
}

export async function openStatementDatabase(
  ask: AskSqlite,
  options: LocalDatabaseOptions,
): Promise<StatementDatabase> {
  const database = takeNumber();
  await ask('open', database, options);
  return {
    number: database,
    createTable: (name, columns) => ask('createTable', database, name, columns),
    insert: (name, columns, rows) => ask('insert', database, name, columns, rows),
    empty: (name, columns) => ask('empty', database, name, columns),
    attachStage: stage => ask('attachStage', database, stage),
    async prepare(sql) {
      const query = takeNumber();
      await ask('prepare', database, query, sql);
      return {
        run: parameters => ask('run', query, parameters),
        async *runInBatches(parameters) {
          for (;;) {
            const rows = await ask('next', query, parameters);
            if (rows === undefined) return;
            yield rows;
          }
        },
        free: () => ask('free', query),
      };
    },
  };
}
