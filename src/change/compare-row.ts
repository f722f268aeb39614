import {columnOf, findColumn, findMethod, type ResourceEntry} from '../catalog/catalog.js';
import type {Change, ChangeSet} from './change-set.js';
import type {NamedRow} from './select-rows.js';

/**
 * What is different about a row from how it was when its change was made up, as in `label was changed`; undefined where
 * it is the same. Times that the API keeps by itself, such as that of the last use, don't count, unless the statement
 * looks at them.
 */
export function describeDrift(
  entry: ResourceEntry,
  {uses = []}: ChangeSet,
  {before}: Change,
  now: NamedRow | undefined,
): string | undefined {
  if (now === undefined) return 'it is gone';
  const changed = Object.keys(before).filter(name => {
    const column = findColumn(entry.resource.columns, name);
    if (column === undefined) return false;
    if (column.type === 'timestamp' && column.readOnly && !uses.includes(name)) return false;
    return before[name] !== now[name];
  });
  return changed.length === 0 ? undefined : `${changed.join(' and ')} changed since it was read`;
}

/** Whether a row is as a change was to make it. */
export function isAsIntended(
  entry: ResourceEntry,
  {method: name}: ChangeSet,
  {set}: Change,
  now: NamedRow | undefined,
): boolean {
  const method = findMethod(entry, name);
  return (
    now !== undefined &&
    Object.entries(set).every(([parameter, value]) => {
      const found = method.parameters.find(each => each.name === parameter);
      const column = found && columnOf(entry.resource, found);
      return column !== undefined && !column.secret && now[column.name] === value;
    })
  );
}
