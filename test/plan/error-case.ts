import type {ErrorCode} from '../../src/index.js';

/** One statement that planning refuses, before any call. */
export interface ErrorCase {
  readonly name: string;
  readonly sql: string;
  readonly code: ErrorCode;
  readonly says: string;
  readonly hint?: string;
  /** The column, in the only line, where the mistake is. */
  readonly at: number;
}
