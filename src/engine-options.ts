import type {Connection, ConnectionGroup} from './catalog/connection.js';
import type {Provider} from './catalog/provider.js';
import type {ChangeOutcome} from './change/change-outcome.js';
import type {ChangeSet} from './change/change-set.js';
import type {StartJournal} from './change/journal.js';
import type {SecretSink} from './change/secret-sink.js';
import type {ReadProgress} from './execute/read-progress.js';
import type {Plan} from './plan/plan.js';
import type {ValueType} from './plan/value-type.js';
import type {Grant} from './request/describe-grant.js';
import type {RequestEvent} from './request/request.js';

export interface EngineOptions {
  readonly providers: readonly Provider[];
  /** Accounts that a name may begin with instead of a provider's, and groups of them that are read as one. */
  readonly connections?: readonly Connection[];
  readonly groups?: readonly ConnectionGroup[];
  /** Names of connections or groups to use for their provider where a statement names none. */
  readonly defaults?: readonly string[];
  /** The SQLite file of local tables and views; without, they are kept in memory, as long as the engine. */
  readonly db?: string;
  /**
   * Whether SQLite runs in threads of its own; not unless told. A statement can then be cancelled in the middle of one of its
   * steps, however long that is, and holds up no other. What SQLite gets and gives is copied.
   */
  readonly threads?: boolean;
  /** All changes are refused, those of local tables among them. */
  readonly readOnly?: boolean;
  /** Where credentials and URLs are looked up; the process's environment unless given. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Requests under way at once, for each host; 8 unless told. */
  readonly concurrency?: number;
  /** How long answers of reads may be used again, in milliseconds; not at all unless told. */
  readonly cache?: number;
  /** The longest that one try of a request may take, in milliseconds; a minute unless told. */
  readonly timeout?: number;
  /** Whether readfile and writefile may touch files; not unless told. */
  readonly allowFiles?: boolean;
  /** The most rows that one statement, one transaction or one plan may change; 100 unless told. */
  readonly maxChanges?: number;
  /** Rows that were read longer ago, in milliseconds, are read again before they are changed; 30,000 unless told. */
  readonly staleAfter?: number;
  /** What happens on the network, for a trace or for progress. Holds no secret. */
  readonly onEvent?: (event: RequestEvent) => void;
  /** What each answer tells of the token that was sent. Holds no secret. */
  readonly onGrant?: (grant: Grant) => void;
}

export interface RunOptions {
  /** Gives everything up at once. A write under way then has the outcome `unknown`. */
  readonly signal?: AbortSignal;
  /** Begins no further change, and waits for those under way. */
  readonly stop?: AbortSignal;
  /** Writes are shown, not made. */
  readonly dryRun?: boolean;
  /** The user has agreed to changes of several rows and to irreversible ones. */
  readonly yes?: boolean;
  /** Asks the user for that agreement. Without it and without `yes`, such changes are refused. */
  readonly confirm?: (changeSets: readonly ChangeSet[]) => Promise<boolean>;
  /** Begins the journal of a run, before its first change is sent; see startJournal. Without it, none is kept. */
  readonly startJournal?: StartJournal;
  /** Begins no further change once so many have failed or are unknown. */
  readonly stopAfterErrors?: number;
  /** Makes so many changes first and reads them back: the others only if these are as intended. */
  readonly canary?: number;
  /** Each row is read again just before it is changed, and left alone if it is not as it was. */
  readonly recheck?: boolean;
  /** As `recheck`, and one row that is not as it was stops all: found before the first change, it throws `drifted`. */
  readonly strict?: boolean;
  /** Told before the first change is sent: until then, all that was done is reading. */
  readonly onChanging?: () => void;
  /** Told of each change as soon as it is known what became of it. */
  readonly onOutcome?: (outcome: ChangeOutcome) => void;
  /** Told how far a read is. */
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Told, before changes are made, what is worth knowing of them. */
  readonly onNote?: (note: string) => void;
  /** Where secrets that an API shows once go, instead of the result. */
  readonly secretSink?: SecretSink;
  /** In the place of the engine's own. */
  readonly maxChanges?: number;
  /** In the place of the engine's own. Answers are shared by all who ask, none older than each of them allows. */
  readonly cache?: number;
}

/** What is known of the statements of a text without a call, and without values for its parameters. */
export interface Description {
  /** Each says which columns there will be, of which types; what will be called depends on the values. */
  readonly plans: readonly Plan[];
  /** Every parameter by its name, with the type that it has by where it stands, if that is known. */
  readonly parameterTypes: ReadonlyMap<string, ValueType | undefined>;
}

export interface ApplyOptions extends RunOptions {
  /** Values of secret parameters, by name: neither a plan nor a journal holds them. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** The accounts are the same as then, though their tokens are others. */
  readonly newToken?: boolean | undefined;
}
