import type {NextLinks} from '../catalog/wire.js';
import {RowgateError} from '../errors.js';
import {checkLinked, requestAfter, totalRows} from '../request/paginate.js';
import {describeCall} from '../request/redact.js';
import {ask, readAnswer} from './ask.js';
import type {Call} from './build-call.js';
import type {Source} from './fetcher.js';
import type {LocalRow} from './local-database.js';
import {repeatRows} from './repeat-rows.js';

/**
 * The pages of a list each of which links to the next. The link of a page is followed while the rows before it are
 * dealt with.
 */
export async function* fetchLinked(
  source: Source,
  call: Call,
  pagination: NextLinks,
): AsyncGenerator<readonly LocalRow[]> {
  const {scan, fetcher} = source;
  const first = await ask(source, call, undefined, true);
  if (first === undefined) return;
  let {request, body, rows} = first;
  const total = scan.isCounted && first.isFiltered && totalRows(pagination, {body, rows: rows.length});
  if (typeof total === 'number') {
    yield* repeatRows(rows, Math.min(total, scan.limit ?? total));
    return;
  }
  let count = rows.length;
  yield rows;
  // Enough rows, all of them wanted.
  const isEnough = () =>
    scan.limit !== undefined && !scan.order?.hasTies && first.isFiltered && count >= scan.limit;
  if (isEnough()) return;
  const seen = new Set<string>();
  for (
    let next = requestAfter(pagination, request, body);
    next !== undefined;
    next = requestAfter(pagination, request, body)
  ) {
    const place = JSON.stringify([next.path, next.query]);
    if (seen.has(place)) {
      throw new RowgateError('api', `${describeCall(next)}: the pages of this list link in a circle`);
    }
    seen.add(place);
    request = next;
    fetcher.expect(scan.resource, 1);
    ({body, rows} = readAnswer(source, call, undefined, request, await fetcher.get(request)));
    count += rows.length;
    yield rows;
    if (isEnough()) return;
  }
  const complete = checkLinked(pagination, body, count);
  if (complete !== true) fetcher.incomplete(`${scan.resource}: ${complete.reason}`);
}
