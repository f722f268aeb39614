import {findMethod} from '../catalog/catalog.js';
import type {Analysis} from './analysis.js';
import {liesIn} from './place.js';
import type {Scan} from './plan.js';
import type {PlannedScan} from './scans.js';

/**
 * The scans, those of them marked of which only the number of rows matters, where the API tells it. Not one whose rows
 * another scan fetches anyway.
 */
export function markCounted(analysis: Analysis, planned: readonly PlannedScan[]): readonly PlannedScan[] {
  const counted = new Set(planned.filter(each => isCounted(analysis, each)));
  if (counted.size === 0) return planned;
  const fetched = new Set(planned.filter(each => !counted.has(each)).map(({scan}) => printList(scan)));
  return planned.map(each => {
    if (!counted.has(each) || fetched.has(printList(each.scan))) return each;
    return {...each, scan: {...each.scan, isCounted: true}};
  });
}

/** What is asked for: two scans with the same are answered by the same requests. */
function printList({resource, method, bindings, filter}: Scan): string {
  return JSON.stringify([resource, method, bindings, filter], (_, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

function isCounted(analysis: Analysis, {draft, scan, met}: PlannedScan): boolean {
  const method = findMethod(draft.entry, scan.method);
  const paging = method.pagination ?? draft.entry.provider.pagination;
  if (method.answer.kind !== 'rows' || scan.lookup !== undefined || !paging) return false;
  if (paging.total === undefined) return false;
  // Which page a row is on may be seen.
  const own = paging.kind === 'page' ? [paging.page, paging.size.name] : [paging.start ?? ''];
  if (own.some(name => draft.echoed.has(name))) return false;
  return [...draft.reads].every(read => met.some(({expression}) => liesIn(analysis, read, expression.range)));
}
