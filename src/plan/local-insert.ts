import {type LocalEntry, type LocalTable, type LocalTableColumn, localName} from '../catalog/local.js';
import {suggestionHint} from '../catalog/suggest.js';
import {RowgateError} from '../errors.js';
import type {Identifier} from '../statement/query.js';
import type {InsertStatement} from '../statement/statement.js';
import {type Analysis, type PlanContext, startAnalysis} from './analysis.js';
import {finishQuery} from './finish-query.js';
import {insertedSql} from './insert.js';
import {place} from './place.js';
import type {LocalPlan} from './plan.js';
import {analyzeQuery} from './query.js';
import {planScans} from './scans.js';
import {refuseSecrets} from './secret-columns.js';

/** INSERT INTO a local table. */
export function planLocalInsert(
  statement: InsertStatement,
  found: LocalEntry,
  context: PlanContext,
): LocalPlan {
  const {source, table: name, query, conflict, returning} = statement;
  const analysis = startAnalysis(source, context);
  const table = writableTable(analysis, found, name.range);
  if (conflict !== undefined) {
    throw new RowgateError('unsupported', 'ON CONFLICT is not for local tables: they have no keys', {
      hint: 'Write INSERT … SELECT … WHERE NOT EXISTS (…).',
      position: place(analysis, conflict.range),
    });
  }
  refuseReturning(analysis, returning);
  const columns = statement.columns?.map(each => localColumn(analysis, table, each)) ?? table.columns;
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) {
    throw new RowgateError('invalid_value', `column "${twice.name}" is given twice`, {
      position: place(analysis, name.range),
    });
  }
  const results = analyzeQuery(analysis, query, undefined);
  if (results.length !== columns.length) {
    throw new RowgateError(
      'invalid_value',
      `INSERT names ${columns.length} columns and gives ${results.length} values`,
      {position: place(analysis, query.first.range)},
    );
  }
  const scans = planScans(analysis).map(each => each.scan);
  const find = finishQuery(analysis, insertedSql(analysis, query), results, {scans});
  refuseSecrets(analysis, find, table.name, query.first.range);
  return {kind: 'local', change: {kind: 'insert', name: table.name, columns}, find};
}

/** @throws RowgateError `unsupported` for a view. */
export function writableTable(analysis: Analysis, found: LocalEntry, range: Identifier['range']): LocalTable {
  if (found.kind === 'table') return found;
  throw new RowgateError('unsupported', `${localName}.${found.name} is a view, which can't be changed`, {
    hint: `CREATE OR REPLACE VIEW ${localName}.${found.name} AS … gives it another query.`,
    position: place(analysis, range),
  });
}

/** @throws RowgateError `unsupported`. */
export function refuseReturning(analysis: Analysis, returning: InsertStatement['returning']): void {
  const [first] = returning ?? [];
  if (first === undefined) return;
  throw new RowgateError('unsupported', 'RETURNING is not for local tables', {
    hint: 'Read the table with SELECT.',
    position: place(analysis, first.range),
  });
}

/** @throws RowgateError `unknown_column`. */
export function localColumn(
  analysis: Analysis,
  table: LocalTable,
  {name, range}: Identifier,
): LocalTableColumn {
  const column = table.columns.find(each => each.name.toLowerCase() === name.toLowerCase());
  if (column !== undefined) return column;
  const names = table.columns.map(each => each.name);
  throw new RowgateError('unknown_column', `${localName}.${table.name} has no column "${name}"`, {
    hint: suggestionHint(name, names, 'Columns'),
    position: place(analysis, range),
  });
}
