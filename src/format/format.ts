import type {Result} from '../execute/result.js';

export interface FormatOptions {
  /** Columns of the terminal that the text is for. Without it, and where it is 0, nothing is shortened. */
  readonly width?: number | undefined;
  /** The text may hold ANSI colour sequences. False unless told. */
  readonly colors?: boolean | undefined;
}

/**
 * Writes a result as text, in pieces that make the whole when joined. Each piece is a line or a few, with its
 * line break, so that a large result need never be one string.
 */
export type Format = (result: Result, options: FormatOptions) => Iterable<string>;
