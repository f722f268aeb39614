import {findMethod} from '../catalog/catalog.js';
import type {Analysis} from './analysis.js';
import {liesIn} from './place.js';
import type {PlannedScan} from './scans.js';

/**
 * Whether only how many rows a list has matters, and the API tells it: of what is in them nothing does but to conditions that
 * all of them fulfil.
 */
export function isCounted(analysis: Analysis, {draft, scan, met}: PlannedScan): boolean {
  const method = findMethod(draft.entry, scan.method);
  const paging = method.pagination ?? draft.entry.provider.pagination;
  if (method.answer.kind !== 'rows' || scan.lookup !== undefined || !paging) return false;
  if (paging.total === undefined) return false;
  // Which page a row is on may be seen.
  const own = paging.kind === 'page' ? [paging.page, paging.size.name] : [paging.start ?? ''];
  if (own.some(name => draft.echoed.has(name))) return false;
  return [...draft.reads].every(read => met.some(({expression}) => liesIn(analysis, read, expression.range)));
}
