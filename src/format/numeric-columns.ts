import type {Result} from '../execute/result.js';

/**
 * For each column whether it holds numbers, and so is set flush right: by its type, and where an expression has
 * none, by its values.
 */
export function findNumericColumns({columns, rows}: Result): readonly boolean[] {
  return columns.map(({type}, index) => {
    if (type !== undefined) return type === 'integer' || type === 'real';
    let found = false;
    for (const row of rows) {
      const value = row[index] ?? null;
      if (value === null) continue;
      if (typeof value !== 'number' && typeof value !== 'bigint') return false;
      found = true;
    }
    return found;
  });
}
