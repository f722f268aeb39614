import type {Cell, Field, Notice} from '../protocol/backend-message.js';
import type {Format} from '../protocol/frontend-message.js';
import type {Session} from '../session/session.js';
import type {StatementText} from '../statement/split-statements.js';
import type {Source} from './source.js';
import type {RowStream} from './stream-rows.js';

/**
 * Answers statements. A session has several, and asks one after the other until one takes the statement: its own settings
 * first, the engine last. One that forwards a statement to another server hands its answers on as they are encoded there.
 */
export interface Answerer {
  /**
   * What a statement will give, without a call and without values for its parameters. `parameterTypes` are the type ids
   * that the client gives, 0 where it leaves one open. Undefined: the statement is not one for this answerer.
   *
   * @throws RowgateError, whose position is one in the statement's text.
   */
  prepare(
    statement: StatementText,
    parameterTypes: readonly number[],
    session: Session,
  ): Promise<Prepared | Failure | undefined>;
}

/** A statement that can be run, any number of times. */
export interface Prepared {
  readonly kind: 'prepared';
  /** Undefined: it gives no rows. */
  readonly columns: readonly AnswerColumn[] | undefined;
  /** Type ids of all its parameters. */
  readonly parameterTypes: readonly number[];
  /** @throws RowgateError. */
  run(call: Call): Promise<Answer>;
}

export type AnswerColumn = Omit<Field, 'format'>;

/** One run of a statement. */
export interface Call {
  /** As the client sent them. */
  readonly parameters: readonly Parameter[];
  /** How each column of the result is to be written. */
  readonly formats: readonly Format[];
  /** Fires where the statement is to end: a read is given up, and no further change is begun. */
  readonly cancel: AbortSignal;
  /** Fires where a change under way is to be given up too. */
  readonly giveUp: AbortSignal;
}

export interface Parameter {
  readonly format: Format;
  /** Null is NULL. */
  readonly bytes: Uint8Array | null;
}

export type Answer = RowsAnswer | CopyAnswer | Failure;

/** It was carried out. Without columns there are no rows. */
export interface RowsAnswer {
  readonly kind: 'rows';
  readonly rows: Source<readonly Cell[]>;
  /** How its columns are written, where that is not as the call wants it: of a cursor that was declared as binary. */
  readonly formats?: readonly Format[];
  /** What is said at the end, as in `SELECT 3`, after so many rows. */
  readonly tag: (rows: number) => string;
  /** To be told before the rows. */
  readonly notices: readonly Notice[];
  /** Rows that are held in memory until the last of them is taken. */
  readonly held: number;
  /** They tell of changes that were made, and so are told to the end even if the statement was to end earlier. */
  readonly isOfChange?: boolean;
  /** Where rows are yet to come. */
  readonly stream?: RowStream | undefined;
}

/** The result goes as a file does. */
export interface CopyAnswer {
  readonly kind: 'copy';
  readonly columns: number;
  /** Lines, each with its end. */
  readonly lines: Source<string>;
  readonly tag: (rows: number) => string;
  /** Whether the first line is one of names. */
  readonly hasHeader: boolean;
  readonly notices: readonly Notice[];
  readonly held: number;
  readonly isOfChange?: boolean;
  readonly stream?: RowStream | undefined;
}

/** An error that is told as it is. RowgateErrors are thrown. */
export interface Failure {
  readonly kind: 'failure';
  readonly notice: Notice;
  readonly notices?: readonly Notice[];
}

/** The answer of a statement without rows. */
export function answerNothing(tag: string, notices: readonly Notice[] = []): RowsAnswer {
  return {kind: 'rows', rows: [].values(), tag: () => tag, notices, held: 0};
}
