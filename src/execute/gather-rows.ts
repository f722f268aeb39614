import type {LocalRow} from './local-database.js';

/** The most rows that wait for others. */
const most = 500;

/**
 * Batches of a row or two in fewer ones: the first at once, then as many rows as there were before. What is done with a
 * batch may take as long as there are keys, however few rows it has.
 */
export async function* gatherRows(
  batches: AsyncIterable<readonly LocalRow[]>,
): AsyncGenerator<readonly LocalRow[]> {
  let given = 0;
  let held: LocalRow[] = [];
  for await (const rows of batches) {
    held.push(...rows);
    if (held.length === 0 || held.length < Math.min(given, most)) continue;
    given += held.length;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}
