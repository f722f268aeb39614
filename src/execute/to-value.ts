import type {ColumnType} from '../catalog/column.js';
import {parseJson} from '../request/parse-json.js';
import type {Json, LocalValue, Value} from '../row.js';
import {formatTimestamp} from '../timestamp.js';

/** A value of the local database as results show it. */
export function toValue(value: LocalValue, type: ColumnType | undefined): Value {
  switch (type) {
    case 'boolean':
      return value === 0 || value === 1 ? value === 1 : value;
    case 'timestamp':
      return typeof value === 'string' ? formatTimestamp(value) : value;
    case 'json':
      return typeof value === 'string' ? parseOrKeep(value) : value;
    default:
      return value;
  }
}

function parseOrKeep(text: string): Json {
  try {
    return parseJson(text) as Json;
  } catch {
    return text;
  }
}
