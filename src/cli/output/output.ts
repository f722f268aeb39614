import type {Result, ResultEnd, ResultHead} from '../../execute/result.js';
import type {Row} from '../../row.js';

/** Where rows go. */
export interface Output {
  /** Throws what the place throws, such as the error of a closed pipe; so do what it gives. */
  begin(head: ResultHead): Promise<RowsOutput>;
  /** The same for a result that is all there. */
  write(result: Result): Promise<void>;
  /** All is written. */
  finish(): Promise<void>;
  /** Something went wrong. Gives what there is to say about what was written so far. */
  abandon(): Promise<readonly string[]>;
}

/** Where the rows of one result go, as they come. Each promise is kept once there is room for more. */
export interface RowsOutput {
  rows(rows: readonly Row[]): Promise<void>;
  end(end: ResultEnd): Promise<void>;
}

/** Takes text. `finish` and `abandon` are as those of an output. */
export interface Writer extends Pick<Output, 'finish' | 'abandon'> {
  /** Told before the first text of a result. */
  begin(about: {readonly hasSecrets: boolean; readonly isShownOnce: boolean}): Promise<void>;
  write(text: string | Uint8Array): Promise<void>;
}
