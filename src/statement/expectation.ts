import {accept, at, type Cursor, expect, expected, peek, rangeFrom, take} from './cursor.js';
import type {Expectation, ExpectedCount} from './statement.js';

/** The hint where EXPECT is not as it must be. */
export const expectationShape = 'The form is EXPECT n ROWS, or EXPECT BETWEEN a AND b ROWS.';

const wholeNumber = /^\d+(_\d+)*$/;

/** Whether EXPECT comes next and is no name: an alias stands before neither a value nor BETWEEN. */
export function startsExpectation(cursor: Cursor): boolean {
  if (!at(cursor, 'EXPECT')) return false;
  const {type, key} = peek(cursor, 1);
  return type === 'number' || type === 'parameter' || key === '-' || key === '+' || key === 'BETWEEN';
}

/** `EXPECT n ROWS`, `EXPECT BETWEEN a AND b ROWS`, or nothing. */
export function readExpectation(cursor: Cursor): Expectation | undefined {
  if (!startsExpectation(cursor)) return undefined;
  const {start} = take(cursor);
  const between = accept(cursor, 'BETWEEN');
  const least = readCount(cursor);
  if (between) expect(cursor, 'AND', expectationShape);
  const most = between ? readCount(cursor) : least;
  if (!accept(cursor, 'ROW')) expect(cursor, 'ROWS', expectationShape);
  return {least, most, range: rangeFrom(cursor, start)};
}

/** Throws where an EXPECT stands that is none of a statement's, with a hint that says so. */
export function refuseExpectation(cursor: Cursor, hint: string): void {
  if (startsExpectation(cursor)) throw expected(cursor, '")"', hint);
}

/** Whether `EXPECT n ROWS` comes next, which is none even where a column could be: `expect - rows` is one. */
export function startsPlainExpectation(cursor: Cursor): boolean {
  const {type} = peek(cursor, 1);
  const {key} = peek(cursor, 2);
  return (
    at(cursor, 'EXPECT') && (type === 'number' || type === 'parameter') && (key === 'ROW' || key === 'ROWS')
  );
}

function readCount(cursor: Cursor): ExpectedCount {
  const {type, value, start, end} = peek(cursor);
  if (type === 'parameter') {
    take(cursor);
    return {kind: 'parameter', name: value, range: {start, end}};
  }
  if (type === 'number' && wholeNumber.test(value)) {
    take(cursor);
    return {kind: 'literal', type: 'number', value, range: {start, end}};
  }
  throw expected(cursor, 'how many rows', 'EXPECT takes a whole number from 0 on, or a parameter.');
}
