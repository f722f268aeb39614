import {
  accept,
  at,
  type Cursor,
  describeToken,
  expect,
  expectClose,
  expected,
  peek,
  rangeFrom,
  readList,
  take,
} from './cursor.js';
import {readIdentifier} from './name.js';
import type {Expression, Identifier} from './query.js';
import type {Assignment} from './statement.js';
import {syntaxError} from './syntax-error.js';

/** `SET column = value, …`. `(a, b) = (1, 2)` is read as several, which share the range of the whole. */
export function readAssignments(cursor: Cursor): readonly Assignment[] {
  expect(cursor, 'SET');
  return readList(cursor, readSome).flat();
}

function readSome(cursor: Cursor): readonly Assignment[] {
  const {start} = peek(cursor);
  if (at(cursor, '(')) return readRowAssignment(cursor);
  const column = readIdentifier(cursor, 'a column name');
  expectEquals(cursor, column);
  const value = cursor.grammar.readExpression(cursor);
  return [{column, value, range: rangeFrom(cursor, start)}];
}

function expectEquals(cursor: Cursor, column: Identifier): void {
  const hint = at(cursor, '.') ? 'SET takes the column without its table.' : undefined;
  if (!accept(cursor, '=') && !accept(cursor, '==')) {
    throw expected(cursor, `"=" after ${column.name}`, hint ?? 'Write SET column = value, ….');
  }
}

function readRowAssignment(cursor: Cursor): readonly Assignment[] {
  const open = take(cursor);
  const columns = readList(cursor, () => readIdentifier(cursor, 'a column name'));
  expectClose(cursor, open);
  expect(cursor, '=');
  const place = peek(cursor);
  const value = cursor.grammar.readExpression(cursor);
  const range = rangeFrom(cursor, open.start);
  const values: readonly Expression[] = value.kind === 'row' ? value.items : [value];
  if (values.length !== columns.length || value.kind === 'subquery') {
    const found = value.kind === 'row' ? `${values.length}` : describeToken(cursor.source, place);
    throw syntaxError(
      cursor.source,
      `expected a row of ${columns.length} values after "=", found ${found}`,
      {start: place.start, end: range.end},
      'Write (a, b) = (1, 2), or a = (SELECT …), b = (SELECT …).',
    );
  }
  return columns.flatMap((column, index) => {
    const item = values[index];
    return item === undefined ? [] : [{column, value: item, range}];
  });
}
