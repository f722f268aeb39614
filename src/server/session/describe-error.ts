import {RowgateError} from '../../errors.js';
import type {Notice} from '../protocol/backend-message.js';
import type {StatementText} from '../statement/split-statements.js';
import {nameSettings} from './name-settings.js';

/** Where a statement stands in the text that the client sent, so that an error can say its place there. */
export type Origin = Pick<StatementText, 'source' | 'offset'>;

/** An error as a client is told of it. One that is a bug says nothing of what it is. */
export function describeError(
  error: unknown,
  severity: 'ERROR' | 'FATAL' = 'ERROR',
  origin?: Origin,
): Notice {
  if (!(error instanceof RowgateError) || error.code === 'internal') {
    return {severity, sqlState: 'XX000', message: 'this is a bug in Rowgate', hint: 'Please report it.'};
  }
  const {sqlState, message, hint, position} = error;
  return {
    severity,
    sqlState,
    message,
    hint: hint === undefined ? undefined : nameSettings(hint),
    position:
      origin === undefined || position === undefined
        ? undefined
        : countCharacters(origin.source, origin.offset + position.offset) + 1,
  };
}

/** The same for one that another server tells. */
export function placeNotice(notice: Notice, {source, offset}: Origin): Notice {
  const {position} = notice;
  return position === undefined ? notice : {...notice, position: position + countCharacters(source, offset)};
}

/** Postgres counts characters, not UTF-16 units. */
function countCharacters(text: string, end: number): number {
  let count = 0;
  for (const _ of text.slice(0, end)) count += 1;
  return count;
}
