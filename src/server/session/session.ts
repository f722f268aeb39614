import type {Transaction as EngineTransaction} from '../../change/begin-transaction.js';
import type {RunOptions} from '../../engine-options.js';
import type {Keeping} from '../answer/run-options.js';
import type {TransactionStatus} from '../protocol/backend-message.js';
import type {Hold} from './hold.js';
import type {Portal} from './portal.js';
import type {PreparedStatement} from './prepared-statement.js';
import type {Settings} from './settings.js';

/** What a session has beside its connection. Lives as long as the client stays. */
export interface Session {
  readonly user: string;
  readonly database: string;
  readonly processId: number;
  /** Statements and cursors that it may have open. */
  readonly openItems: number;
  readonly keeping: Keeping;
  /** Those that it began with. */
  readonly initialSettings: Settings;
  settings: Settings;
  /** Undefined: each statement stands by itself. */
  transaction: Transaction | undefined;
  /** By name; the empty one is the unnamed. */
  readonly statements: Map<string, PreparedStatement>;
  readonly portals: Map<string, Portal>;
  /** Counts rows that wait in memory to be taken, over all sessions. */
  readonly hold: Hold;
}

/** What began with BEGIN. */
export interface Transaction {
  /** A statement in it has failed: it can only be left. */
  hasFailed: boolean;
  /** Where its changes are collected, once there is a statement in it. */
  work: EngineTransaction<RunOptions> | undefined;
  /** The settings after COMMIT: without those that are LOCAL to it. */
  afterCommit: Settings;
  readonly afterRollback: Settings;
  readonly savepoints: Savepoint[];
}

/** A place in a transaction that it can be taken back to. Names may be there several times: the last counts. */
export interface Savepoint {
  readonly name: string;
  /** Takes the session back to what it was. */
  readonly restore: () => void;
}

export function statusOf({transaction}: Session): TransactionStatus {
  if (transaction === undefined) return 'I';
  return transaction.hasFailed ? 'E' : 'T';
}
