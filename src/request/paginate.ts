import type {NextLinks, PageNumbers, Pagination} from '../catalog/wire.js';
import {RowgateError} from '../errors.js';
import {parsePath, readPath} from './json-path.js';
import {describeCall} from './redact.js';
import type {Request} from './request.js';

export interface Page {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** The page to ask first: the largest that the API gives, or the smallest that holds `limit` rows. */
export function firstPage(pagination: PageNumbers, {limit}: {readonly limit?: number} = {}): Page {
  const {min, max} = pagination.size;
  return {page: 1, pageSize: limit === undefined ? max : Math.min(max, Math.max(min, Math.ceil(limit)))};
}

/** The numbers of the pages that follow, by what the body of the first one tells. */
export function pagesAfter(pagination: PageNumbers, body: unknown, pageSize: number): readonly number[] {
  const total = readCount(pagination.total, body);
  const pages =
    readCount(pagination.pages, body) ?? (total === undefined ? 1 : Math.ceil(total / Math.max(1, pageSize)));
  return Array.from({length: Math.max(0, pages - 1)}, (_, index) => index + 2);
}

/** The first page of a list, and how many rows it turned out to have. */
export interface ReadPage {
  readonly body: unknown;
  readonly rows: number;
  /** Of pages that are numbered: what was asked for. */
  readonly pageSize?: number;
}

/**
 * How many rows a list has, as its first page tells it. Undefined where it does not, or where the page is not what it would
 * be of so many rows: then only all pages tell.
 */
export function totalRows(pagination: Pagination, {body, rows, pageSize}: ReadPage): number | undefined {
  const total = pagination.total === undefined ? undefined : readCount(pagination.total, body);
  if (total === undefined) return undefined;
  const isOnly = total === rows;
  const isFull = total > rows && rows > 0 && rows === (pageSize ?? rows);
  return (isOnly || isFull) && hasMore(pagination, body) !== isOnly ? total : undefined;
}

/** Whether the body of a first page tells of others; undefined where it does not say. */
function hasMore(pagination: Pagination, body: unknown): boolean | undefined {
  if (pagination.kind === 'page') {
    const pages = readCount(pagination.pages, body);
    return pages === undefined ? undefined : pages > 1;
  }
  const link = readPath(body, parsePath(pagination.next));
  return typeof link === 'string' && link !== '';
}

/**
 * Whether all pages of a list together have as many rows as the first one announced. Fewer means that rows went
 * while the pages were read, and others may have moved to a page that was read already; more is no fault.
 */
export function checkComplete(
  pagination: PageNumbers,
  body: unknown,
  {rows, pageSize}: {readonly rows: number; readonly pageSize: number},
): true | {readonly reason: string} {
  const total = readCount(pagination.total, body);
  if (total !== undefined) {
    if (rows >= total) return true;
    return {reason: `the API announced ${total} rows and sent ${rows}: the list changed while it was read`};
  }
  if (readCount(pagination.pages, body) !== undefined || rows < pageSize) return true;
  return {reason: `the API sent ${rows} rows and did not tell whether there are more`};
}

/**
 * The request of the page that follows, as the link in a page's body says it, to the letter; undefined after the last.
 * @throws RowgateError `api` for a link that leads to another host: the token must not go there.
 */
export function requestAfter(pagination: NextLinks, request: Request, body: unknown): Request | undefined {
  const link = readPath(body, parsePath(pagination.next));
  if (typeof link !== 'string' || link === '') return undefined;
  const origin = 'http://same.invalid';
  const base = origin + request.path;
  const url = URL.canParse(link, base) ? new URL(link, base) : undefined;
  if (url === undefined || url.origin !== origin) {
    throw new RowgateError(
      'api',
      `${describeCall(request)}: the link to the next page is not one of this API`,
    );
  }
  // A query that may hold a secret is taken apart, so that it can be replaced where it is shown.
  return request.secretPaths === undefined
    ? {...request, isLink: true, path: url.pathname + url.search, query: {}}
    : {...request, isLink: true, path: url.pathname, query: Object.fromEntries(url.searchParams)};
}

/** Whether all linked pages together have as many rows as the last one announced. */
export function checkLinked(
  pagination: NextLinks,
  body: unknown,
  rows: number,
): true | {readonly reason: string} {
  const total = pagination.total === undefined ? undefined : readCount(pagination.total, body);
  if (total === undefined || rows >= total) return true;
  return {reason: `the API announced ${total} rows and sent ${rows}`};
}

function readCount(path: string, body: unknown): number | undefined {
  const value = readPath(body, parsePath(path));
  if (value === undefined || value === null || value === '') return undefined;
  const count = Number(value);
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
