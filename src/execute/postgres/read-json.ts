import {RowgateError} from '../../errors.js';
import {parseJson, printJson} from '../../request/parse-json.js';
import type {Json, LocalValue} from '../../row.js';
import {parseArray} from './array-literal.js';

/**
 * The value of a JSON text.
 *
 * @throws RowgateError `invalid_value`.
 */
export function readJson(value: LocalValue): Json {
  try {
    return parseJson(String(value)) as Json;
  } catch {
    throw new RowgateError('invalid_value', 'a value is not JSON, though JSON is wanted');
  }
}

/**
 * The elements of a list, as JSON or as Postgres writes an array; those that are lists or objects are JSON texts.
 *
 * @throws RowgateError `invalid_value`.
 */
export function readList(value: LocalValue): readonly LocalValue[] {
  const text = String(value);
  const list = text.startsWith('{') ? parseArray(text) : readJson(text);
  if (!Array.isArray(list))
    throw new RowgateError('invalid_value', 'a value is not an array, though one is wanted');
  return list.map(each => (typeof each === 'object' && each !== null ? printJson(each) : each));
}
