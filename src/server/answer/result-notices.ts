import type {Result} from '../../execute/result.js';
import type {Notice} from '../protocol/backend-message.js';
import {nameSettings} from '../session/name-settings.js';

/** What a client is to be told beside the rows of a result. */
export function listNotices({complete, notes}: Pick<Result, 'complete' | 'notes'>): readonly Notice[] {
  const warnings: Notice[] =
    complete === true
      ? []
      : [
          {
            severity: 'WARNING',
            sqlState: '01000',
            message: nameSettings(`the result is not complete: ${complete.reason}`),
          },
        ];
  return [...warnings, ...toNotices(notes)];
}

export function toNotices(notes: readonly string[]): readonly Notice[] {
  return notes.map(note => ({severity: 'NOTICE', sqlState: '00000', message: nameSettings(note)}));
}
