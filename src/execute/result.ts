import type {ColumnType} from '../catalog/column.js';
import type {Row, Value} from '../row.js';

/** What is known of a result before its rows come. */
export interface ResultHead {
  readonly columns: readonly {
    readonly name: string;
    /** Undefined: an expression of no declared type. */
    readonly type: ColumnType | undefined;
    readonly secret?: boolean;
  }[];
  /** Of a write: what became of each change, in order. */
  readonly outcomes?: readonly Outcome[];
  /** Of a write that is only shown: what each change would do, in order. The rows tell the same as a table. */
  readonly preview?: readonly PreviewedChange[];
}

/** What is known of a result once its rows have come. */
export interface ResultEnd {
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
}

/** What a statement gives. */
export interface Result<R extends Row = Row> extends ResultHead, ResultEnd {
  readonly rows: readonly R[];
}

/** A result as it comes: one head, any number of parts of its rows, and one end. A write is done by its head. */
export type ResultPart =
  | ({
      readonly kind: 'head';
      /** Rows come as their pages do, and none is held; or else all that they are made of is there by now. */
      readonly isPaged?: true;
    } & ResultHead &
      Pick<ResultEnd, 'notes'>)
  | {readonly kind: 'rows'; readonly rows: readonly Row[]}
  /** `notes`: those that the head does not have. */
  | ({readonly kind: 'end'} & ResultEnd);

/** What one change would do. Holds no secret. */
export interface PreviewedChange {
  /** From 1. */
  readonly number: number;
  /** `nothing`: the row is as wanted already. */
  readonly action: 'insert' | 'update' | 'replace' | 'delete' | 'exec' | 'nothing';
  /** `provider.service.resource`; over a connection or a group, that name instead of the provider's. */
  readonly resource: string;
  readonly method: string;
  /** The account, where it is one with a name. */
  readonly connection?: string;
  /** Null for a row that is yet to be. */
  readonly key: Value;
  /** What a person knows the row by, as it was read: its label, say. */
  readonly name?: string;
  /** What is set; of a delete, the row that goes. */
  readonly values: readonly PreviewedValue[];
  /** What is sent, on one line: method, path, headers and body. Where nothing is, undefined. */
  readonly request?: string;
  /** How many changes that same request makes, where it makes several. */
  readonly shared?: number;
}

/** A value that a change sets or ends. */
export interface PreviewedValue {
  /** The column, or else the parameter of the method. */
  readonly column: string;
  readonly type: ColumnType | undefined;
  /** Undefined: not known, or there is none before. */
  readonly old?: Value;
  /** Undefined: the row goes. */
  readonly new?: Value;
  /** A secret: `<REDACTED>` stands for its values. */
  readonly secret?: true;
}

/** A result without its number of requests, which whoever counts them adds. */
export type PlanResult = Omit<Result, 'requests'>;

/** The same as it comes. */
export type PlanPart = Exclude<ResultPart, {kind: 'end'}> | ({readonly kind: 'end'} & PlanEnd);

export type PlanEnd = Omit<ResultEnd, 'requests'>;

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
