import {RowgateError} from '../errors.js';

/** What the exit statuses of a command mean. */
export const exitStatuses = {
  0: 'done',
  1: 'the statement is wrong',
  2: 'the command line or the configuration is wrong',
  3: 'the API or the network failed, or there is no token',
  4: 'some changes, or some accounts of a group, failed or are unknown',
  5: 'refused: no consent, too many changes, read-only, or --fail-on',
  6: 'rows have changed since they were read',
  130: 'interrupted',
} as const satisfies Readonly<Record<number, string>>;

export type ExitStatus = keyof typeof exitStatuses;

/** The exit status of a command that ends with an error: for one that is not meant to be, that of a bug. */
export function exitStatusOf(error: unknown): number {
  return error instanceof RowgateError ? error.exitStatus : new RowgateError('internal', '').exitStatus;
}
