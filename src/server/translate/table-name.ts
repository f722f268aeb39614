import type {Catalog, ResourceEntry} from '../../catalog/catalog.js';
import {findResource} from '../../catalog/catalog.js';

/** The one database that there is. */
export const databaseName = 'rowgate';

/**
 * The schema that a client sees a resource in: its service's name, or `provider_service` where several providers have a
 * service of that name.
 */
export function schemaName(
  catalog: Catalog,
  {provider, service}: Pick<ResourceEntry, 'provider' | 'service'>,
): string {
  const others = catalog.providers.filter(each =>
    Object.values(each.services).some(own => own.name.toLowerCase() === service.name.toLowerCase()),
  );
  return others.length > 1 ? `${provider.name}_${service.name}` : service.name;
}

/** A name as Rowgate knows it: without the database, and with provider and service instead of a schema for both. */
export function resolveName(catalog: Catalog, parts: readonly string[]): readonly string[] {
  const [first = '', ...rest] = parts;
  if (parts.length > 2 && first.toLowerCase() === databaseName) return resolveName(catalog, rest);
  if (parts.length !== 2) return parts;
  const entry = catalog.resources.find(
    each => `${each.provider.name}_${each.service.name}`.toLowerCase() === first.toLowerCase(),
  );
  return entry === undefined ? parts : [entry.provider.name, entry.service.name, ...rest];
}

/** The resource that a name means, or undefined: the planner then says what is wrong with it. */
export function resourceNamed(catalog: Catalog, parts: readonly string[]): ResourceEntry | undefined {
  try {
    return findResource(catalog, resolveName(catalog, parts));
  } catch {
    return undefined;
  }
}
