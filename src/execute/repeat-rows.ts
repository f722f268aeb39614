import type {LocalRow} from './local-database.js';

/** Rows in one batch. */
const size = 500;

/** So many rows, in batches: those that are given, and more like the first of them. */
export function* repeatRows(given: readonly LocalRow[], count: number): Generator<readonly LocalRow[], void> {
  yield given.slice(0, count);
  const [row] = given;
  if (row === undefined) return;
  for (let left = count - given.length; left > 0; left -= size) {
    yield Array<LocalRow>(Math.min(left, size)).fill(row);
  }
}
