import type {ColumnType} from '../catalog/column.js';
import {parseJson} from '../request/parse-json.js';
import type {Json, LocalValue, Row, Value} from '../row.js';
import {formatTimestamp} from '../timestamp.js';
import type {LocalRow} from './local-database.js';

/** Makes rows of a result with such columns of local ones. */
export function createRowReader(
  columns: readonly {readonly type: ColumnType | undefined}[],
): (row: LocalRow) => Row {
  // Most values are shown as they are.
  const changed = columns.flatMap(({type}, index) =>
    type && changedTypes.has(type) ? [[index, type] as const] : [],
  );
  if (changed.length === 0) return row => row;
  return row => {
    const shown: Value[] = [...row];
    for (const [index, type] of changed) shown[index] = toValue(row[index] ?? null, type);
    return shown;
  };
}

const changedTypes: ReadonlySet<ColumnType> = new Set(['boolean', 'timestamp', 'json']);

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
