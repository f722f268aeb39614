import type {Pagination} from '../catalog/wire.js';
import {parsePath, readPath} from './json-path.js';

export interface Page {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** The page to ask first: the largest that the API gives, or the smallest that holds `limit` rows. */
export function firstPage(pagination: Pagination, {limit}: {readonly limit?: number} = {}): Page {
  const {min, max} = pagination.size;
  return {page: 1, pageSize: limit === undefined ? max : Math.min(max, Math.max(min, Math.ceil(limit)))};
}

/** The numbers of the pages that follow, by what the body of the first one tells. */
export function pagesAfter(pagination: Pagination, body: unknown, pageSize: number): readonly number[] {
  const total = readCount(pagination.total, body);
  const pages =
    readCount(pagination.pages, body) ?? (total === undefined ? 1 : Math.ceil(total / Math.max(1, pageSize)));
  return Array.from({length: Math.max(0, pages - 1)}, (_, index) => index + 2);
}

/** How many rows there are in all, by what the body of a page tells. */
export function totalRows(pagination: Pagination, body: unknown): number | undefined {
  return readCount(pagination.total, body);
}

/**
 * Whether all pages of a list together have as many rows as the first one announced. Fewer means that rows went
 * while the pages were read, and others may have moved to a page that was read already; more is no fault.
 */
export function checkComplete(
  pagination: Pagination,
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

function readCount(path: string, body: unknown): number | undefined {
  const value = readPath(body, parsePath(path));
  if (value === undefined || value === null || value === '') return undefined;
  const count = Number(value);
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
