import type {ResourceEntry} from '../catalog/catalog.js';
import {findTable} from '../catalog/local.js';
import type {Method, Parameter} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import type {Core, Identifier, Query} from '../statement/query.js';
import type {InsertStatement} from '../statement/statement.js';
import {type Analysis, type PlanContext, sqlOf, startAnalysis} from './analysis.js';
import {finishQuery} from './finish-query.js';
import {planLocalInsert} from './local-insert.js';
import {planConflictUpdate, planNaturalKey} from './on-conflict.js';
import {place} from './place.js';
import type {ChangePlan, LocalPlan} from './plan.js';
import {analyzeQuery} from './query.js';
import {planReturning} from './returning.js';
import {planScans} from './scans.js';
import {checkConstant, fillDefaults, writableParameter, writeMethod} from './targets.js';

export function planInsert(statement: InsertStatement, context: PlanContext): ChangePlan | LocalPlan {
  const {source, table, query, conflict} = statement;
  const analysis = startAnalysis(source, context);
  const parts = table.parts.map(part => part.name);
  const found = findTable(context.catalog, context.locals, parts, place(analysis, table.range));
  if (found.kind !== 'resource') return planLocalInsert(statement, found, context);
  const {entry} = found;
  const method = writeMethod(analysis, entry, 'insert', table.range);
  const named = checkColumns(analysis, statement, entry);
  const parameters = named.map(column => writableParameter(analysis, entry, method, column));
  const defaults = checkParameters(analysis, statement, entry, method, named, parameters);
  const columns = analyzeQuery(analysis, query, undefined);
  if (columns.length !== parameters.length) {
    throw new RowgateError(
      'invalid_value',
      `INSERT names ${parameters.length} columns and gives ${columns.length} values`,
      {position: place(analysis, query.first.range)},
    );
  }
  for (const core of [query.first, ...query.rest.map(each => each.core)]) {
    checkConstants(analysis, entry, parameters, core);
  }
  const sql = insertedSql(analysis, query);
  const scans = planScans(analysis).map(each => each.scan);
  const returning = planReturning(statement, undefined, entry, context);
  return {
    kind: 'change',
    verb: 'insert',
    resource: entry.address,
    method: method.name,
    find: finishQuery(analysis, sql, columns, {scans}),
    before: [],
    set: parameters.map(parameter => parameter.name),
    defaults,
    ...(conflict && {naturalKey: planNaturalKey(analysis, entry, parameters, conflict.target)}),
    ...(conflict?.action === 'update' && {
      conflict: planConflictUpdate(statement, conflict, {entry, parameters}, context),
    }),
    ...returning,
  };
}

/** The query of an INSERT. A WITH may stand before INSERT, away from the query that it belongs to. */
export function insertedSql(analysis: Analysis, query: Query): string {
  const prefix = query.with === undefined ? '' : `${sqlOf(analysis, query.with.range)} `;
  return prefix + sqlOf(analysis, {start: query.first.range.start, end: query.range.end});
}

function checkColumns(
  analysis: Analysis,
  {table, columns}: InsertStatement,
  entry: ResourceEntry,
): readonly Identifier[] {
  if (columns !== undefined) return columns;
  throw new RowgateError('missing_column', 'INSERT needs the names of the columns that it gives', {
    hint: `See SHOW INSERT INTO ${entry.address}.`,
    position: place(analysis, table.range),
  });
}

function checkParameters(
  analysis: Analysis,
  {table}: InsertStatement,
  entry: ResourceEntry,
  method: Method,
  named: readonly Identifier[],
  parameters: readonly Parameter[],
): Readonly<Record<string, string>> {
  for (const [index, identifier] of named.entries()) {
    const parameter = parameters[index];
    if (parameter !== undefined && parameters.indexOf(parameter) !== index) {
      throw new RowgateError('invalid_value', `column "${identifier.name}" is given twice`, {
        position: place(analysis, identifier.range),
      });
    }
  }
  const {defaults, missing} = fillDefaults(analysis, entry, method, parameters);
  if (missing.length > 0) {
    const names = missing.map(each => each.name).join(', ');
    throw new RowgateError('missing_column', `INSERT INTO ${entry.address} needs ${names}`, {
      hint: `See SHOW INSERT INTO ${entry.address}.`,
      position: place(analysis, table.range),
    });
  }
  return defaults;
}

function checkConstants(
  analysis: Analysis,
  entry: ResourceEntry,
  parameters: readonly Parameter[],
  core: Core,
): void {
  const rows =
    core.kind === 'values'
      ? core.rows
      : [core.columns.map(column => (column.kind === 'expression' ? column.expression : undefined))];
  // After a `*` it is not known which value goes where.
  if (core.kind === 'select' && core.columns.some(column => column.kind === 'star')) return;
  for (const row of rows) {
    for (const [index, parameter] of parameters.entries()) {
      const node = row[index];
      if (node !== undefined) checkConstant(analysis, entry, parameter, node);
    }
  }
}
