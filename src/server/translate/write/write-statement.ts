import type {PostgresDelete} from '../../../statement/postgres/tree.js';
import type {Core, Query} from '../../../statement/query.js';
import type {ConflictUpdate, Statement, UpdateStatement} from '../../../statement/statement.js';
import {writeUsing} from './delete-using.js';
import {writeAll, writeExpression} from './write-expression.js';
import {writeFrom, writeName} from './write-from.js';
import {writeQuery, writeResultColumns} from './write-query.js';
import {replace, type Writing, wrap} from './writing.js';

type StatementWriter<Kind extends Statement['kind']> = (
  writing: Writing,
  statement: Extract<Statement, {kind: Kind}>,
) => void;

export function writeStatement(writing: Writing, statement: Statement): void {
  (writers[statement.kind] as StatementWriter<Statement['kind']>)(writing, statement as never);
}

const writers: {readonly [Kind in Statement['kind']]: StatementWriter<Kind>} = {
  select: (writing, {query}) => writeQuery(writing, query, true),
  insert(writing, {table, query, conflict, returning}) {
    writeName(writing, table);
    const last = query.rest.at(-1)?.core ?? query.first;
    if (conflict !== undefined && endsWithTable(query, last)) {
      // SQLite would take ON for that of a join.
      wrap(writing, last.range, '', ' WHERE true');
    }
    writeQuery(writing, query);
    if (conflict?.action === 'update') writeConflict(writing, conflict);
    writeResultColumns(writing, returning ?? [], true);
  },
  update: writeUpdate,
  replace: writeUpdate,
  delete(writing, statement) {
    const {table, where, returning, using} = statement as PostgresDelete;
    writeName(writing, table);
    if (using !== undefined) writeUsing(writing, statement as PostgresDelete);
    writeAll(writing, [where]);
    writeResultColumns(writing, returning ?? [], true);
  },
  exec(writing, {call}) {
    writeAll(writing, [...call.arguments.map(argument => argument.value), call.json]);
    if (call.forEach !== undefined) writeQuery(writing, call.forEach, true);
  },
  'create-table': (writing, {name, query}) => {
    writeName(writing, name);
    if (query !== undefined) writeQuery(writing, query, true);
  },
  'create-view': (writing, {name, query}) => {
    writeName(writing, name);
    writeQuery(writing, query, true);
  },
  drop: (writing, {name}) => writeName(writing, name),
  transaction: (writing, {action, range}) => replace(writing, range, action.toUpperCase()),
  show: (writing, {like, name}) => {
    writeAll(writing, [like]);
    if (name !== undefined) writeName(writing, name);
  },
  describe: (writing, {name}) => writeName(writing, name),
  explain: (writing, {statement}) => writeStatement(writing, statement),
};

/** Whether a query ends with the tables of its last part. */
function endsWithTable({orderBy, limit, offset}: Query, core: Core): boolean {
  if (core.kind === 'values' || core.from === undefined || 'grouped' in core) return false;
  const {where, groupBy, having, windows} = core;
  const rest = [where, having, limit, offset, ...groupBy, ...windows, ...orderBy];
  return rest.every(each => each === undefined);
}

function writeConflict(writing: Writing, {set, where}: ConflictUpdate): void {
  for (const {value} of set) writeExpression(writing, value);
  writeAll(writing, [where]);
}

function writeUpdate(writing: Writing, {table, set, from, where, returning}: UpdateStatement): void {
  writeName(writing, table);
  for (const {value} of set) writeExpression(writing, value);
  if (from !== undefined) writeFrom(writing, from);
  writeAll(writing, [where]);
  writeResultColumns(writing, returning ?? [], true);
}
