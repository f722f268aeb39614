/** One statement that changes something, with what planning makes of it. */
export interface ChangeCase {
  readonly name: string;
  readonly sql: string;
  /** Verb and method, and whether it is called for each row of a query. */
  readonly calls: string;
  /** Columns of the rows that are found, as they are; then those that are set. */
  readonly before: string;
  readonly set: string;
  readonly scans: readonly string[];
  /** The SQL that finds the rows. */
  readonly find: string;
  readonly returning?: string;
}
