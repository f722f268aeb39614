import type {Result, ResultHead} from '../execute/result.js';
import type {Row} from '../row.js';

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

/** Writes a result whose rows come in parts: pieces of text as those of a format. */
export interface RowsWriter {
  readonly begin: string;
  readonly rows: (rows: readonly Row[]) => Iterable<string>;
  readonly end: () => string;
}

/** A format that can write a row before it knows the others. */
export type RowsFormat = (columns: ResultHead['columns']) => RowsWriter;
