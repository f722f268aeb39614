import {findMethod} from '../catalog/catalog.js';
import type {Query} from '../statement/query.js';
import type {SelectStatement} from '../statement/statement.js';
import {type Analysis, type PlanContext, sqlOf, startAnalysis} from './analysis.js';
import {constantValue} from './constant.js';
import {finishQuery} from './finish-query.js';
import {planPassing} from './passing.js';
import type {QueryPlan, Scan} from './plan.js';
import {analyzeQuery} from './query.js';
import {keepsRows} from './row-wise.js';
import {type PlannedScan, planScans} from './scans.js';
import type {ScanDraft} from './scope.js';

export function planSelect(statement: SelectStatement, context: PlanContext): QueryPlan {
  const analysis = startAnalysis(statement.source, context);
  const columns = analyzeQuery(analysis, statement.query, undefined);
  const scans = planScans(analysis);
  const sql = sqlOf(analysis, statement.query.range);
  const passing = planPassing(analysis, statement.query, scans);
  return finishQuery(analysis, sql, columns, {...limitScans(analysis, statement.query, scans), passing});
}

/**
 * Lets a LIMIT save calls, where what is left to do with the rows can't change which ones are wanted: one table, no
 * grouping, no windows, and an order that is the API's.
 */
function limitScans(
  analysis: Analysis,
  query: Query,
  planned: readonly PlannedScan[],
): {scans: readonly Scan[]; enough?: number} {
  const scans = planned.map(each => each.scan);
  const [only] = planned;
  const {first: core} = query;
  if (query.limit === undefined || query.rest.length > 0 || core.kind !== 'select') return {scans};
  if (only === undefined || planned.length > 1 || analysis.given.length > 0) return {scans};
  if (core.from?.kind !== 'table' || core.from.name.range !== only.draft.range) return {scans};
  if (!keepsRows(core)) return {scans};
  const limit = constantValue(analysis, query.limit)?.value;
  const offset = query.offset === undefined ? 0 : constantValue(analysis, query.offset)?.value;
  if (typeof limit !== 'number' || limit < 0 || typeof offset !== 'number') return {scans};
  const order = apiOrder(analysis, query, only.draft);
  if (order === undefined || (order !== 'any' && !isOneList(only))) return {scans};
  const rows = limit + Math.max(0, offset);
  const isExact = only.draft.conditions.length === only.met.length;
  const scan: Scan = {
    ...only.scan,
    ...(order !== 'any' && {order}),
    ...(isExact && {limit: rows}),
  };
  return isExact ? {scans: [scan]} : {scans: [scan], enough: limit};
}

/** All rows come from one list, so that they have the order of that: not from several calls one after the other. */
function isOneList({draft, scan}: PlannedScan): boolean {
  return (
    findMethod(draft.entry, scan.method).answer.kind === 'rows' &&
    scan.lookup === undefined &&
    Object.values(scan.bindings).every(binding => binding.kind === 'values' && binding.values.length <= 1)
  );
}

/** The order to ask the API for; `any` where the query wants none; undefined where only SQLite can give it. */
function apiOrder(
  analysis: Analysis,
  query: Query,
  draft: ScanDraft,
): {column: string; descending: boolean} | 'any' | undefined {
  const [term, ...others] = query.orderBy;
  if (term === undefined) return 'any';
  if (others.length > 0) return undefined;
  const resolved = analysis.resolved.get(term.expression);
  const column = draft.entry.resource.columns.find(
    each => resolved?.draft === draft && resolved.parameter === undefined && each.name === resolved.name,
  );
  return column?.filter?.order ? {column: column.name, descending: term.descending} : undefined;
}
