import {RowgateError} from '../errors.js';
import type {Range} from '../statement/query.js';
import {place} from './place.js';

/** The error for what can be said and is not carried out, at its place. */
export function notYet(
  statement: {readonly source: string},
  what: string,
  range: Range,
  hint: string,
): RowgateError {
  return new RowgateError('unsupported', `${what} is not there yet`, {
    hint,
    position: place(statement, range),
  });
}
