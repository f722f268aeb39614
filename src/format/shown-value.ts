import type {Result} from '../execute/result.js';
import type {Value} from '../row.js';
import {describeBlob} from './blob-description.js';
import {type Cell, makeCell} from './cell.js';
import {writeValue} from './value-text.js';

export const nullCell: Cell = {text: 'NULL', width: 4};

/**
 * A value as a person reads it: NULL is shown, a blob is told by kind and size, and a time has a blank between day and hour,
 * as in `2026-01-31 08:00:00Z`.
 */
export function showValue(value: Value, type: Result['columns'][number]['type'], limit?: number): Cell {
  if (value === null) return nullCell;
  if (value instanceof Uint8Array) return makeCell(describeBlob(value), limit);
  const text = writeValue(value, type);
  return makeCell(type === 'timestamp' ? text.replace(/^(\d{4}-\d\d-\d\d)T(?=\d)/, '$1 ') : text, limit);
}
