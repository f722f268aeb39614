import type {Result} from './result.js';

/** The rows of a result as objects by the names of its columns. Of two columns of the same name, the last one counts. */
export function nameValues<T>({columns, rows}: Pick<Result, 'columns' | 'rows'>): T[] {
  return rows.map(row => Object.fromEntries(columns.map(({name}, index) => [name, row[index]])) as T);
}
