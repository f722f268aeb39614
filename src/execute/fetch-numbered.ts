import type {PageNumbers} from '../catalog/wire.js';
import {checkComplete, firstPage, type Page, pagesAfter, totalRows} from '../request/paginate.js';
import {type Answer, ask, askUnread} from './ask.js';
import {askAhead} from './ask-ahead.js';
import {beginEarly} from './begin-early.js';
import type {Call} from './build-call.js';
import {fetchKeys} from './fetch-keys.js';
import {fetchTied} from './fetch-tied.js';
import {requestsAhead, type Source} from './fetcher.js';
import type {LocalRow} from './local-database.js';
import {repeatRows} from './repeat-rows.js';

/** The pages of a list that are counted: once the first tells how many there are, the rest are asked for together, as
 * many as may be. */
export async function* fetchNumbered(
  source: Source,
  call: Call,
  pagination: PageNumbers,
): AsyncGenerator<readonly LocalRow[]> {
  const {scan, entry, fetcher} = source;
  const asked = Number(call[pagination.size.name] ?? Number.NaN);
  const pageSize = Number.isNaN(asked) ? undefined : asked;
  const {isCounted} = scan;
  const tied = scan.order?.hasTies ? scan.limit : undefined;
  let limit = isCounted ? 1 : tied === undefined ? scan.limit : undefined;
  let page = sizedPage(firstPage(pagination, limit === undefined ? {} : {limit}), pageSize);
  let first = await ask(source, call, page, true);
  const isFiltered = first?.isFiltered ?? true;
  if (!isFiltered && scan.order !== undefined) fetcher.unordered();
  if (first !== undefined && isCounted && isFiltered) {
    const {body, rows} = first;
    const total = totalRows(pagination, {body, rows: rows.length, pageSize: page.pageSize});
    if (total !== undefined) {
      yield* repeatRows(rows, Math.min(total, scan.limit ?? total));
      return;
    }
  }
  if (limit !== undefined && (!isFiltered || isCounted)) {
    // Without its filter the API gives other rows as well: any of them may be wanted.
    limit = isFiltered ? scan.limit : undefined;
    page = sizedPage(firstPage(pagination, limit === undefined ? {} : {limit}), pageSize);
    first = await ask(source, call, page, isFiltered);
  }
  if (first === undefined) return;
  const needed = limit === undefined ? Number.POSITIVE_INFINITY : Math.ceil(limit / page.pageSize);
  const numbers = pagesAfter(pagination, first.body, page.pageSize).filter(number => number <= needed);
  let rows = first.rows.length;
  if (tied !== undefined && isFiltered) {
    const read = yield* fetchTied(source, call, first, {page, numbers, limit: tied});
    if (read.isAll) checkAll(source, pagination, first, {rows: read.rows, pageSize: page.pageSize});
    return;
  }
  const {lookup} = source;
  if (lookup !== undefined) {
    const keyAt = scan.columns.findIndex(column => column.source === entry.resource.key);
    const known = new Set(first.rows.map(row => row[keyAt]));
    const keys = lookup.keys.filter(key => !known.has(key));
    if (keys.length < numbers.length) {
      fetcher.expect(scan.resource, keys.length);
      yield first.rows;
      yield* fetchKeys(source, call, {...lookup, keys});
      return;
    }
  }
  fetcher.expect(scan.resource, numbers.length);
  const askPage = (number: number) => askUnread(source, call, {...page, page: number}, isFiltered);
  const others = askAhead(numbers, requestsAhead(source), askPage);
  const begun = source.oneByOne ? others : beginEarly(others);
  yield first.rows;
  for await (const read of begun) {
    const batch = read()?.rows ?? [];
    rows += batch.length;
    yield batch;
  }
  if (needed < Number.POSITIVE_INFINITY) return;
  checkAll(source, pagination, first, {rows, pageSize: page.pageSize});
}

function checkAll(
  {scan, fetcher}: Source,
  pagination: PageNumbers,
  {body}: Answer,
  read: {readonly rows: number; readonly pageSize: number},
): void {
  const complete = checkComplete(pagination, body, read);
  if (complete !== true) fetcher.incomplete(`${scan.resource}: ${complete.reason}`);
}

function sizedPage(page: Page, pageSize: number | undefined): Page {
  return pageSize === undefined ? page : {...page, pageSize};
}
