/** What a client sends first, before its messages have a type. */
export type StartupMessage =
  | {readonly kind: 'ssl-request'}
  | {readonly kind: 'gss-request'}
  | {readonly kind: 'cancel'; readonly processId: number; readonly secretKey: Uint8Array}
  | {
      readonly kind: 'startup';
      readonly major: number;
      readonly minor: number;
      /** `user`, `database`, `options`, settings by name, and protocol options that begin with `_pq_.`. */
      readonly parameters: ReadonlyMap<string, string>;
    };

/** A message of a session. */
export type FrontendMessage =
  | {readonly kind: 'query'; readonly sql: string}
  | ParseMessage
  | BindMessage
  | {readonly kind: 'describe' | 'close'; readonly what: 'statement' | 'portal'; readonly name: string}
  | {readonly kind: 'execute'; readonly portal: string; readonly maxRows: number}
  | {
      readonly kind:
        | 'sync'
        | 'flush'
        | 'terminate'
        | 'function-call'
        | 'copy-data'
        | 'copy-done'
        | 'copy-fail'
        | 'password';
    };

export interface ParseMessage {
  readonly kind: 'parse';
  /** Empty: the unnamed statement. */
  readonly name: string;
  readonly sql: string;
  /** Type ids; 0 leaves it to the server. There may be fewer than the statement has parameters. */
  readonly parameterTypes: readonly number[];
}

export interface BindMessage {
  readonly kind: 'bind';
  readonly portal: string;
  readonly statement: string;
  /** None: all are text; one: all are that; else one for each parameter. */
  readonly parameterFormats: readonly Format[];
  /** As they came; null is NULL. */
  readonly parameters: readonly (Uint8Array | null)[];
  /** As with the parameters, one for each column of the result. */
  readonly resultFormats: readonly Format[];
}

export type Format = 'text' | 'binary';
