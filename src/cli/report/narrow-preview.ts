import {connectionColumn} from '../../catalog/connection.js';
import type {Change} from '../../change/change-set.js';
import type {Result} from '../../execute/result.js';
import type {Row} from '../../row.js';

/**
 * A preview of changes for a narrow place: without its requests. Where all set the same column, that stands in the
 * headings: `key`, `label`, `new label`.
 */
export function narrowPreview({columns, rows}: Pick<Result, 'columns' | 'rows'>): Result {
  const at = (name: string) => columns.findIndex(column => column.name === name);
  const valuesOf = (name: string) => new Set(rows.map(row => row[at(name)] ?? null));
  const [only = null, ...others] = valuesOf('column');
  const isOne = typeof only === 'string' && others.length === 0;
  const shown = ['connection', 'key', ...(isOne ? [] : ['column']), 'old', 'new'].filter(name => {
    const values = valuesOf(name);
    return !(values.size === 1 && values.has(null));
  });
  const headings: Readonly<Record<string, string>> = isOne ? {old: only, new: `new ${only}`} : {};
  return tableOf(
    shown.map(name => ({name: headings[name] ?? name, type: columns[at(name)]?.type})),
    rows.map((row): Row => shown.map(name => row[at(name)] ?? null)),
  );
}

/** Enough to know a row by. */
const shownColumns = 4;

/** The rows that changes are of, as they were read: a key alone tells nobody what is deleted. */
export function previewRows(changes: readonly Change[]): Result {
  const known = Object.keys(changes[0]?.before ?? {});
  const own = known.filter(name => name !== connectionColumn.name);
  const names = [...known.filter(name => !own.includes(name)), ...own.slice(0, shownColumns)];
  return tableOf(
    names.map(name => ({name, type: undefined})),
    changes.map(({before}): Row => names.map(name => before[name] ?? null)),
  );
}

function tableOf(columns: Result['columns'], rows: Result['rows']): Result {
  return {columns, rows, complete: true, requests: 0, notes: []};
}
