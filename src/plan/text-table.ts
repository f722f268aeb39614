import type {Value} from '../row.js';
import type {ValuesPlan} from './plan.js';

/** A table whose answer is known: text, but for the columns named. */
export function textTable(
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  types: Readonly<Record<string, ValuesPlan['columns'][number]['type']>> = {},
): ValuesPlan {
  return {
    kind: 'values',
    columns: columns.map(name => ({name, type: types[name] ?? 'text'})),
    rows,
  };
}
