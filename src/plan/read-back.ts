import {columnOf, findColumn, type ResourceEntry} from '../catalog/catalog.js';
import type {Method} from '../catalog/method.js';

/** What is known of a row once it has been changed, by names of columns and parameters. */
export interface KnownOfRow {
  /** Columns of the method's answer. */
  readonly answered: readonly string[];
  /** Parameters that were set. */
  readonly set: readonly string[];
  /** Columns of the row as it was read before. */
  readonly before: readonly string[];
}

/**
 * Of the columns that RETURNING looks at, those that have to be read once a row is changed: the answer does not have them,
 * and the API keeps them by itself, fills them where they are not given, or gives them back in another form.
 */
export function columnsToReadBack(
  columns: readonly string[],
  {resource}: ResourceEntry,
  method: Method,
  {answered, set, before}: KnownOfRow,
): readonly string[] {
  if (method.verb === 'delete' || method.verb === 'exec') return [];
  return columns.filter(name => {
    if (answered.includes(name) || name === resource.key || findColumn(resource.columns, name)?.secret) {
      return false;
    }
    const parameter = method.parameters.find(each => columnOf(resource, each)?.name === name);
    if (parameter === undefined) return true;
    return set.includes(parameter.name) ? parameter.shape !== undefined : !before.includes(name);
  });
}
