import {type Place, RowgateError} from '../errors.js';
import {findAccount} from './accounts.js';
import {type Catalog, findResource, type ResourceEntry, resourcesNamed} from './catalog.js';
import type {ColumnType} from './column.js';
import {suggestionHint} from './suggest.js';

/** What stands before the name of a local table or view. */
export const localName = 'local';

/** A table that is kept on this machine. */
export interface LocalTable {
  readonly kind: 'table';
  readonly name: string;
  readonly columns: readonly LocalTableColumn[];
}

export interface LocalTableColumn {
  readonly name: string;
  /** Undefined: values of whatever type. */
  readonly type: ColumnType | undefined;
}

/** A query with a name, kept as text. */
export interface LocalView {
  readonly kind: 'view';
  readonly name: string;
  /** Other names for its columns than the query's own. */
  readonly columns?: readonly string[];
  /** A query without parameters, in which every table has its whole name. */
  readonly query: string;
}

export type LocalEntry = LocalTable | LocalView;

/** What a name in a FROM clause means. */
export type FoundTable = LocalEntry | {readonly kind: 'resource'; readonly entry: ResourceEntry};

/** The local table or view of a name. Case does not matter. */
export function findLocal(locals: readonly LocalEntry[], name: string): LocalEntry | undefined {
  return locals.find(each => each.name.toLowerCase() === name.toLowerCase());
}

/**
 * What a name means: `local.NAME` a local table or view, and `NAME` alone that or a resource.
 *
 * @throws RowgateError as findResource does, and `ambiguous_name` where a name alone means both.
 */
export function findTable(
  catalog: Catalog,
  locals: readonly LocalEntry[],
  parts: readonly string[],
  position?: Place,
): FoundTable {
  const [first = '', second = ''] = parts;
  const isLocal = parts.length === 2 && first.toLowerCase() === localName;
  const found = isLocal
    ? findLocal(locals, second)
    : parts.length === 1
      ? findLocal(locals, first)
      : undefined;
  const others = resourcesNamed(catalog, parts).map(each => each.address);
  if (found !== undefined && others.length > 0) {
    throw new RowgateError('ambiguous_name', `"${parts.join('.')}" is a local ${found.kind} and a resource`, {
      hint: `Say which: ${[`${localName}.${found.name}`, ...others].join(', ')}.`,
      position,
    });
  }
  if (found !== undefined) return found;
  const isResource = others.length > 0 || findAccount(catalog, first) !== undefined;
  if (isLocal && !isResource) throw missingLocal(locals, second, position);
  return {kind: 'resource', entry: findOrSuggest(catalog, locals, parts, position)};
}

/** @throws RowgateError `unknown_resource` with a suggestion. */
export function missingLocal(locals: readonly LocalEntry[], name: string, position?: Place): RowgateError {
  const names = locals.map(each => each.name);
  const none = 'There is none yet: CREATE TABLE name AS SELECT … makes one.';
  return new RowgateError('unknown_resource', `there is no local table or view "${name}"`, {
    hint: suggestionHint(name, names, 'Local tables and views') ?? none,
    position,
  });
}

/** A name alone may be that of a local table, misspelt. */
function findOrSuggest(
  catalog: Catalog,
  locals: readonly LocalEntry[],
  parts: readonly string[],
  position: Place | undefined,
): ResourceEntry {
  try {
    return findResource(catalog, parts, position);
  } catch (error) {
    const isMissing = error instanceof RowgateError && error.code === 'unknown_resource';
    if (!isMissing || parts.length > 1 || locals.length === 0) throw error;
    const resources = catalog.resources.flatMap(({resource}) => [resource.name, ...(resource.aliases ?? [])]);
    const names = [...locals.map(each => each.name), ...new Set(resources)];
    const hint = suggestionHint(parts[0] ?? '', names, 'Tables');
    throw new RowgateError(error.code, error.message, {hint, position});
  }
}
