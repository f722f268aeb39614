import {errorCodes} from '../../error-codes.js';
import {noteCodes} from '../../notes.js';
import {exitStatuses} from '../exit-status.js';
import {heading, type Page, type Term, terms, text} from './page.js';

/** Every code of an error and of a note, and every exit status. */
export const errorPage: Page = {
  name: 'errors',
  group: 'Guide',
  summary: 'Codes of errors and notes, with what to do, and exit statuses',
  blocks: [
    text(`
An error says what is wrong, where, and the way out. Its code stays the same from one version to the next: the
command line says it after the hint, the library has it as the code of a RowgateError, and a Postgres client sees
the SQLSTATE.`),
    heading('Errors'),
    terms(
      Object.entries(errorCodes).map(
        ([name, {exit, sqlState, meaning, advice}]): Term => ({
          name,
          facts: [`exit status ${exit}`, `SQLSTATE ${sqlState}`],
          text: `${capitalize(meaning)}. ${advice}`,
        }),
      ),
    ),
    heading('Notes'),
    text('A note does not make a result wrong, and leaves the exit status as it is. It ends with its code.'),
    terms(
      Object.entries(noteCodes).map(
        ([name, {meaning, advice}]): Term => ({name, facts: [], text: `${capitalize(meaning)}. ${advice}`}),
      ),
    ),
    heading('Exit statuses'),
    terms(
      Object.entries(exitStatuses).map(([name, meaning]) => ({name, facts: [], text: capitalize(meaning)})),
    ),
  ],
};

function capitalize(words: string): string {
  return words.replace(/^./, first => first.toUpperCase());
}
