import test from 'ava';
import {RowgateError} from '../../src/errors.js';

/** The error that `parse` ends with. */
export function errorOf(parse: () => unknown): RowgateError {
  try {
    parse();
  } catch (error) {
    if (error instanceof RowgateError) return error;
    throw error;
  }
  throw new Error('there was no error');
}

/**
 * Declares a test for each case in a text. Blank lines are between cases; a case is a line of SQL, in which ⏎
 * is a newline, a line `code line:column message`, and a line with the hint if there is one.
 */
export function declareErrorCases(parse: (sql: string) => unknown, cases: string): void {
  for (const each of cases.trim().split('\n\n')) {
    const [sql = '', ...expected] = each.split('\n').map(line => line.trim());
    test(`refuses ${sql}`, t => {
      const {code, position, message, hint} = errorOf(() => parse(sql.replaceAll('⏎', '\n')));
      const place = `${code} ${position?.line}:${position?.column} ${message}`;
      t.deepEqual(hint === undefined ? [place] : [place, hint], expected);
    });
  }
}
