import type {Failure, Prepared} from '../answer/answerer.js';
import type {Ask} from '../answer/ask.js';
import type {Session} from '../session/session.js';
import type {StatementText} from '../statement/split-statements.js';
import type {TokenReader} from '../statement/token-reader.js';

/** A statement that is about the session itself, as it is being prepared. */
export interface CommandInput {
  readonly statement: StatementText;
  /** Behind the statement's first word. */
  readonly reader: TokenReader;
  readonly parameterTypes: readonly number[];
  readonly session: Session;
  /** Asks for a statement within this one. */
  readonly ask: Ask;
}

/** Undefined: it is another statement that begins with the same word. */
export type Command = (input: CommandInput) => Prepared | undefined | Promise<Prepared | Failure | undefined>;

/** A statement without rows and parameters. */
export function createAction(run: Prepared['run']): Prepared {
  return {kind: 'prepared', columns: undefined, parameterTypes: [], run};
}
