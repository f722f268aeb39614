import {type ErrorCode, errorCodes} from './error-codes.js';

export type {ErrorCode};

/** A place in a source text. Offset and length count UTF-16 units from 0; line and column count from 1. */
export interface Position {
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
  /** The whole line of the text that the place is in. */
  readonly lineText: string;
}

/** A position, or how to find it: that takes a look at the whole text, which is for an error only. */
export type Place = Position | (() => Position);

/** Where in `source` the range from `start` to `end` (exclusive) is. */
export function positionAt(source: string, start: number, end: number = start + 1): Position {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = source.indexOf('\n', start);
  return {
    offset: start,
    length: Math.max(1, end - start),
    line: source.slice(0, lineStart).split('\n').length,
    column: start - lineStart + 1,
    lineText: source.slice(lineStart, lineEnd === -1 ? source.length : lineEnd).replace(/\r$/, ''),
  };
}

/**
 * Every error that a user meets. The message names the thing and what is wrong with it; `hint` says the way out;
 * `position` is the place in the SQL text. `cause` is for a debugger: it is never printed, since an HTTP
 * client's error carries the request with its token.
 */
export class RowgateError extends Error {
  override readonly name = 'RowgateError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly position: Position | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    details: {hint?: string | undefined; position?: Place | undefined; cause?: unknown} = {},
  ) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.hint = details.hint;
    const {position} = details;
    this.position = typeof position === 'function' ? position() : position;
  }

  /** The exit status of a command that ends with this error. */
  get exitStatus(): number {
    return errorCodes[this.code].exit;
  }

  /** The SQLSTATE a Postgres client sees. */
  get sqlState(): string {
    return errorCodes[this.code].sqlState;
  }
}
