import type {Result} from '../../execute/result.js';
import type {Report} from '../report/report.js';
import type {Session} from '../statement/open-session.js';
import type {DotStatus} from './command/dot-command.js';
import type {Settings} from './settings.js';

/** What statements and dot-commands are run with. */
export interface Shell {
  readonly session: Session;
  readonly isSandbox: boolean;
  readonly isReadOnly: boolean;
  readonly settings: Settings;
  readonly report: Report;
  /** Runs one statement, shows what it gives, and gives the exit status; errors have been reported then. */
  runStatement(sql: string): Promise<number>;
  /** Runs statements and dot-commands of a text, which is called `source`. */
  runScript(text: string, source: string): Promise<DotStatus>;
  /** The statement that was run last, other than by a dot-command. */
  lastStatement(): string | undefined;
  /** Shows rows where those of statements go. */
  show(result: Result): Promise<void>;
  /** Lets rows go to a file from now on, or where they went at first. A file before it is then whole. */
  redirect(file: string | undefined): Promise<void>;
  /** Asks for a value that is not shown. Undefined where there is nobody to ask. */
  askHidden(question: string): Promise<string | undefined>;
  inTransaction(): boolean;
}
