import {accept, at, type Cursor, expect, expected, rangeFrom, take} from './cursor.js';
import type {Case, Expression} from './query.js';

/** `CASE [operand] WHEN … THEN … [ELSE …] END`. */
export function readCase(cursor: Cursor): Case {
  const {readExpression} = cursor.grammar;
  const {start} = take(cursor);
  const operand = at(cursor, 'WHEN') ? undefined : readExpression(cursor);
  const branches: {when: Expression; then: Expression}[] = [];
  while (accept(cursor, 'WHEN')) {
    const when = readExpression(cursor);
    expect(cursor, 'THEN');
    // biome-ignore lint/suspicious/noThenProperty: it is the word of the language, and nobody awaits a branch.
    branches.push({when, then: readExpression(cursor)});
  }
  if (branches.length === 0) throw expected(cursor, 'WHEN');
  const otherwise = accept(cursor, 'ELSE') ? readExpression(cursor) : undefined;
  expect(cursor, 'END', 'A CASE ends with END.');
  return {kind: 'case', operand, branches, otherwise, range: rangeFrom(cursor, start)};
}
