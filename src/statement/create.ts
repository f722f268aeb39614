import {
  accept,
  at,
  type Cursor,
  expect,
  expectClose,
  expected,
  peek,
  rangeFrom,
  readList,
  take,
} from './cursor.js';
import {isIdentifier} from './keyword.js';
import {readIdentifier, readName} from './name.js';
import type {Identifier, Name, Query} from './query.js';
import type {ColumnDefinition, CreateTableStatement, CreateViewStatement} from './statement.js';
import {startsQuery} from './subquery.js';
import {unsupported} from './syntax-error.js';
import {readColumnNames} from './with.js';

type Create = CreateTableStatement | CreateViewStatement;

/** What both kinds have, once their name is read. */
interface Start extends Pick<Create, 'name' | 'orReplace' | 'ifNotExists'> {
  readonly start: number;
}

/** `CREATE [OR REPLACE] {TABLE | VIEW} [IF NOT EXISTS] name …`. */
export function readCreate(cursor: Cursor): Create {
  const {start} = expect(cursor, 'CREATE');
  const orReplace = accept(cursor, 'OR', 'REPLACE');
  if (at(cursor, 'TEMP') || at(cursor, 'TEMPORARY')) {
    const hint = 'Leave it out and drop the table in the end, or begin the query with WITH.';
    throw unsupported(cursor.source, `CREATE ${peek(cursor).key} is not supported`, peek(cursor), hint);
  }
  const isView = accept(cursor, 'VIEW');
  if (!isView && !accept(cursor, 'TABLE')) {
    throw expected(cursor, 'TABLE or VIEW', 'There are CREATE TABLE and CREATE VIEW, for local ones.');
  }
  const ifNotExists = accept(cursor, 'IF', 'NOT', 'EXISTS');
  const name = readName(cursor, `a name for the ${isView ? 'view' : 'table'}`, 3);
  const begun = {start, orReplace, ifNotExists, name};
  return isView ? readView(cursor, begun) : readTable(cursor, begun);
}

function readView(cursor: Cursor, {start, ...begun}: Start): CreateViewStatement {
  const columns = at(cursor, '(') ? readColumnNames(cursor) : undefined;
  const query = readAsQuery(cursor, begun.name);
  const range = rangeFrom(cursor, start);
  return {kind: 'create-view', ...begun, columns, query, source: cursor.source, range};
}

function readTable(cursor: Cursor, {start, ...begun}: Start): CreateTableStatement {
  const columns = at(cursor, '(') ? readColumns(cursor) : undefined;
  const query = columns === undefined ? readAsQuery(cursor, begun.name) : undefined;
  const range = rangeFrom(cursor, start);
  return {kind: 'create-table', ...begun, columns, query, source: cursor.source, range};
}

function readAsQuery(cursor: Cursor, {parts}: Name): Query {
  const name = parts.map(part => part.name).join('.');
  expect(cursor, 'AS', `As in CREATE … ${name} AS SELECT ….`);
  if (!startsQuery(cursor)) {
    const hint = at(cursor, '(') ? 'No parentheses stand around the SELECT.' : undefined;
    throw expected(cursor, 'SELECT', hint);
  }
  return cursor.grammar.readQuery(cursor);
}

function readColumns(cursor: Cursor): readonly ColumnDefinition[] {
  const open = take(cursor);
  const columns = readList(cursor, readColumn);
  if (
    isIdentifier(peek(cursor)) ||
    ['NOT', 'DEFAULT', 'PRIMARY', 'UNIQUE', 'CHECK'].includes(peek(cursor).key)
  ) {
    throw unsupported(
      cursor.source,
      `${peek(cursor).key} is not supported in CREATE TABLE`,
      peek(cursor),
      'A column of a local table has a name and a type, and no more.',
    );
  }
  expectClose(cursor, open);
  return columns;
}

function readColumn(cursor: Cursor): ColumnDefinition {
  const name = readIdentifier(cursor, 'a column name');
  const type = isIdentifier(peek(cursor)) ? readType(cursor) : undefined;
  return {name, type, range: rangeFrom(cursor, name.range.start)};
}

function readType(cursor: Cursor): Identifier {
  const {value, start} = take(cursor);
  const more = accept(cursor, 'PRECISION') ? ' precision' : '';
  return {name: `${value}${more}`, quoted: false, range: rangeFrom(cursor, start)};
}
