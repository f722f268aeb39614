import type {ExecuteContext} from '../execute/execute-context.js';
import type {Identify} from './account.js';
import type {ChangeOutcome} from './change-outcome.js';
import type {ChangeSet} from './change-set.js';
import type {StartJournal} from './journal.js';
import type {SecretSink} from './secret-sink.js';

/** What making changes needs to know beside what reading does. */
export interface ChangeContext extends ExecuteContext {
  /** Tells one account from another. */
  readonly identify: Identify;
  /** Nothing is sent; the result shows what would be. */
  readonly dryRun: boolean;
  /** All changes are refused. */
  readonly readOnly: boolean;
  /** The user has agreed to what needs agreement. */
  readonly yes: boolean;
  /** Asks the user; where there is nobody to ask, undefined. */
  readonly confirm?: ((changeSets: readonly ChangeSet[]) => Promise<boolean>) | undefined;
  /** Each row is read again just before it is changed, and left alone if it is not as it was. */
  readonly recheck?: boolean;
  /** As `recheck`, and one row that is not as it was stops all. */
  readonly strict?: boolean;
  /** Rows that were read longer ago, in milliseconds, are read again before they are changed. */
  readonly staleAfter: number;
  /** No further change is begun once so many have failed or are unknown. */
  readonly stopAfterErrors?: number | undefined;
  /** So many changes are made first, and read back: the others only if these are as intended. */
  readonly canary?: number | undefined;
  /** Begins the journal of a run; without it, none is kept. */
  readonly startJournal?: StartJournal | undefined;
  /** Told before changes are sent. */
  readonly onChanging?: (() => void) | undefined;
  /** What becomes of each change, as it becomes known. */
  readonly onOutcome?: ((outcome: ChangeOutcome) => void) | undefined;
  /** What is worth knowing before changes are made, as a sentence. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** The most rows that one statement may change. */
  readonly maxChanges: number;
  /** No further change is begun once this fires; what is under way is waited for. */
  readonly stop?: AbortSignal | undefined;
  /** Where secrets that an API shows once go, instead of the result. */
  readonly secretSink?: SecretSink | undefined;
}
