import type {ColumnType} from '../catalog/column.js';
import type {LocalTableColumn} from '../catalog/local.js';
import {RowgateError} from '../errors.js';
import type {Range} from '../statement/query.js';
import type {ColumnDefinition, CreateTableStatement} from '../statement/statement.js';
import {type Analysis, type PlanContext, sqlOf, startAnalysis} from './analysis.js';
import {finishQuery} from './finish-query.js';
import {newLocalName} from './new-local.js';
import {place} from './place.js';
import type {LocalPlan, ValuesPlan} from './plan.js';
import {analyzeQuery} from './query.js';
import {planScans} from './scans.js';
import {refuseSecrets} from './secret-columns.js';

export function planCreateTable(
  statement: CreateTableStatement,
  context: PlanContext,
): LocalPlan | ValuesPlan {
  const {source, orReplace, columns, query} = statement;
  const name = newLocalName(statement, context.locals);
  if (typeof name !== 'string') return name;
  const analysis = startAnalysis(source, context);
  const create = (own: readonly LocalTableColumn[]) =>
    ({kind: 'create-table', table: {kind: 'table', name, columns: own}, replaces: orReplace}) as const;
  if (query === undefined) {
    const own = (columns ?? []).map(column => ({name: column.name.name, type: readType(analysis, column)}));
    checkDistinct(analysis, own, statement.name.range);
    return {kind: 'local', change: create(own)};
  }
  const results = analyzeQuery(analysis, query, undefined);
  checkDistinct(analysis, results, query.range);
  const scans = planScans(analysis).map(each => each.scan);
  const find = finishQuery(analysis, sqlOf(analysis, query.range), results, {scans});
  refuseSecrets(analysis, find, name, query.range);
  return {kind: 'local', change: create(find.columns.map(({name, type}) => ({name, type}))), find};
}

const typeNames: Readonly<Record<ColumnType, string>> = {
  text: 'text string varchar char clob',
  integer: 'integer int int2 int4 int8 bigint smallint',
  real: 'real double float float8 number',
  boolean: 'boolean bool',
  timestamp: 'timestamp timestamptz datetime',
  json: 'json jsonb',
  blob: 'blob bytea',
};

function readType(analysis: Analysis, {type}: ColumnDefinition): ColumnType | undefined {
  if (type === undefined) return undefined;
  const wanted = type.name.toLowerCase().replace(/ precision$/, '');
  const found = Object.entries(typeNames).find(([, names]) => names.split(' ').includes(wanted));
  if (found !== undefined) return found[0] as ColumnType;
  throw new RowgateError('invalid_value', `there is no type "${type.name}"`, {
    hint: `Types: ${Object.keys(typeNames).join(', ')}.`,
    position: place(analysis, type.range),
  });
}

/** @throws RowgateError `ambiguous_name` where two columns have one name. */
export function checkDistinct(
  analysis: Analysis,
  columns: readonly {readonly name: string}[],
  range: Range,
): void {
  const names = columns.map(column => column.name.toLowerCase());
  const twice = columns.find((_, index) => names.indexOf(names[index] ?? '') !== index);
  if (twice === undefined) return;
  throw new RowgateError('ambiguous_name', `two columns are called "${twice.name}"`, {
    hint: 'Give one of them another name with AS.',
    position: place(analysis, range),
  });
}
