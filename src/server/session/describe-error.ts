import {RowgateError} from '../../errors.js';
import type {Notice} from '../protocol/backend-message.js';

/** Where a statement stands in the text that the client sent, so that an error can say its place there. */
export interface Origin {
  readonly text: string;
  /** UTF-16 offset of the statement. */
  readonly offset: number;
}

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
        : countCharacters(origin.text, origin.offset + position.offset) + 1,
  };
}

/** The same for one that another server tells. */
export function placeNotice(notice: Notice, {text, offset}: Origin): Notice {
  const {position} = notice;
  return position === undefined ? notice : {...notice, position: position + countCharacters(text, offset)};
}

/** Postgres counts characters, not UTF-16 units. */
function countCharacters(text: string, end: number): number {
  let count = 0;
  for (const _ of text.slice(0, end)) count += 1;
  return count;
}

const settings: Readonly<Record<string, string>> = {
  '--yes': 'SET rowgate.yes = on',
  '--dry-run': 'SET rowgate.dry_run = on',
  '--max-changes': 'SET rowgate.max_changes =',
};

/** Hints speak of options of the command line: here settings stand for them. */
function nameSettings(hint: string): string {
  return hint.replace(/--(?:yes|dry-run|max-changes)\b/g, option => settings[option] ?? option);
}
