import type {Result} from '../execute/result.js';
import type {Value} from '../row.js';
import {writeJson} from './json-text.js';

type ColumnType = Result['columns'][number]['type'];

/**
 * A value other than a blob as bare text: text as it is, `true` and `false`, a number's digits, and compact JSON for
 * an object, an array and anything in a JSON column (so that its strings keep their quotes).
 */
export function writeValue(value: Exclude<Value, null | Uint8Array>, type: ColumnType): string {
  if (typeof value === 'object' || type === 'json') return writeJson(value);
  return String(value);
}
