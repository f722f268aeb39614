import {at, type Cursor, expectClose, rangeFrom, readList, take} from './cursor.js';
import type {Name} from './query.js';
import {syntaxError} from './syntax-error.js';
import type {TableFunction} from './table.js';

/** The arguments of the table function `name`; an alias is the caller's to read. */
export function readTableArguments(cursor: Cursor, name: Name): TableFunction {
  const [first, second] = name.parts;
  if (first === undefined || second !== undefined) {
    throw syntaxError(
      cursor.source,
      `${cursor.source.slice(name.range.start, name.range.end)} is no table function`,
      name.range,
      "A table function's name has one part, as json_each(x); a procedure's rows are (EXEC …).",
    );
  }
  const open = take(cursor);
  const values = at(cursor, ')') ? [] : readList(cursor, cursor.grammar.readExpression);
  expectClose(cursor, open);
  return {
    kind: 'table-function',
    name: first,
    arguments: values,
    alias: undefined,
    range: rangeFrom(cursor, name.range.start),
  };
}
