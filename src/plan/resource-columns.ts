import {connectionColumn} from '../catalog/connection.js';
import type {Resource} from '../catalog/resource.js';
import {quoteName} from './rewrite.js';
import type {ScanDraft, ScopeColumn} from './scope.js';

/** Name of the table with the hidden columns of a local table's rows, by row id. */
export function hiddenTable(table: string): string {
  return `${table} parameters`;
}

/** A hidden column's value in the row at hand. */
export function hiddenColumn(table: string, alias: string, name: string): string {
  return `(SELECT ${quoteName(name)} FROM ${quoteName(hiddenTable(table))} WHERE rowid = ${quoteName(alias)}.rowid)`;
}

/** Whether a column is answered only where it is asked for by name. */
export function isReserved({methods}: Resource, name: string): boolean {
  return methods.some(method => method.omits?.includes(name));
}

/**
 * The columns of a resource, and behind them its hidden ones: parameters that are no column by name. One that carries
 * a column stands for that column; another has its values in a table beside, so that `*` and NATURAL joins don't see it.
 */
export function resourceColumns(draft: ScanDraft): ScopeColumn[] {
  const {called} = draft;
  const {resource} = draft.entry;
  const columns: ScopeColumn[] = resource.columns.map(({name, type, secret}) => ({
    name,
    type,
    draft,
    table: called,
    ...(secret && {secret}),
    ...(isReserved(resource, name) && {isReserved: true, sql: hiddenColumn(draft.table, called, name)}),
  }));
  const seen = new Set(columns.map(each => each.name.toLowerCase()));
  for (const method of resource.methods) {
    const own = draft.entry.connections === undefined ? [] : [connectionColumn];
    for (const parameter of [...own, ...method.parameters]) {
      const name = parameter.name.toLowerCase();
      const isSelect = method.verb === 'select' && parameter.fill === undefined;
      const hidden = isSelect || parameter.in === 'path' || parameter === connectionColumn;
      if (!hidden || seen.has(name)) continue;
      seen.add(name);
      const column = resource.columns.find(each => each.name === parameter.column);
      columns.push({
        name: parameter.name,
        type: column?.type ?? parameter.type,
        draft,
        parameter,
        sql:
          column === undefined
            ? hiddenColumn(draft.table, called, parameter.name)
            : `${quoteName(called)}.${quoteName(column.name)}`,
      });
    }
  }
  return columns;
}
