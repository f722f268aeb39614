import {findAccount} from '../../../catalog/accounts.js';
import {type Catalog, findMethod, findResource, type ResourceEntry} from '../../../catalog/catalog.js';
import {connectionColumn} from '../../../catalog/connection.js';
import {localName} from '../../../catalog/local.js';
import type {Method} from '../../../catalog/method.js';
import {RowgateError} from '../../../errors.js';
import {reservedWords} from '../../../statement/keyword.js';
import {type Candidate, toCandidates} from './candidate.js';

/** What can follow the first parts of a table's name. */
export function tableCandidates(
  catalog: Catalog,
  path: readonly string[],
  after = ' ',
): readonly Candidate[] {
  const [first = '', second = ''] = path;
  const {resources} = catalog;
  const provider = providerOf(catalog, first);
  const names = (entries: readonly ResourceEntry[]) =>
    toCandidates(
      entries.flatMap(({resource}) => [resource.name, ...(resource.aliases ?? [])]).map(quoteIfNeeded),
      after,
    );
  switch (path.length) {
    case 0:
      return [
        ...accountCandidates(catalog, '.'),
        ...toCandidates(shortNames(catalog).map(quoteIfNeeded), after),
      ];
    case 1:
      if (provider === undefined) return names(resources.filter(({service}) => same(service.name, first)));
      return serviceCandidates(catalog, path, '.');
    case 2:
      return names(
        resources.filter(each => each.provider.name === provider && same(each.service.name, second)),
      );
    default:
      return [];
  }
}

/** Providers, and the connections and groups that may stand in their place. */
export function accountCandidates(catalog: Catalog, after: string): readonly Candidate[] {
  const names = [...catalog.providers, ...catalog.connections, ...catalog.groups].map(({name}) => name);
  return toCandidates(names.map(quoteIfNeeded), after);
}

/** Services of the provider that the path is, or the providers. */
export function serviceCandidates(
  catalog: Catalog,
  path: readonly string[],
  after: string,
): readonly Candidate[] {
  const [first, ...rest] = path;
  if (first === undefined) return accountCandidates(catalog, '.');
  const provider = providerOf(catalog, first);
  const found = catalog.providers.find(({name}) => name === provider);
  return rest.length > 0 || found === undefined
    ? []
    : toCandidates(
        Object.values(found.services).map(({name}) => name),
        after,
      );
}

/** What can follow the first parts of a method's name. */
export function methodCandidates(catalog: Catalog, path: readonly string[]): readonly Candidate[] {
  const methods = findEntry(catalog, path)?.resource.methods ?? [];
  const own = methods.flatMap(({name, aliases = []}) => [name, ...aliases]);
  return [...toCandidates(own, ' '), ...tableCandidates(catalog, path, '.')];
}

/** The parameters of a method as EXEC takes them. */
export function argumentCandidates(catalog: Catalog, path: readonly string[]): readonly Candidate[] {
  const method = findMethodAt(catalog, path);
  const names = (method?.parameters ?? []).filter(({fill}) => fill === undefined).map(({name}) => `@${name}`);
  return toCandidates(names, ' = ');
}

/** Local tables and views, and the names of their columns. */
export type LocalColumns = readonly {
  readonly name: string;
  readonly columns: readonly {readonly name: string}[];
}[];

/** The columns of a table, by its name; those that can be written, or all. */
export function columnNames(
  {catalog, locals = []}: {readonly catalog: Catalog; readonly locals?: LocalColumns},
  path: readonly string[],
  which: 'all' | 'writable' = 'all',
): readonly string[] {
  const [first = '', second] = path;
  const isLocal = path.length === 2 && same(first, localName);
  const own = isLocal || path.length === 1 ? locals.find(({name}) => same(name, second ?? first)) : undefined;
  if (own !== undefined) return own.columns.map(({name}) => quoteIfNeeded(name));
  const entry = findEntry(catalog, path);
  if (entry === undefined) return [];
  const {columns} = entry.resource;
  const wanted = which === 'all' ? columns : columns.filter(({readOnly}) => !readOnly);
  const isGroup = which === 'all' && (entry.connections?.length ?? 0) > 1;
  return [...wanted.map(({name}) => quoteIfNeeded(name)), ...(isGroup ? [connectionColumn.name] : [])];
}

/** Names of one part by which only one resource answers. */
export function shortNames(catalog: Catalog): readonly string[] {
  const names = catalog.resources.flatMap(({resource}) => [resource.name, ...(resource.aliases ?? [])]);
  return [...new Set(names)].filter(name => findEntry(catalog, [name]) !== undefined);
}

export function findEntry(catalog: Catalog, path: readonly string[]): ResourceEntry | undefined {
  return path.length === 0 ? undefined : attempt(() => findResource(catalog, path));
}

export function quoteIfNeeded(name: string): string {
  const isPlain = /^[A-Za-z_]\w*$/.test(name) && !reservedWords.has(name.toUpperCase());
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`;
}

function findMethodAt(catalog: Catalog, path: readonly string[]): Method | undefined {
  const entry = findEntry(catalog, path.slice(0, -1));
  return entry && attempt(() => findMethod(entry, path.at(-1) ?? ''));
}

function providerOf(catalog: Catalog, name: string): string | undefined {
  return findAccount(catalog, name)?.provider ?? catalog.providers.find(each => same(each.name, name))?.name;
}

function attempt<Value>(find: () => Value): Value | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof RowgateError) return undefined;
    throw error;
  }
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
