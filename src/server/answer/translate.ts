/** A statement in Rowgate's own SQL that stands for another one. */
export interface Translation {
  readonly sql: string;
  /** What the text says of the types of `$1`, `$2` and so on, by the names that Postgres has for them. */
  readonly parameters: readonly (string | undefined)[];
  /**
   * The columns as the text names and types them; a type that is not known is the one that they are found to have.
   * Undefined where there are none, or the text does not tell.
   */
  readonly columns: readonly {readonly name: string; readonly type: string | undefined}[] | undefined;
  /** An error with its place in the text that the client sent; anything else is given back. */
  readonly locate: (error: unknown) => unknown;
}

/** Puts a statement of Postgres' SQL into Rowgate's. @throws RowgateError, with a place in the original text. */
export type Translate = (sql: string) => Translation;

/** Takes every text as it is. */
export const asItIs: Translate = sql => ({
  sql,
  parameters: [],
  columns: undefined,
  locate: error => error,
});
