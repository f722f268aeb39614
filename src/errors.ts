/** What went wrong, as a closed set. Each code has one exit status and one SQLSTATE. */
export type ErrorCode = keyof typeof codes;

/** Exit statuses: 1 the statement is wrong, 2 the command line, 3 the API or the network, 4 changes not (surely) made, 5 refused by a guard, 6 drifted. */
const codes = {
  syntax: {exit: 1, sqlState: '42601'},
  unsupported: {exit: 1, sqlState: '0A000'},
  unknown_provider: {exit: 1, sqlState: '3D000'},
  unknown_service: {exit: 1, sqlState: '3F000'},
  unknown_resource: {exit: 1, sqlState: '42P01'},
  unknown_method: {exit: 1, sqlState: '42883'},
  unknown_column: {exit: 1, sqlState: '42703'},
  unknown_parameter: {exit: 1, sqlState: '42P02'},
  ambiguous_name: {exit: 1, sqlState: '42702'},
  missing_parameter: {exit: 1, sqlState: '42P02'},
  missing_column: {exit: 1, sqlState: '23502'},
  missing_where: {exit: 1, sqlState: '42601'},
  read_only_column: {exit: 1, sqlState: '428C9'},
  invalid_value: {exit: 1, sqlState: '22023'},
  local_sql: {exit: 1, sqlState: '42000'},
  file: {exit: 1, sqlState: '58030'},
  invalid_provider: {exit: 1, sqlState: 'F0000'},
  usage: {exit: 2, sqlState: '42601'},
  no_credentials: {exit: 3, sqlState: '28000'},
  insecure_url: {exit: 2, sqlState: '08000'},
  api: {exit: 3, sqlState: 'HV000'},
  network: {exit: 3, sqlState: '08006'},
  incomplete: {exit: 4, sqlState: '40003'},
  read_only: {exit: 5, sqlState: '25006'},
  refused: {exit: 5, sqlState: '42501'},
  drifted: {exit: 6, sqlState: '40001'},
  cancelled: {exit: 130, sqlState: '57014'},
  internal: {exit: 3, sqlState: 'XX000'},
  // Of a session of the Postgres wire.
  protocol: {exit: 3, sqlState: '08P01'},
  not_encrypted: {exit: 3, sqlState: '28000'},
  wrong_password: {exit: 3, sqlState: '28P01'},
  unknown_database: {exit: 3, sqlState: '3D000'},
  too_many_connections: {exit: 3, sqlState: '53300'},
  too_much_memory: {exit: 3, sqlState: '53200'},
  too_large: {exit: 3, sqlState: '54000'},
  shutting_down: {exit: 3, sqlState: '57P01'},
  in_transaction: {exit: 3, sqlState: '25001'},
  no_transaction: {exit: 3, sqlState: '25P01'},
  failed_transaction: {exit: 3, sqlState: '25P02'},
  unknown_savepoint: {exit: 3, sqlState: '3B001'},
  unknown_statement: {exit: 3, sqlState: '26000'},
  known_statement: {exit: 3, sqlState: '42P05'},
  unknown_cursor: {exit: 3, sqlState: '34000'},
  known_cursor: {exit: 3, sqlState: '42P03'},
  unknown_setting: {exit: 3, sqlState: '42704'},
  not_startable: {exit: 3, sqlState: '55000'},
  invalid_encoding: {exit: 3, sqlState: '22021'},
  invalid_text: {exit: 3, sqlState: '22P02'},
  invalid_binary: {exit: 3, sqlState: '22P03'},
  out_of_range: {exit: 3, sqlState: '22003'},
} as const satisfies Record<string, {exit: number; sqlState: string}>;

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
    return codes[this.code].exit;
  }

  /** The SQLSTATE a Postgres client sees. */
  get sqlState(): string {
    return codes[this.code].sqlState;
  }
}
