import type {Batch} from '../catalog/method.js';
import {parseJson, printJson} from '../request/parse-json.js';
import {listReasons} from '../request/read-error.js';
import {readAnswer} from './ask.js';
import {buildCall, type Call} from './build-call.js';
import type {Source} from './fetcher.js';
import type {LocalRow} from './local-database.js';

/**
 * The rows of several keys, which one call takes together. An API may refuse all of them because of one that it does not
 * know: then each half is asked for by itself. Without an error of the API's own form, it is the call that is not there.
 */
export async function* fetchBatch(
  source: Source,
  call: Call,
  batch: Batch,
): AsyncGenerator<readonly LocalRow[]> {
  const {scan, entry, method, fetcher} = source;
  const asked = scan.columns.map(column => column.source);
  const request = buildCall(entry, method, call, {asked});
  const response = await fetcher.get(request);
  if (response.status !== 404 || listReasons(entry.provider.errors, response).length === 0) {
    yield readAnswer(source, call, undefined, request, response).rows;
    return;
  }
  const keys = parseJson(String(call[batch.parameter]));
  if (!Array.isArray(keys) || keys.length < 2) return;
  const middle = Math.ceil(keys.length / 2);
  for (const half of [keys.slice(0, middle), keys.slice(middle)]) {
    yield* fetchBatch(source, {...call, [batch.parameter]: printJson(half)}, batch);
  }
}
