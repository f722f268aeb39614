import {positionAt, RowgateError} from '../errors.js';
import type {Range} from './query.js';

/** An error in the text at `place`. At the end of the text it stands after the last word. */
export function syntaxError(source: string, message: string, place: Range, hint?: string): RowgateError {
  return new RowgateError('syntax', message, {hint, position: placeOf(source, place)});
}

/** An error for what the language could say, but Rowgate doesn't do. */
export function unsupported(source: string, message: string, place: Range, hint?: string): RowgateError {
  return new RowgateError('unsupported', message, {hint, position: placeOf(source, place)});
}

function placeOf(source: string, {start, end}: Range) {
  if (start < source.length) return positionAt(source, start, end);
  const last = source.trimEnd().length;
  return positionAt(source, last, last);
}
