/** One SELECT over `linode` and `company`, with what each stage makes of it. */
export interface ReadCase {
  readonly name: string;
  readonly sql: string;
  /** Each scan as `printScan` has it, in the order in which they are fetched. */
  readonly scans: readonly string[];
  /** Rows after which fetching stops. */
  readonly enough?: number;
  /** What SQLite is to run over the tables. */
  readonly runs: string;
  /** Every request, with its filter, sorted, where the organisations are those of `orgs` and all else is empty. */
  readonly requests: readonly string[];
}
