import {findMethod} from '../catalog/catalog.js';
import type {Core, Query} from '../statement/query.js';
import type {TableExpression} from '../statement/table.js';
import type {Analysis} from './analysis.js';
import {constantValue} from './constant.js';
import {isCounted} from './counted.js';
import type {Scan, ScanOrder} from './plan.js';
import {keepsRows} from './row-wise.js';
import type {PlannedScan} from './scans.js';
import {columnIn, type ScanDraft, type ScopeColumn} from './scope.js';

/**
 * The scans, each with no more rows than matter. A LIMIT saves calls, wherever its query stands, where what is left to do with
 * the rows can't change which ones are wanted: one table, no grouping, no windows, and an order that is the API's. So does
 * what asks for the first or the last value of a column, or only for how many rows there are. Not where another scan
 * fetches all the same rows.
 */
export function limitScans(analysis: Analysis, planned: readonly PlannedScan[]): readonly PlannedScan[] {
  const wanted = new Map<ScanDraft, Wanted>();
  for (const query of analysis.queries.keys()) {
    const own = wantedRows(analysis, query) ?? wantedExtreme(analysis, query);
    if (own !== undefined) wanted.set(own.draft, own);
  }
  const limited = new Map(
    planned.flatMap((each): [PlannedScan, PlannedScan][] => {
      if (each.scan.limit !== undefined) return [];
      const own = wanted.get(each.draft);
      const isLimited = own !== undefined && isExact(each) && (own.order === undefined || isList(each));
      const counted = isCounted(analysis, each);
      if (!isLimited && !counted) return [];
      const limit = isLimited && {limit: own.rows, ...(own.order && {order: own.order})};
      return [[each, {...each, scan: {...each.scan, ...limit, ...(counted && {isCounted: true})}}]];
    }),
  );
  return shareLists(planned, limited);
}

/**
 * Has a scan ask for a whole list where another does so anyway: the same requests answer both. `limited` are the scans that
 * need not have it, with what they ask for instead.
 */
function shareLists(
  planned: readonly PlannedScan[],
  limited: ReadonlyMap<PlannedScan, PlannedScan>,
): readonly PlannedScan[] {
  if (planned.length === 1) return planned.map(each => limited.get(each) ?? each);
  const whole = planned.filter(each => isWhole(each.scan) && !limited.has(each)).map(({scan}) => scan);
  const lists = new Set(whole.map(printList));
  return planned.map(each => {
    const {filter, lookup, ...list} = each.scan;
    if (list.limit !== undefined) return each;
    if (lists.has(printList(list))) return {...each, scan: list};
    if (filter !== undefined && lists.has(printList({...list, filter})))
      return {...each, scan: {...list, filter}};
    return limited.get(each) ?? each;
  });
}

function isWhole({lookup, limit}: Scan): boolean {
  return lookup === undefined && limit === undefined;
}

/**
 * Lets the LIMIT of a statement end the fetching early, of the one table that it is about: SQLite sees after each page whether
 * there is enough.
 */
export function findEnough(
  analysis: Analysis,
  query: Query,
  planned: readonly PlannedScan[],
): {scans: readonly Scan[]; enough?: number} {
  const scans = planned.map(each => each.scan);
  const [only] = planned;
  const wanted = wantedRows(analysis, query);
  if (only === undefined || planned.length > 1 || analysis.given.length > 0) return {scans};
  if (wanted?.draft !== only.draft) return {scans};
  const {order, shown} = wanted;
  if (order === undefined) return isExact(only) && isOneList(only) ? {scans} : {scans, enough: shown};
  return isExact(only) || order.hasTies || !isOneList(only)
    ? {scans}
    : {scans: [{...only.scan, order}], enough: shown};
}

/** Rows of one table that are wanted, and no others. */
interface Wanted {
  readonly draft: ScanDraft;
  /** How many of its first rows. */
  readonly rows: number;
  /** By which order; undefined where any rows will do. */
  readonly order?: ScanOrder | undefined;
  /** How many of them the result has. */
  readonly shown: number;
}

function wantedRows(analysis: Analysis, query: Query): Wanted | undefined {
  if (query.limit === undefined || query.rest.length > 0) return undefined;
  const draft = onlyTable(analysis, query.first);
  if (draft === undefined) return undefined;
  const limit = constantValue(analysis, query.limit)?.value;
  const offset = query.offset === undefined ? 0 : constantValue(analysis, query.offset)?.value;
  if (typeof limit !== 'number' || limit < 0 || typeof offset !== 'number') return undefined;
  const wanted = {draft, rows: limit + Math.max(0, offset), shown: limit};
  const [term, ...others] = query.orderBy;
  if (term === undefined) return wanted;
  const column = orderColumn(draft, analysis.resolved.get(term.expression));
  if (column === undefined) return undefined;
  const hasTies = others.length > 0 && {hasTies: true as const};
  return {...wanted, order: {column, descending: term.descending, ...hasTies}};
}

/** `SELECT max(created) FROM …`: the first row by an order of the API. */
function wantedExtreme(analysis: Analysis, {first, rest}: Query): Wanted | undefined {
  if (first.kind !== 'select' || rest.length > 0 || first.groupBy.length > 0) return undefined;
  const [shown, ...others] = first.columns;
  if (first.having !== undefined || shown?.kind !== 'expression' || others.length > 0) return undefined;
  const call = shown.expression;
  if (call.kind !== 'function' || call.filter !== undefined || call.over !== undefined) return undefined;
  const name = call.name.name.toLowerCase();
  const [value, ...more] = call.arguments;
  if ((name !== 'max' && name !== 'min') || value === undefined || more.length > 0) return undefined;
  const draft = first.from && tableOf(analysis, first.from);
  const column = draft && orderColumn(draft, analysis.resolved.get(value));
  if (draft === undefined || column === undefined) return undefined;
  return {draft, rows: 1, shown: 1, order: {column, descending: name === 'max'}};
}

/** The use of a resource whose rows are those of a SELECT, one for one, but for what its conditions leave out. */
function onlyTable(analysis: Analysis, core: Core): ScanDraft | undefined {
  if (core.kind !== 'select' || !keepsRows(core)) return undefined;
  return core.from && tableOf(analysis, core.from);
}

function tableOf(analysis: Analysis, from: TableExpression): ScanDraft | undefined {
  let inner: Query | undefined;
  if (from.kind === 'derived') inner = from.query;
  else if (from.kind === 'table') {
    const draft = analysis.drafts.find(({range}) => range === from.name.range);
    if (draft !== undefined) return draft;
    inner = analysis.bodies.get(from.name.range);
  }
  // An order of its own may be meant to last.
  if (inner === undefined || inner.rest.length > 0 || inner.orderBy.length > 0) return undefined;
  return inner.limit === undefined ? onlyTable(analysis, inner.first) : undefined;
}

/** Every row that is fetched surely fulfils all conditions. */
function isExact({draft, met}: PlannedScan): boolean {
  return draft.conditions.length === met.length;
}

/** What is asked for: two scans with the same are answered by the same requests. */
function printList({resource, method, bindings, filter}: Scan): string {
  return JSON.stringify([resource, method, bindings, filter], (_, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

function isList({draft, scan}: PlannedScan): boolean {
  return findMethod(draft.entry, scan.method).answer.kind === 'rows' && scan.lookup === undefined;
}

/** All rows come from one list, so that they have the order of that: not from several calls one after the other. */
function isOneList(planned: PlannedScan): boolean {
  return (
    isList(planned) &&
    Object.values(planned.scan.bindings).every(
      binding => binding.kind === 'values' && binding.values.length <= 1,
    )
  );
}

/** The name of a column by which the API orders just as SQLite does. */
function orderColumn(draft: ScanDraft, resolved: ScopeColumn | undefined): string | undefined {
  const own = columnIn(draft, resolved);
  const column = draft.entry.resource.columns.find(
    each => own !== undefined && own.parameter === undefined && each.name === own.name,
  );
  return column?.filter?.order ? column.name : undefined;
}
