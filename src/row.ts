/** JSON as parsed. An integer beyond 2^53 is a bigint, so that it stays exact. */
export type Json =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Json[]
  | {readonly [name: string]: Json};

/**
 * A value in a result. A timestamp is an ISO 8601 string in UTC that ends in `Z`, an integer beyond 2^53 a
 * bigint, a blob a Uint8Array, and a JSON column the parsed value.
 */
export type Value = Json | Uint8Array;

/** One row of a result, in the order of its columns. */
export type Row = readonly Value[];

/**
 * A value as the local database holds it: a boolean is 0 or 1, JSON is its text, and a timestamp is
 * `YYYY-MM-DDTHH:MM:SS[.f…]` in UTC without a zone and without trailing zeros in the fraction, so that
 * comparing the text compares the time.
 */
export type LocalValue = null | number | bigint | string | Uint8Array;
