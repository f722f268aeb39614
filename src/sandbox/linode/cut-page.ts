import type {LinodeBehaviour} from './behaviour.js';
import {type Refusal, refuse, refuseUnknown} from './reply.js';

/** Linode's envelope, its keys in the recorded order. */
export interface Page {
  readonly data: readonly object[];
  readonly page: number;
  readonly pages: number;
  readonly results: number;
}

const size = {min: 25, max: 500, standard: 100};

/** The page that `page` (from 1) and `page_size` (25 to 500, 100 unless told) ask for. */
export function cutPage(
  rows: readonly object[],
  query: URLSearchParams,
  {pageBeyondEnd, pagesOfEmpty, texts}: LinodeBehaviour,
): Page | Refusal {
  const pageSize = readNumber(query, 'page_size', size.standard);
  if (!(pageSize >= size.min && pageSize <= size.max)) {
    return refuse(400, {reason: `Must be ${size.min}-${size.max}`, field: 'page_size'});
  }
  let page = readNumber(query, 'page', 1);
  if (!(page >= 1)) {
    return refuse(400, {reason: texts.pageNumber, field: 'page'});
  }
  const results = rows.length;
  const last = Math.max(1, Math.ceil(results / pageSize));
  if (page > last) {
    if (page > 2 ** 64 / pageSize || pageBeyondEnd === 'last') {
      page = last;
    } else if (pageBeyondEnd === 'not-found') {
      return refuseUnknown();
    }
  }
  return {
    data: rows.slice((page - 1) * pageSize, page * pageSize),
    page,
    pages: results === 0 ? pagesOfEmpty : last,
    results,
  };
}

function readNumber(query: URLSearchParams, name: string, standard: number): number {
  const text = query.get(name);
  return text === null ? standard : /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
}
