import type {ColumnType} from '../catalog/column.js';
import type {Row} from '../row.js';

/** What a statement gives. */
export interface Result {
  readonly columns: readonly {
    readonly name: string;
    /** Undefined: an expression of no declared type. */
    readonly type: ColumnType | undefined;
    readonly secret?: boolean;
  }[];
  readonly rows: readonly Row[];
  /** Whether the rows are all that there are. */
  readonly complete:
    | true
    | {
        readonly reason: string;
        /** The connections of a group that failed, where the rest is whole. */
        readonly connections?: readonly string[];
      };
  /** HTTP requests sent for it, retries included. */
  readonly requests: number;
  /** Things to know that don't make the result wrong, as sentences: a filter that the API refused, say. */
  readonly notes: readonly string[];
  /** Of a write: what became of each change, in order. */
  readonly outcomes?: readonly Outcome[];
}

/** A result without its number of requests, which whoever counts them adds. */
export type PlanResult = Omit<Result, 'requests'>;

/** What became of one change. */
export type Outcome =
  | {readonly kind: 'done'}
  /** The row is as wanted already; nothing was sent. */
  | {readonly kind: 'unchanged'}
  /** The API did not make it. */
  | {readonly kind: 'failed'; readonly reason: string}
  /** Nothing was sent. */
  | {
      readonly kind: 'skipped';
      readonly reason: string;
      /** The row is not as it was when the change was made up. */
      readonly isDrifted?: true;
    }
  /** It was sent, and no answer tells whether it was made. */
  | {readonly kind: 'unknown'; readonly reason: string};
