import type {ColumnType} from '../catalog/column.js';
import type {LocalValue} from '../row.js';

/** What a key of a type is where it is equal to a value, as SQLite's affinity has it; undefined where none is. */
export function keyValue(value: LocalValue, type: ColumnType): LocalValue | undefined {
  if (value === null || value instanceof Uint8Array) return undefined;
  if (type === 'integer') return wholeNumber(value);
  return type === 'text' ? String(value) : value;
}

/** A number, or a bigint where that can't hold it. SQLite makes a number of '7', ' 7 ' and '7e0'; of other text none. */
function wholeNumber(value: number | bigint | string): number | bigint | undefined {
  if (typeof value === 'string') {
    if (/^\s*[+-]?\d+\s*$/.test(value)) return wholeNumber(BigInt(value));
    return /[0-9]/.test(value) ? wholeNumber(Number(value)) : undefined;
  }
  if (typeof value === 'number' && !Number.isInteger(value)) return undefined;
  return Number.isSafeInteger(Number(value)) ? Number(value) : BigInt(value);
}
