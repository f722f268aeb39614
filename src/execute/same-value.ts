import type {ColumnType} from '../catalog/column.js';
import type {LocalColumn} from '../plan/plan.js';
import type {LocalValue} from '../row.js';
import type {LocalRow} from './local-database.js';

/** Whether SQLite surely gives a value of a column back as it got it. It makes numbers of texts, and texts of numbers. */
const isSameText = (value: LocalValue) =>
  typeof value === 'string' ? value.isWellFormed() : value === null || value instanceof Uint8Array;
const isSameNumber = (value: LocalValue) =>
  typeof value === 'number'
    ? // A whole number beyond 2^53 comes back as a bigint, and -0 as 0.
      Number.isSafeInteger(value)
      ? value !== 0 || !Object.is(value, -0)
      : !Number.isInteger(value)
    : value === null;

const isSameValue: Readonly<Record<ColumnType, (value: LocalValue) => boolean>> = {
  text: isSameText,
  integer: isSameNumber,
  real: isSameNumber,
  boolean: isSameNumber,
  timestamp: isSameText,
  json: isSameText,
  blob: value => isSameText(value) || isSameNumber(value),
};

/** Whether all values of some rows are the same after SQLite has held them in a table of these columns. */
export function areSame(rows: readonly LocalRow[], columns: readonly LocalColumn[]): boolean {
  const tests = columns.map(({type}) => isSameValue[type]);
  for (const row of rows) {
    for (let index = 0; index < tests.length; index++) {
      if (!tests[index]?.(row[index] ?? null)) return false;
    }
  }
  return true;
}
