import type {ResourceEntry} from '../catalog/catalog.js';
import {columnOf} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Method} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import type {Expression, Identifier, Name} from '../statement/query.js';
import type {TableExpression} from '../statement/table.js';
import {type Analysis, sqlOf} from './analysis.js';
import {addConditions} from './conditions.js';
import {analyzeExpression} from './expression.js';
import {finishQuery} from './finish-query.js';
import {analyzeFrom} from './from.js';
import {place} from './place.js';
import type {ChangePlan} from './plan.js';
import {resourceColumns} from './resource-columns.js';
import {quoteName} from './rewrite.js';
import {planScans} from './scans.js';
import {emptyScope, useColumn} from './scope.js';
import {visibleColumns} from './targets.js';

/** The rows that an UPDATE, REPLACE or DELETE changes. */
export interface Target {
  readonly name: Name;
  readonly alias: Identifier | undefined;
  readonly from: TableExpression | undefined;
  readonly where: Expression | undefined;
  /** New values, one for each column that is set. */
  readonly values: readonly Expression[];
}

/**
 * A query for the rows that a write changes: each as it is, with the parameters that the method's path needs, and then
 * the new values.
 */
export function planTargetQuery(
  analysis: Analysis,
  entry: ResourceEntry,
  method: Method,
  target: Target,
): Pick<ChangePlan, 'find' | 'before' | 'uses'> {
  const {name, alias, from, where, values} = target;
  if (where === undefined) throw missingWhere(analysis, entry, method, name);
  const scope = emptyScope(undefined);
  const range = {start: name.range.start, end: alias?.range.end ?? name.range.end};
  analyzeFrom(analysis, {kind: 'table', name, alias, range}, scope);
  const [item] = scope.items;
  if (from !== undefined) analyzeFrom(analysis, from, scope);
  for (const value of values) analyzeExpression(analysis, scope, value);
  analyzeExpression(analysis, scope, where);
  addConditions(scope.items, where, scope);
  if (item?.draft === undefined) throw new RowgateError('internal', `${entry.address} was not planned`);
  const used = new Set(item.draft.used);
  const {called} = item.draft;
  const local = resourceColumns(item.draft);
  const needed = neededParameters(entry, method);
  const columns = [...visibleColumns(entry).map(column => column.name), ...needed].flatMap(
    each => local.find(column => column.name === each) ?? [],
  );
  for (const column of columns) useColumn(column, range);
  const before = columns.map(column => column.sql ?? `${quoteName(called)}.${quoteName(column.name)}`);
  const texts = [...before, ...values.map(value => sqlOf(analysis, value.range))];
  const tables = [sqlOf(analysis, range), ...(from === undefined ? [] : [sqlOf(analysis, from.range)])];
  const sql = `SELECT ${texts.join(', ')} FROM ${tables.join(', ')} WHERE ${sqlOf(analysis, where.range)}`;
  const results = [...columns, ...values.map((_, index) => ({name: `value${index + 1}`, type: undefined}))];
  const scans = planScans(analysis).map(each => each.scan);
  return {
    find: finishQuery(analysis, sql, results, {scans}),
    before: columns.map(column => column.name),
    uses: visibleColumns(entry).flatMap(({name}) => (used.has(name) ? [name] : [])),
  };
}

/** Parameters that a call of a method needs beside the columns of a row: those that say where the row is. */
export function neededParameters(entry: ResourceEntry, method: Method): readonly string[] {
  const names = method.parameters
    .filter(parameter => parameter.in !== 'body' && columnOf(entry.resource, parameter) === undefined)
    .map(parameter => parameter.name);
  return entry.connections === undefined ? names : [...names, connectionColumn.name];
}

function missingWhere(analysis: Analysis, entry: ResourceEntry, method: Method, name: Name): RowgateError {
  return new RowgateError(
    'missing_where',
    `${method.verb.toUpperCase()} needs a WHERE that says which rows of ${entry.address}`,
    {hint: 'WHERE true means all of them.', position: place(analysis, name.range)},
  );
}
