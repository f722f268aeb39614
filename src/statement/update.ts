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
import {readAlias, readIdentifier, readName} from './name.js';
import type {Expression, Identifier} from './query.js';
import {readReturning} from './result-column.js';
import {readWhere} from './select-core.js';
import type {Assignment, UpdateStatement} from './statement.js';
import {syntaxError, unsupported} from './syntax-error.js';
import {readTableExpression} from './table-expression.js';

/** `UPDATE r [AS a] SET c = e, … [FROM …] [WHERE …] [RETURNING …]`, and REPLACE in the place of UPDATE. */
export function readUpdate(cursor: Cursor): UpdateStatement {
  const verb = take(cursor);
  const kind = verb.key === 'REPLACE' ? 'replace' : 'update';
  refuseForms(cursor, verb.key);
  const table = readName(cursor, `a table name after ${verb.key}`, 3);
  const alias = readAlias(cursor);
  expect(cursor, 'SET');
  const set = readList(cursor, readAssignments).flat();
  const from = accept(cursor, 'FROM') ? readTableExpression(cursor) : undefined;
  const where = readWhere(cursor);
  const returning = readReturning(cursor);
  const range = rangeFrom(cursor, verb.start);
  return {kind, table, alias, set, from, where, returning, source: cursor.source, range};
}

function refuseForms(cursor: Cursor, verb: string): void {
  if (at(cursor, 'INTO')) {
    const hint = 'INSERT INTO creates a row; REPLACE r SET … WHERE … replaces the rows that are there.';
    throw unsupported(cursor.source, `${verb} INTO is not supported`, peek(cursor), hint);
  }
  if (at(cursor, 'OR')) {
    throw unsupported(cursor.source, `${verb} OR … is not supported`, peek(cursor), 'Leave it out.');
  }
}

/** One `column = value`, or `(a, b) = (1, 2)` as several. Those share the range of the whole. */
function readAssignments(cursor: Cursor): readonly Assignment[] {
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
