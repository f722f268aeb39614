import type {VmwareBehaviour} from './behaviour.js';
import {type Refusal, refuseText} from './reply.js';

/** CSP's envelope. The links are paths, and absent on the last and the first page. */
export interface Page {
  readonly results: readonly unknown[];
  readonly totalResults: number;
  readonly nextLink?: string;
  readonly prevLink?: string;
}

export interface PageRequest {
  /** The path as it was sent, for the links. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly behaviour: VmwareBehaviour;
}

/** The page that `pageStart` and `pageLimit` ask for. That one behind the end is empty is a guess. */
export function cutPage<R>(
  rows: readonly R[],
  {path, query, behaviour}: PageRequest,
  show: (row: R) => unknown,
): Page | Refusal {
  const first = behaviour.pageStart === 'item-from-zero' ? 0 : 1;
  const start = readNumber(query, 'pageStart', first);
  if (!(start >= first)) {
    return refusePaging(behaviour, 'pageStart', `must be ${first} or greater`);
  }
  const asked = readNumber(query, 'pageLimit', behaviour.defaultPageLimit);
  const {maxPageLimit} = behaviour;
  if (!(asked >= 1) || (asked > maxPageLimit && behaviour.largePageLimit === 'refuse')) {
    return refusePaging(behaviour, 'pageLimit', `must be from 1 to ${maxPageLimit}`);
  }
  const limit = Math.min(asked, maxPageLimit);
  // How far `pageStart` moves from page to page, and how many items that is.
  const [step, items] = behaviour.pageStart === 'page' ? [1, limit] : [limit, 1];
  const offset = (start - first) * items;
  const search = query.get('searchTerm');
  const link = (pageStart: number) => {
    const parameters = new URLSearchParams({pageStart: String(pageStart), pageLimit: String(limit)});
    if (search !== null) {
      parameters.set('searchTerm', search);
    }
    return `${path}?${parameters}`;
  };
  return {
    results: rows.slice(offset, offset + limit).map(show),
    totalResults: rows.length,
    ...(offset + limit < rows.length && {nextLink: link(start + step)}),
    ...(start > first && {prevLink: link(Math.max(first, start - step))}),
  };
}

function readNumber(query: URLSearchParams, name: string, standard: number): number {
  const text = query.get(name);
  return text === null ? standard : /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

function refusePaging({texts}: VmwareBehaviour, field: string, problem: string): Refusal {
  return refuseText(400, texts.invalidQuery, {field, problem});
}
