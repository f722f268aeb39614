import type {Ask} from '../answer/ask.js';
import type {Connection} from '../connection/connection.js';
import type {Notice} from '../protocol/backend-message.js';
import type {Origin} from './describe-error.js';
import type {Running} from './running.js';
import type {Session} from './session.js';

/** What answering the messages of a session needs. */
export interface SessionContext {
  readonly connection: Connection;
  readonly session: Session;
  readonly ask: Ask;
  /** The client has asked for something: from now on it may cancel that. */
  begin(): void;
  /** All that it asked for is done. */
  settle(): void;
  /** Does something that a client may cancel, and that may not take longer than the session allows. */
  run<Result>(work: (running: Running) => Promise<Result>): Promise<Result>;
  /** Tells the client of an error, by which a transaction has failed. */
  fail(error: unknown, origin?: Origin): void;
  failWith(notice: Notice): void;
}
