import type {Result} from '../execute/result.js';
import {writeJsonRows} from './json-rows.js';

/**
 * One JSON array with an object a line; `[]` where there are no rows. Booleans are booleans, timestamps ISO 8601
 * strings, blobs base64 strings, JSON columns nested, and integers exact beyond 2^53.
 */
export function* formatJson(result: Result): Generator<string, void, undefined> {
  let separator = '[\n';
  for (const object of writeJsonRows(result)) {
    yield separator + object;
    separator = ',\n';
  }
  yield result.rows.length === 0 ? '[]\n' : '\n]\n';
}
