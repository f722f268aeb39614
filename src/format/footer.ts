import type {Result} from '../execute/result.js';

/** The line under rows that are shown to a person: how many there are, and whether something is missing. */
export function writeFooter({rows, complete}: Pick<Result, 'rows' | 'complete'>, shortened: boolean): string {
  const parts = [rows.length === 1 ? '1 row' : `${rows.length} rows`];
  if (complete !== true) parts.push('incomplete');
  if (shortened) parts.push('shortened to fit the width');
  return `(${parts.join(', ')})\n`;
}
