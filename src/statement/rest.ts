import {findClosest} from './closest.js';
import {at, type Cursor, expected, peek, previous} from './cursor.js';
import {expectationShape} from './expectation.js';
import {reservedWords} from './keyword.js';
import type {Statement} from './statement.js';

const clauses = [
  'FROM',
  'WHERE',
  'GROUP',
  'HAVING',
  'WINDOW',
  'ORDER',
  'LIMIT',
  'RETURNING',
  'SET',
  'VALUES',
];
const misspellable = [
  ...clauses,
  'JOIN',
  'LEFT',
  'INNER',
  'UNION',
  'OFFSET',
  'BETWEEN',
  'LIKE',
  'FOR',
  'EXPECT',
];

/** The error for what follows `statement`, which could have ended before it. */
export function explainRest(cursor: Cursor, statement: Statement): Error {
  return expected(cursor, 'the end of the statement', findReason(cursor, statement));
}

function findReason(cursor: Cursor, statement: Statement): string | undefined {
  const {kind} = statement;
  const token = peek(cursor);
  const last = previous(cursor);
  const isChange = kind === 'update' || kind === 'replace' || kind === 'delete';
  const takesExpectation = isChange || kind === 'insert' || kind === 'exec';
  if (kind === 'transaction') return `A ";" ends ${statement.action.toUpperCase()}.`;
  if (takesExpectation && statement.expect !== undefined) {
    return 'EXPECT … ROWS stands last; a ";" goes before another statement.';
  }
  if (at(cursor, 'ON', 'CONFLICT')) {
    return kind === 'insert' ? 'ON CONFLICT comes before RETURNING.' : 'ON CONFLICT is for INSERT.';
  }
  if (token.key === 'EXPECT' && !takesExpectation) {
    return 'EXPECT is for INSERT, UPDATE, REPLACE, DELETE and EXEC.';
  }
  if (takesExpectation && (token.key === 'EXPECT' || last?.key === 'EXPECT')) return expectationShape;
  if (isChange && (token.key === 'ORDER' || token.key === 'LIMIT')) {
    return 'Rows are chosen by WHERE alone: WHERE id IN (SELECT id … ORDER BY … LIMIT …).';
  }
  if (kind === 'select' && token.key === 'RETURNING')
    return 'RETURNING is for INSERT, UPDATE, REPLACE and DELETE.';
  if (token.key === ')') return 'There is no "(" before that this ")" closes.';
  if (clauses.includes(token.key)) {
    return 'The order is FROM, WHERE, GROUP BY, HAVING, WINDOW, ORDER BY, LIMIT.';
  }
  // A misspelt keyword was read as an alias, or is the one that is left.
  for (const word of [last, token]) {
    if (word?.type !== 'word' || reservedWords.has(word.key)) continue;
    const closest = findClosest(word.key, misspellable);
    if (closest !== undefined && closest !== word.key)
      return `Did you mean ${closest} in the place of ${word.value}?`;
  }
  if (token.type === 'symbol') return undefined;
  return 'Is a comma, an operator or a ";" missing before it?';
}
