import {columnOf, methodsOf} from '../../../catalog/catalog.js';
import type {ColumnType} from '../../../catalog/column.js';
import type {Verb} from '../../../catalog/method.js';
import type {PostgresDelete} from '../../../statement/postgres/tree.js';
import type {Core, Name} from '../../../statement/query.js';
import type {
  DeleteStatement,
  ExecStatement,
  Explainable,
  Statement,
  UpdateStatement,
} from '../../../statement/statement.js';
import {columnTypes, type ScalarType} from '../postgres-type.js';
import {resourceNamed} from '../table-name.js';
import {inferAll, inferCondition, inferExpression} from './infer-expression.js';
import {inferFrom, itemOf} from './infer-from.js';
import {inferQuery, inferResultColumns} from './infer-query.js';
import {type Inference, take} from './inference.js';
import {type Column, openScope, type Scope} from './scope.js';

type Inferrer<Kind extends Statement['kind']> = (
  inference: Inference,
  statement: Extract<Statement, {kind: Kind}>,
) => readonly Column[] | undefined;

/** Finds the types of a statement, and gives its result columns; undefined where it has none, or they are not known. */
export function inferStatement(inference: Inference, statement: Statement): readonly Column[] | undefined {
  return (inferrers[statement.kind] as Inferrer<Statement['kind']>)(inference, statement as never);
}

const inferrers: {readonly [Kind in Statement['kind']]: Inferrer<Kind>} = {
  select: (inference, {query}) => inferQuery(inference, query, undefined),
  insert(inference, {table, columns, query, conflict, returning}) {
    const types = (columns ?? []).map(each => writtenType(inference, table, 'insert', each.name));
    inferQuery(inference, query, undefined);
    for (const core of [query.first, ...query.rest.map(each => each.core)]) takeAll(inference, core, types);
    const scope = openScope(undefined);
    scope.items.push(itemOf(inference, scope, table, undefined));
    if (conflict?.action === 'update') {
      const excluded = itemOf(inference, scope, table, 'excluded');
      const inner = {...openScope(undefined), items: [...scope.items, excluded]};
      inferAssignments(inference, inner, table, 'update', conflict.set);
      inferCondition(inference, inner, conflict.where);
    }
    return returning && inferResultColumns(inference, scope, returning);
  },
  update: inferUpdate,
  replace: inferUpdate,
  delete: inferDelete,
  exec: inferExec,
  'create-table'(inference, {query}) {
    if (query !== undefined) inferQuery(inference, query, undefined);
    return undefined;
  },
  'create-view'(inference, {query}) {
    inferQuery(inference, query, undefined);
    return undefined;
  },
  drop: () => undefined,
  transaction: () => undefined,
  show(inference, {like}) {
    inferAll(inference, openScope(undefined), [like]);
    return undefined;
  },
  describe: () => undefined,
  explain(inference, {statement}) {
    inferStatement(inference, statement as Explainable);
    return undefined;
  },
};

function inferUpdate(inference: Inference, statement: UpdateStatement): readonly Column[] | undefined {
  const {kind, table, alias, set, from, where, returning} = statement;
  const scope = openScope(undefined);
  scope.items.push(itemOf(inference, scope, table, alias?.name));
  if (from !== undefined) inferFrom(inference, from, scope);
  inferAssignments(inference, scope, table, kind, set);
  inferCondition(inference, scope, where);
  return returning && inferResultColumns(inference, scope, returning);
}

function inferDelete(inference: Inference, statement: DeleteStatement): readonly Column[] | undefined {
  const {table, alias, where, returning, using} = statement as PostgresDelete;
  const scope = openScope(undefined);
  scope.items.push(itemOf(inference, scope, table, alias?.name));
  for (const item of scope.items) inference.target.add(item);
  if (using !== undefined) inferFrom(inference, using.table, scope);
  inferCondition(inference, scope, where);
  return returning && inferResultColumns(inference, scope, returning);
}

function inferExec(inference: Inference, {call}: ExecStatement): undefined {
  const scope = openScope(undefined);
  if (call.forEach !== undefined) inferQuery(inference, call.forEach, undefined);
  inferAll(inference, scope, [...call.arguments.map(argument => argument.value), call.json]);
  if (call.json !== undefined) take(inference, call.json, 'json');
}

function inferAssignments(
  inference: Inference,
  scope: Scope,
  table: Name,
  verb: Verb,
  set: UpdateStatement['set'],
): void {
  for (const {column, value} of set) {
    inferExpression(inference, scope, value);
    take(inference, value, writtenType(inference, table, verb, column.name));
  }
}

/** What is written into a column takes its type. */
function takeAll(inference: Inference, core: Core, types: readonly (ScalarType | undefined)[]): void {
  const rows =
    core.kind === 'values'
      ? core.rows
      : [core.columns.map(column => (column.kind === 'expression' ? column.expression : undefined))];
  for (const row of rows) {
    for (const [index, value] of row.entries()) if (value !== undefined) take(inference, value, types[index]);
  }
}

/** The type of what INSERT or SET gives by a name: a column's, or that of a parameter of the method. */
function writtenType({catalog}: Inference, table: Name, verb: Verb, column: string): ScalarType | undefined {
  const entry = resourceNamed(
    catalog,
    table.parts.map(part => part.name),
  );
  if (entry === undefined) return undefined;
  const name = column.replace(/^data__/i, '').toLowerCase();
  const methods = verb === 'replace' ? ['replace', 'update'] : [verb];
  const parameter = methods
    .flatMap(each => methodsOf(entry, each as Verb))[0]
    ?.parameters.find(each => [each.name, each.column].some(own => own?.toLowerCase() === name));
  const type: ColumnType | undefined =
    (parameter && (columnOf(entry.resource, parameter)?.type ?? parameter.type)) ??
    entry.resource.columns.find(each => each.name.toLowerCase() === name)?.type;
  return type && columnTypes[type];
}
