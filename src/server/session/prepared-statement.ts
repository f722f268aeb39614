import type {Prepared} from '../answer/answerer.js';
import type {StatementText} from '../statement/split-statements.js';

/** A statement that a client has prepared, under a name or without one. */
export interface PreparedStatement {
  /** Undefined: the text was empty. */
  readonly text: StatementText | undefined;
  readonly prepared: Prepared | undefined;
}
