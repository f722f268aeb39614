import {
  accept,
  at,
  type Cursor,
  enter,
  expectClose,
  leave,
  peek,
  rangeFrom,
  readList,
  take,
} from '../cursor.js';
import {type JoinRules, readJoins} from '../join.js';
import {isBareAlias} from '../keyword.js';
import {readName} from '../name.js';
import type {Name, Range} from '../query.js';
import {readSubquery, startsQuery} from '../subquery.js';
import {unsupported} from '../syntax-error.js';
import type {Join, TableExpression} from '../table.js';
import {readExecTable} from '../table-expression.js';
import {readAlias, readColumnAliases} from './alias.js';
import {rangeOf} from './call.js';
import {startsGroupedQuery} from './grouped-query.js';
import type {PostgresDerived, PostgresTableFunction} from './tree.js';

const joinRules: JoinRules = {takesComma: false, endsAtConflict: true};

/** What stands after FROM: tables, joined. A comma binds less strongly than JOIN. */
export function readTableExpression(cursor: Cursor): TableExpression {
  enter(cursor);
  const {start} = peek(cursor);
  let table = readJoins(cursor, readTable, joinRules);
  while (accept(cursor, ',')) {
    const place = peek(cursor);
    const right = readJoins(cursor, readTable, joinRules);
    refuseOuterJoin(cursor, right, place);
    const range = rangeFrom(cursor, start);
    const join: Join = {
      kind: 'join',
      left: table,
      right,
      type: 'inner',
      natural: false,
      on: undefined,
      using: undefined,
      range,
    };
    table = join;
  }
  leave(cursor);
  return table;
}

// SQLite joins from the left whatever stands between, which makes a difference to the rows that these keep.
function refuseOuterJoin(cursor: Cursor, table: TableExpression, place: Range): void {
  for (let each = table; each.kind === 'join'; each = each.left) {
    if (each.type !== 'right' && each.type !== 'full') continue;
    throw unsupported(
      cursor.source,
      `a ${each.type.toUpperCase()} JOIN behind a comma is not supported`,
      rangeOf(place),
      'Write CROSS JOIN for the comma, with the joined tables in parentheses.',
    );
  }
}

function readTable(cursor: Cursor): TableExpression {
  const token = peek(cursor);
  refuseForms(cursor);
  const lateral = at(cursor, 'LATERAL') && isLateral(cursor) ? rangeOf(take(cursor)) : undefined;
  if (!at(cursor, '(')) return readNamedTable(cursor, lateral);
  if (lateral !== undefined) {
    const hint = 'LATERAL may stand before a function, as in LATERAL jsonb_array_elements_text(x).';
    throw unsupported(cursor.source, 'a LATERAL subquery is not supported', token, hint);
  }
  return readInParentheses(cursor);
}

function isLateral(cursor: Cursor): boolean {
  return peek(cursor, 1).key === '(' || isBareAlias(peek(cursor, 1));
}

function refuseForms(cursor: Cursor): void {
  const isOnly = at(cursor, 'ONLY') && isBareAlias(peek(cursor, 1)) && !at(cursor, 'ONLY', 'AS');
  if (!isOnly && !at(cursor, 'ROWS', 'FROM', '(')) return;
  throw unsupported(cursor.source, `${peek(cursor).key} is not supported here`, peek(cursor));
}

function readNamedTable(cursor: Cursor, lateral: Range | undefined): TableExpression {
  const name = readName(cursor, 'a table name', 3);
  const {start} = name.range;
  if (at(cursor, '(')) return readTableFunction(cursor, name, lateral);
  const alias = readAlias(cursor);
  const range = rangeFrom(cursor, start);
  const place = peek(cursor);
  if (alias !== undefined && at(cursor, '(')) {
    throw unsupported(
      cursor.source,
      'names for the columns of a table are not supported',
      place,
      `Write (SELECT … FROM …) AS ${alias.name}(…).`,
    );
  }
  if (at(cursor, 'TABLESAMPLE')) throw unsupported(cursor.source, 'TABLESAMPLE is not supported', place);
  return {kind: 'table', name, alias, range};
}

function readTableFunction(
  cursor: Cursor,
  {parts, range}: Name,
  lateral: Range | undefined,
): PostgresTableFunction {
  const [first, second] = parts;
  const name = second ?? first;
  if (name === undefined || parts.length > 2) {
    throw unsupported(cursor.source, 'a function has no name of so many parts', range);
  }
  const open = take(cursor);
  const values = at(cursor, ')') ? [] : readList(cursor, cursor.grammar.readExpression);
  expectClose(cursor, open);
  const argumentsRange = rangeFrom(cursor, open.start);
  if (at(cursor, 'WITH', 'ORDINALITY')) {
    throw unsupported(cursor.source, 'WITH ORDINALITY is not supported', peek(cursor));
  }
  const alias = readAlias(cursor);
  const aliases = readColumnAliases(cursor);
  return {
    kind: 'table-function',
    name,
    schema: second === undefined ? undefined : first,
    arguments: values,
    argumentsRange,
    alias,
    aliases,
    lateral,
    range: rangeFrom(cursor, range.start),
  };
}

function readInParentheses(cursor: Cursor): TableExpression {
  const open = peek(cursor);
  if (startsQuery(cursor, 1) || startsGroupedQuery(cursor) !== 'no') {
    const query = readSubquery(cursor);
    const alias = readAlias(cursor);
    const aliases = alias === undefined ? undefined : readColumnAliases(cursor);
    const table: PostgresDerived = {
      kind: 'derived',
      query,
      alias,
      aliases,
      range: rangeFrom(cursor, open.start),
    };
    return table;
  }
  take(cursor);
  const exec = readExecTable(cursor, open);
  if (exec !== undefined) return exec;
  const table = cursor.grammar.readTableExpression(cursor);
  expectClose(cursor, open);
  const alias = readAlias(cursor);
  return {kind: 'group', table, alias, range: rangeFrom(cursor, open.start)};
}
