import {type LocalEntry, type LocalTable, localName} from '../catalog/local.js';
import {RowgateError} from '../errors.js';
import type {Expression, Identifier, Name} from '../statement/query.js';
import type {DeleteStatement, UpdateStatement} from '../statement/statement.js';
import type {TableExpression} from '../statement/table.js';
import {type Analysis, type PlanContext, sqlOf, startAnalysis} from './analysis.js';
import {addConditions} from './conditions.js';
import {analyzeExpression} from './expression.js';
import {finishQuery} from './finish-query.js';
import {analyzeFrom} from './from.js';
import {localColumn, refuseReturning, writableTable} from './local-insert.js';
import {calledLocal} from './local-table.js';
import {place} from './place.js';
import type {LocalPlan, QueryPlan} from './plan.js';
import {quoteName} from './rewrite.js';
import {planScans} from './scans.js';
import {emptyScope} from './scope.js';
import {refuseSecrets} from './secret-columns.js';

/** UPDATE of a local table. */
export function planLocalUpdate(
  {kind, source, table: name, alias, set, from, where, returning}: UpdateStatement,
  found: LocalEntry,
  context: PlanContext,
): LocalPlan {
  const analysis = startAnalysis(source, context);
  const table = writableTable(analysis, found, name.range);
  if (kind === 'replace') {
    throw new RowgateError('unsupported', 'REPLACE is not for local tables', {
      hint: 'UPDATE does the same.',
      position: place(analysis, name.range),
    });
  }
  refuseReturning(analysis, returning);
  const columns = set.map(({column}) => localColumn(analysis, table, column));
  const twice = set.find((_, index) => columns.slice(0, index).some(each => each === columns[index]));
  if (twice !== undefined) {
    throw new RowgateError('invalid_value', `column "${twice.column.name}" is set twice`, {
      position: place(analysis, twice.column.range),
    });
  }
  const values = set.map(each => each.value);
  const find = planRows(analysis, table, {name, alias, from, where, values});
  return {kind: 'local', change: {kind: 'update', name: table.name, columns}, find};
}

/** DELETE from a local table. */
export function planLocalDelete(
  {source, table: name, alias, where, returning}: DeleteStatement,
  found: LocalEntry,
  context: PlanContext,
): LocalPlan {
  const analysis = startAnalysis(source, context);
  const table = writableTable(analysis, found, name.range);
  refuseReturning(analysis, returning);
  const find = planRows(analysis, table, {name, alias, from: undefined, where, values: []});
  return {kind: 'local', change: {kind: 'delete', name: table.name}, find};
}

interface Target {
  readonly name: Name;
  readonly alias: Identifier | undefined;
  readonly from: TableExpression | undefined;
  readonly where: Expression | undefined;
  readonly values: readonly Expression[];
}

/** The row ids of the rows that are changed, each with its new values. */
function planRows(
  analysis: Analysis,
  table: LocalTable,
  {name, alias, from, where, values}: Target,
): QueryPlan {
  if (where === undefined) {
    throw new RowgateError(
      'missing_where',
      `it needs a WHERE that says which rows of ${localName}.${table.name}`,
      {hint: 'WHERE true means all of them.', position: place(analysis, name.range)},
    );
  }
  const scope = emptyScope(undefined);
  const range = {start: name.range.start, end: alias?.range.end ?? name.range.end};
  const reference = {kind: 'table', name, alias, range} as const;
  analyzeFrom(analysis, reference, scope);
  if (from !== undefined) analyzeFrom(analysis, from, scope);
  for (const value of values) analyzeExpression(analysis, scope, value);
  analyzeExpression(analysis, scope, where);
  addConditions(scope.items, where, scope);
  const rowId = `${quoteName(calledLocal(reference, table.name))}."_rowid_"`;
  const texts = [rowId, ...values.map(value => sqlOf(analysis, value.range))];
  const tables = [sqlOf(analysis, range), ...(from === undefined ? [] : [sqlOf(analysis, from.range)])];
  const sql = `SELECT DISTINCT ${texts.join(', ')} FROM ${tables.join(', ')} WHERE ${sqlOf(analysis, where.range)}`;
  const results = texts.map((_, index) => ({
    name: `value${index}`,
    type: values[index - 1] && analysis.resolved.get(values[index - 1] as Expression)?.type,
  }));
  const scans = planScans(analysis).map(each => each.scan);
  const find = finishQuery(analysis, sql, results, {scans});
  refuseSecrets(analysis, find, table.name, where.range);
  return find;
}
