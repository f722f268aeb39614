import {RowgateError} from '../errors.js';

/** The exit status of a command that ends with an error: for one that is not meant to be, that of a bug. */
export function exitStatusOf(error: unknown): number {
  return error instanceof RowgateError ? error.exitStatus : new RowgateError('internal', '').exitStatus;
}
