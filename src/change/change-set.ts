import type {Verb} from '../catalog/method.js';
import type {Call} from '../execute/build-call.js';
import type {NaturalKey} from '../plan/plan.js';
import type {LocalValue} from '../row.js';

/** What a write would do, row by row: plain data, to be shown, guarded and applied. */
export interface ChangeSet {
  readonly verb: Exclude<Verb, 'select'>;
  /** `provider.service.resource`. */
  readonly resource: string;
  readonly method: string;
  /** What can't be undone, in a few words. */
  readonly irreversible?: string;
  /** The method only reads: it needs no guard. */
  readonly isRead: boolean;
  /** What tells a row that is made from others, where the statement says so: columns and the parameters for them. */
  readonly naturalKey?: NaturalKey;
  /** When its rows were read, ISO 8601. Rows that were not read, those of an INSERT say, can't have changed since. */
  readonly readAt?: string;
  /** Columns that the statement chose its rows by, or computed new values from. */
  readonly uses?: readonly string[];
  /** Where it was put on disk without its secrets: parameters whose values were not the same for all changes. */
  readonly differingSecrets?: readonly string[];
  readonly changes: readonly Change[];
}

export interface Change {
  /** The row's key; null for a row that is yet to be. */
  readonly key: LocalValue;
  /** The row as it was read, without its secrets. */
  readonly before: Readonly<Record<string, LocalValue>>;
  /** Parameters that the call sets: of an update, only those whose value differs. */
  readonly set: Readonly<Record<string, LocalValue>>;
  /** All that the call is given; undefined: none is needed, since the row is as wanted already. */
  readonly call: Call | undefined;
}
