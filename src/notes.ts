/**
 * What is worth knowing beside a result, as a closed set of codes that stays as it is. A note ends with its code in
 * brackets.
 */
export const noteCodes = {
  filter_refused: {
    meaning: 'the API refused a filter, so that more was fetched and filtered here',
    advice: 'The rows are right; it took more requests.',
  },
  secrets_shown: {
    meaning: 'secrets that are shown once are in the result and nowhere else',
    advice: 'Keep them: `--secrets-to FILE` does as they arrive.',
  },
  secret_not_kept: {
    meaning: 'a secret could not be written to where it was to go',
    advice: 'It is in the result instead: keep it from there.',
  },
  not_read_back: {
    meaning: 'a row was changed, and could not be read for what RETURNING asks beyond the answer',
    advice: 'What is not known of it is NULL; a SELECT of the row shows it.',
  },
  run_stopped: {
    meaning: 'something kept a run from going on, so that no further change was begun',
    advice: 'See to what it names; `rowgate resume` then goes on with the run.',
  },
  not_made: {
    meaning: 'a transaction was rolled back',
    advice: 'Nothing was changed; COMMIT makes what was collected.',
  },
  made_with_commit: {
    meaning: 'the changes of a transaction are collected',
    advice: 'COMMIT makes them, ROLLBACK drops them.',
  },
  cannot_undo: {
    meaning: 'a part of a run can not be taken back',
    advice: 'See to it by hand: deletions and new secrets are final.',
  },
  unused_variable: {
    meaning: 'a variable of the environment is set and not used',
    advice: 'The connection has a credential of its own; `rowgate doctor` shows which.',
  },
  own_query: {
    meaning: 'a query of your own goes before that of the package',
    advice: 'Rename it if that is not meant.',
  },
  unreadable_file: {
    meaning: 'a file was passed over, since it is not as it should be',
    advice: 'Mend it, or move it away.',
  },
  nothing_found: {
    meaning: 'nothing has what was searched for',
    advice: 'Search for fewer or other words.',
  },
} as const satisfies Record<string, {readonly meaning: string; readonly advice: string}>;

export type NoteCode = keyof typeof noteCodes;

/** A note as it is told: a sentence, and its code. */
export function makeNote(code: NoteCode, text: string): string {
  return `${text} [${code}]`;
}

/** Whether one of some notes has a code. */
export function hasNote(notes: readonly string[], code: NoteCode): boolean {
  return notes.some(note => note.endsWith(` [${code}]`));
}
