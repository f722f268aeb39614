import type {Row} from '../row.js';
import type {Result, ResultHead, ResultPart} from './result.js';

/** The rows of a result as objects by the names of its columns. Of two columns of the same name, the last one counts. */
export function nameValues<T>({columns, rows}: Pick<Result, 'columns' | 'rows'>): T[] {
  return rows.map(row => Object.fromEntries(columns.map(({name}, index) => [name, row[index]])) as T);
}

/** A result that was given as it came. Its rows are there only where it tells of changes. */
export type GivenResult = Omit<Result, 'rows'> & Partial<Pick<Result, 'rows'>>;

/** The same of the one result that parts make, as they come. `check` sees what else there is to it, in the end. */
export async function* nameParts<T>(
  parts: AsyncIterable<ResultPart>,
  check: (result: GivenResult) => void,
): AsyncGenerator<T[], void> {
  let head: ResultHead & Pick<Result, 'notes'> = {columns: [], notes: []};
  const kept: Row[] = [];
  for await (const part of parts) {
    const isOfChanges = head.outcomes !== undefined || head.preview !== undefined;
    if (part.kind === 'head') {
      const {kind: _kind, isPaged: _isPaged, ...given} = part;
      head = given;
    } else if (part.kind === 'rows') {
      if (isOfChanges) kept.push(...part.rows);
      yield nameValues<T>({columns: head.columns, rows: part.rows});
    } else {
      const {kind: _kind, ...end} = part;
      check({...head, ...end, notes: [...head.notes, ...end.notes], ...(isOfChanges && {rows: kept})});
    }
  }
}
