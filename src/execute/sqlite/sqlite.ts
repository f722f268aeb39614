import type {SqliteWork} from './sqlite-work.js';

/** Where SQLite runs: in this thread, or in others. */
export interface Sqlite {
  /** Begins the work of one statement. Once the signal fires, what is asked of SQLite may fail as `cancelled`. */
  begin(signal: AbortSignal | undefined): Promise<SqliteSession>;
  close(): void;
}

/** SQLite as one statement has it. */
export interface SqliteSession {
  readonly ask: AskSqlite;
  /** Closes all that the statement has opened. */
  end(): void;
}

/**
 * Has a piece of work done.
 *
 * @throws RowgateError what the work throws, and `cancelled`.
 */
export type AskSqlite = <Name extends keyof SqliteWork>(
  name: Name,
  ...given: Parameters<SqliteWork[Name]>
) => Promise<Awaited<ReturnType<SqliteWork[Name]>>>;

let numbers = 0;

/** A number for what a session is about to open. */
export function takeNumber(): number {
  numbers += 1;
  return numbers;
}
