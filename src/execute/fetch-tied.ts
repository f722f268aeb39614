import type {Page} from '../request/paginate.js';
import {type Answer, ask} from './ask.js';
import {askAhead} from './ask-ahead.js';
import type {Call} from './build-call.js';
import {requestsAhead, type Source} from './fetcher.js';
import type {LocalRow} from './local-database.js';

/**
 * So many rows of a list that comes in an order, and after them those that are equal to the last by it: which of these are
 * wanted, SQLite says. The first page is there; pages beyond the limit come one by one. Gives in the end whether that was all
 * of the list.
 */
export async function* fetchTied(
  source: Source,
  call: Call,
  first: Answer,
  {page, numbers, limit}: {readonly page: Page; readonly numbers: readonly number[]; readonly limit: number},
): AsyncGenerator<readonly LocalRow[], {readonly isAll: boolean; readonly rows: number}> {
  const {scan, fetcher} = source;
  const at = scan.columns.findIndex(column => column.source === scan.order?.column);
  let count = 0;
  let last: LocalRow | undefined;
  const take = ({rows}: Pick<Answer, 'rows'>) => {
    last = rows[limit - 1 - count] ?? last;
    count += rows.length;
    return rows;
  };
  const askPage = (number: number) => ask(source, call, {...page, page: number}, true);
  yield take(first);
  let end = first.rows.at(-1);
  const sure = numbers.slice(0, Math.ceil(limit / page.pageSize) - 1);
  fetcher.expect(scan.resource, sure.length);
  for await (const answer of askAhead(sure, requestsAhead(source), askPage)) {
    end = answer?.rows.at(-1) ?? end;
    if (answer !== undefined) yield take(answer);
  }
  for (const number of numbers.slice(sure.length)) {
    if (count >= limit && end?.[at] !== last?.[at]) return {isAll: false, rows: count};
    fetcher.expect(scan.resource, 1);
    const answer = await askPage(number);
    end = answer?.rows.at(-1) ?? end;
    if (answer !== undefined) yield take(answer);
  }
  return {isAll: true, rows: count};
}
