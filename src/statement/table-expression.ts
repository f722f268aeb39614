import {accept, at, type Cursor, enter, expectClose, leave, peek, rangeFrom, take} from './cursor.js';
import {readExecCall} from './exec-call.js';
import {refuseExpectation} from './expectation.js';
import {readJoins} from './join.js';
import {isBareAlias} from './keyword.js';
import {readAlias, readName} from './name.js';
import {readSubquery, startsQuery} from './subquery.js';
import {unsupported} from './syntax-error.js';
import type {ExecTable, TableExpression} from './table.js';
import {readTableArguments} from './table-function.js';
import type {Token} from './token.js';

/** What stands after FROM: one table, or several joined. */
export function readTableExpression(cursor: Cursor): TableExpression {
  enter(cursor);
  const table = readJoins(cursor, readTable);
  leave(cursor);
  return table;
}

function readTable(cursor: Cursor): TableExpression {
  return at(cursor, '(') ? readInParentheses(cursor) : readNamedTable(cursor);
}

function readNamedTable(cursor: Cursor): TableExpression {
  const name = readName(cursor, 'a table name', 3);
  const {start} = name.range;
  if (at(cursor, '(')) {
    const table = readTableArguments(cursor, name);
    const alias = readAlias(cursor);
    return {...table, alias, range: rangeFrom(cursor, start)};
  }
  const alias = readAlias(cursor);
  const range = rangeFrom(cursor, start);
  readIndexHint(cursor);
  return {kind: 'table', name, alias, range};
}

function readIndexHint(cursor: Cursor): void {
  if (accept(cursor, 'NOT', 'INDEXED') || !at(cursor, 'INDEXED', 'BY')) return;
  const range = {start: peek(cursor).start, end: peek(cursor, 1).end};
  throw unsupported(
    cursor.source,
    'INDEXED BY is not supported',
    range,
    'A resource has no indexes; leave it out.',
  );
}

function readInParentheses(cursor: Cursor): TableExpression {
  const open = peek(cursor);
  if (startsQuery(cursor, 1)) {
    const query = readSubquery(cursor);
    const alias = readAlias(cursor);
    return {kind: 'derived', query, alias, range: rangeFrom(cursor, open.start)};
  }
  take(cursor);
  const exec = readExecTable(cursor, open);
  if (exec !== undefined) return exec;
  const table = readTableExpression(cursor);
  expectClose(cursor, open);
  const alias = readAlias(cursor);
  return {kind: 'group', table, alias, range: rangeFrom(cursor, open.start)};
}

/** `EXEC …) AS e` behind the parenthesis `open`, or nothing. */
export function readExecTable(cursor: Cursor, open: Token): ExecTable | undefined {
  // A table may have the name exec: the procedure's name that follows tells the two apart.
  if (!at(cursor, 'EXEC') || !isBareAlias(peek(cursor, 1))) return undefined;
  const exec = readExecCall(cursor);
  refuseExpectation(cursor, 'EXPECT is for EXEC as a statement of its own.');
  expectClose(cursor, open);
  const range = rangeFrom(cursor, open.start);
  return {kind: 'exec-table', exec, alias: cursor.grammar.readAlias(cursor), range};
}
