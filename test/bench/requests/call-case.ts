/** A query, and the calls that it takes. */
export interface CallCase {
  readonly name: string;
  readonly sql: string;
  /** The fewest calls with which it can be answered for sure, worked out by hand. */
  readonly least: number;
  /** The calls that are made, where they are more. */
  readonly made?: number;
  /** It gives no rows. */
  readonly isEmpty?: true;
}
