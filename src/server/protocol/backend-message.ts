import type {Format} from './frontend-message.js';

/** A value as it goes to a client: bytes, or a text that goes as UTF-8. Null is NULL. */
export type Cell = Uint8Array | string | null;

/** A message of the server. */
export type BackendMessage =
  | {readonly kind: 'authentication-ok'}
  | {readonly kind: 'authentication-sasl'; readonly mechanisms: readonly string[]}
  | {readonly kind: 'authentication-sasl-continue' | 'authentication-sasl-final'; readonly data: string}
  | {readonly kind: 'negotiate-protocol-version'; readonly minor: number; readonly options: readonly string[]}
  | {readonly kind: 'parameter-status'; readonly name: string; readonly value: string}
  | {readonly kind: 'backend-key-data'; readonly processId: number; readonly secretKey: Uint8Array}
  | {readonly kind: 'ready-for-query'; readonly status: TransactionStatus}
  | {readonly kind: 'parameter-description'; readonly types: readonly number[]}
  | {readonly kind: 'row-description'; readonly fields: readonly Field[]}
  | {readonly kind: 'data-row'; readonly cells: readonly Cell[]}
  | {readonly kind: 'command-complete'; readonly tag: string}
  | {readonly kind: 'error' | 'notice'; readonly notice: Notice}
  | {readonly kind: 'copy-out'; readonly columns: number}
  | {readonly kind: 'copy-data'; readonly data: Cell}
  | {
      readonly kind:
        | 'parse-complete'
        | 'bind-complete'
        | 'close-complete'
        | 'no-data'
        | 'portal-suspended'
        | 'empty-query'
        | 'copy-done';
    };

/** Idle, in a transaction, or in one that has failed. */
export type TransactionStatus = 'I' | 'T' | 'E';

/** A column of a result, as a client is told of it. */
export interface Field {
  readonly name: string;
  /** Id of the table that it is a column of, and its number there; 0 for none. */
  readonly table?: number;
  readonly column?: number;
  readonly type: number;
  /** In bytes; -1 where it varies. */
  readonly size: number;
  /** -1 for none. */
  readonly modifier?: number;
  readonly format: Format;
}

/** An error, or something to know. */
export interface Notice {
  readonly severity: 'ERROR' | 'FATAL' | 'WARNING' | 'NOTICE';
  readonly sqlState: string;
  readonly message: string;
  readonly detail?: string | undefined;
  readonly hint?: string | undefined;
  /** In the text of the query, in characters from 1. */
  readonly position?: number | undefined;
}
