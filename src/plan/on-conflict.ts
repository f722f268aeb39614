import {columnOf, type ResourceEntry} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Parameter} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import type {Identifier} from '../statement/query.js';
import type {ConflictUpdate, InsertStatement} from '../statement/statement.js';
import {type Analysis, type PlanContext, sqlOf, startAnalysis} from './analysis.js';
import {analyzeExpression} from './expression.js';
import {finishQuery} from './finish-query.js';
import {place} from './place.js';
import type {ChangePlan, ConflictPlan, LocalColumn, NaturalKey} from './plan.js';
import {quoteName} from './rewrite.js';
import {planScans} from './scans.js';
import {emptyScope} from './scope.js';
import {checkSetValues, setExpressions, settableParameters} from './set-clause.js';
import {neededParameters} from './target-query.js';
import {parameterType, visibleColumns, writeMethod} from './targets.js';

/** The local tables that DO UPDATE looks at, and the column that says which row of one belongs to which of the other. */
const excluded = 'excluded';
const pair = 'row of the INSERT';

/** What ON CONFLICT names: columns that the INSERT gives, and that can be looked up. */
export function planNaturalKey(
  analysis: Analysis,
  entry: ResourceEntry,
  parameters: readonly Parameter[],
  target: readonly Identifier[],
): NaturalKey {
  return target.map(({name, range}) => {
    const bare = name.replace(/^data__/i, '').toLowerCase();
    const parameter = parameters.find(each => each.name.toLowerCase() === bare);
    const column = parameter && columnOf(entry.resource, parameter);
    if (parameter !== undefined && column !== undefined && !column.secret) {
      return {column: column.name, parameter: parameter.name};
    }
    throw new RowgateError('missing_column', `ON CONFLICT names "${name}", which this INSERT does not give`, {
      hint: 'It needs columns of the INSERT that tell a row from others, such as its label.',
      position: place(analysis, range),
    });
  });
}

/**
 * What DO UPDATE does: a change of the rows that are there, over two given tables. A name without a table means the row
 * that is there, as in SQLite and PostgreSQL.
 */
export function planConflictUpdate(
  statement: InsertStatement,
  {set, where, range}: ConflictUpdate,
  {entry, parameters}: {readonly entry: ResourceEntry; readonly parameters: readonly Parameter[]},
  context: PlanContext,
): ConflictPlan {
  const {source, table} = statement;
  const analysis = startAnalysis(source, context);
  const method = writeMethod(analysis, entry, 'update', range);
  const settable = settableParameters(analysis, entry, method, set);
  const parts = table.parts.map(part => part.name);
  const alias = parts.at(-1) ?? '';
  const local = `${entry.address} existing`;
  const existing = existingColumns(entry, neededParameters(entry, method));
  const given = parameters.map(
    (parameter): LocalColumn => ({
      name: columnOf(entry.resource, parameter)?.name ?? parameter.name,
      source: parameter.name,
      type: parameterType(entry, parameter),
      ...((parameter.secret ?? columnOf(entry.resource, parameter)?.secret) && {secret: true}),
    }),
  );
  const outer = emptyScope(undefined);
  const item = {address: undefined, draft: undefined, range: table.range};
  outer.items.push({...item, alias: excluded, columns: given});
  const scope = emptyScope(outer);
  const columns = existing.map(column => ({
    ...column,
    sql: `${quoteName(alias)}.${quoteName(column.name)}`,
  }));
  scope.items.push({...item, alias, address: parts, columns});
  for (const {value} of set) analyzeExpression(analysis, scope, value);
  if (where !== undefined) analyzeExpression(analysis, scope, where);
  checkSetValues(analysis, entry, settable, set);
  const pairColumn: LocalColumn = {name: pair, source: pair, type: 'integer'};
  analysis.given.push({table: local, columns: [...existing, pairColumn]});
  analysis.given.push({table: excluded, columns: [...given, pairColumn]});
  const values = set.map(({value}) => sqlOf(analysis, value.range));
  const on = `${quoteName(alias)}.${quoteName(pair)} = ${quoteName(excluded)}.${quoteName(pair)}`;
  const condition = where === undefined ? '' : ` WHERE ${sqlOf(analysis, where.range)}`;
  const sql =
    `SELECT ${[...columns.map(column => column.sql), ...values].join(', ')}, ` +
    `${quoteName(alias)}.${quoteName(pair)} FROM ${quoteName(local)} AS ${quoteName(alias)} ` +
    `JOIN ${quoteName(excluded)} ON ${on}${condition} ORDER BY ${quoteName(alias)}.${quoteName(pair)}`;
  const results = [
    ...existing,
    ...settable.map(({name}) => ({name, type: undefined})),
    {name: pair, type: 'integer' as const},
  ];
  const scans = planScans(analysis).map(each => each.scan);
  const update: ChangePlan = {
    kind: 'change',
    verb: 'update',
    resource: entry.address,
    method: method.name,
    find: finishQuery(analysis, sql, results, {scans}),
    before: existing.map(column => column.name),
    set: settable.map(parameter => parameter.name),
    expressions: setExpressions(analysis, settable, set),
  };
  return {update, existing: local, excluded};
}

/** The row that is there, without its secrets, and what else the call for it needs. */
function existingColumns(entry: ResourceEntry, needed: readonly string[]): readonly LocalColumn[] {
  const parameters = entry.resource.methods.flatMap(each => each.parameters);
  return [
    ...visibleColumns(entry).map(({name, type}): LocalColumn => ({name, source: name, type})),
    ...needed.map((name): LocalColumn => {
      const parameter = name === connectionColumn.name ? connectionColumn : undefined;
      const own = parameter ?? parameters.find(each => each.name === name);
      return {name, source: name, type: own?.type ?? 'text'};
    }),
  ];
}
