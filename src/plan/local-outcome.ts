import {localName} from '../catalog/local.js';
import type {Value} from '../row.js';
import type {LocalChange, ResultColumn, ValuesPlan} from './plan.js';

/** What tells of a change of local tables: which it is, of what, and of how many rows. */
export function localOutcome(
  change: LocalChange,
  count?: number,
): {readonly operation: string; readonly name: string; readonly table: Pick<ValuesPlan, 'columns' | 'rows'>} {
  const {operation, own, isOfRows} = describe(change);
  const name = `${localName}.${own}`;
  const rows = isOfRows ? (count ?? null) : null;
  return {operation, name, table: {columns, rows: [[operation, name, rows] satisfies Value[]]}};
}

const columns: readonly ResultColumn[] = [
  {name: 'operation', type: 'text'},
  {name: 'table', type: 'text'},
  {name: 'rows', type: 'integer'},
];

/** There is nothing to do. */
export function nothingToDo(name: string): ValuesPlan {
  return {kind: 'values', columns, rows: [['nothing', `${localName}.${name}`, null]]};
}

function describe(change: LocalChange): {operation: string; own: string; isOfRows: boolean} {
  switch (change.kind) {
    case 'create-table':
      return {operation: 'create table', own: change.table.name, isOfRows: true};
    case 'create-view':
      return {operation: 'create view', own: change.view.name, isOfRows: false};
    case 'drop':
      return {operation: `drop ${change.what}`, own: change.name, isOfRows: false};
    default:
      return {operation: change.kind, own: change.name, isOfRows: true};
  }
}
