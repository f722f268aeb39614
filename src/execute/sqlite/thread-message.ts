import {RowgateError} from '../../errors.js';
import type {SqliteWork} from './sqlite-work.js';

/** What a thread is asked; it answers in order. */
export interface ThreadQuestion {
  readonly name: keyof SqliteWork;
  readonly given: readonly unknown[];
}

/** `isSpent`: nothing more is to be asked of the thread. */
export type ThreadAnswer = {readonly isSpent: boolean} & (
  | {readonly kind: 'done'; readonly value: unknown}
  | {readonly kind: 'failed'; readonly error: PlainError | Error}
);

/** An error of ours, which would lose its class on the way. */
interface PlainError extends Pick<RowgateError, 'code' | 'message' | 'hint' | 'position'> {
  readonly kind: 'rowgate';
}

export function packError(error: unknown): PlainError | Error {
  if (error instanceof RowgateError) {
    const {code, message, hint, position} = error;
    return {kind: 'rowgate', code, message, hint, position};
  }
  // Others are copied as they are, but for what they may hold.
  const {message, stack = message} = error instanceof Error ? error : new Error(String(error));
  return Object.assign(new Error(message), {stack});
}

export function unpackError(error: PlainError | Error): Error {
  if (error instanceof Error) return error;
  const {code, message, hint, position} = error;
  return new RowgateError(code, message, {hint, position});
}
