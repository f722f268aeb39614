import {
  type Catalog,
  columnOf,
  findMethod,
  type ResourceEntry,
  resourceAt,
  returnedColumns,
} from '../catalog/catalog.js';
import type {Column} from '../catalog/column.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Method} from '../catalog/method.js';
import type {LocalRow} from '../execute/local-database.js';
import type {AppliedChange} from './apply-call.js';
import type {ChangeSet} from './change-set.js';

/**
 * The rows as they are after their change, with all columns of the method's answer: what the API answered, or where it
 * answers nothing, the row as it was read, after its change or before it with what was set. Only rows whose change was made, or that were as wanted.
 */
export function changedRows(
  changeSet: Pick<ChangeSet, 'resource' | 'method' | 'verb'>,
  applied: readonly AppliedChange[],
  catalog: Catalog,
): readonly LocalRow[] {
  const entry = resourceAt(catalog, changeSet.resource);
  const method = findMethod(entry, changeSet.method);
  const answered = returnedColumns(entry, method);
  const columns = changeSet.verb === 'exec' ? answered : entry.resource.columns;
  return applied.flatMap(({change, outcome, rows, now}) => {
    if (outcome.kind !== 'done' && outcome.kind !== 'unchanged') return [];
    // A row that was there already is not one that the INSERT made.
    if (changeSet.verb === 'insert' && outcome.kind === 'unchanged') return [];
    // Over connections, the account stands behind the columns; see planReturning.
    const isAccount = entry.connections !== undefined && changeSet.verb !== 'exec';
    const name = connectionColumn.name;
    const account = isAccount ? [change.call?.[name] ?? change.before[name] ?? null] : [];
    return (rows ?? [undefined]).map(row => [
      ...columns.map(column => {
        const at = row === undefined ? -1 : answered.findIndex(each => each.name === column.name);
        if (at >= 0) return row?.[at] ?? null;
        const read = now?.[column.name];
        return read === undefined ? knownValue(column, change, entry, method) : read;
      }),
      ...account,
    ]);
  });
}

function knownValue(
  column: Column,
  {before, set}: AppliedChange['change'],
  entry: ResourceEntry,
  method: Method,
): LocalRow[number] {
  const parameter = method.parameters.find(each => columnOf(entry.resource, each)?.name === column.name);
  const value = parameter === undefined ? undefined : set[parameter.name];
  return value ?? before[column.name] ?? null;
}
