/** A text in Rowgate's own SQL that stands for another one. */
export interface Translation {
  readonly sql: string;
  /** Where in the original text a place of this one comes from; both are UTF-16 offsets. */
  readonly originOf: (offset: number) => number;
  /** Type ids that the original text gives parameters, by their number from 1, as `$1::date` does. */
  readonly parameterTypes?: ReadonlyMap<number, number>;
}

/** Puts a statement of Postgres' SQL into Rowgate's. @throws RowgateError, with a place in the original text. */
export type Translate = (sql: string) => Translation;

/** Takes every text as it is. */
export const asItIs: Translate = sql => ({sql, originOf: offset => offset});
