import {type ErrorCode, type Place, RowgateError} from '../errors.js';
import {type Account, type Accounts, findAccount, requireAccount} from './accounts.js';
import {checkProvider} from './check-provider.js';
import type {Column} from './column.js';
import type {Connection} from './connection.js';
import type {Method, Parameter, Verb} from './method.js';
import type {Provider, Service} from './provider.js';
import type {Resource} from './resource.js';
import {suggestionHint} from './suggest.js';

/** What exists: the providers, a flat list of their resources, and the accounts to reach them by. */
export interface Catalog extends Accounts {
  readonly providers: readonly Provider[];
  readonly resources: readonly ResourceEntry[];
}

/** A resource with what it belongs to. */
export interface ResourceEntry {
  /** `provider.service.resource`; over a connection or a group, that name instead of the provider's. */
  readonly address: string;
  /** The connections that it is reached over; without any, as the environment says. */
  readonly connections?: readonly Connection[];
  readonly provider: Provider;
  readonly service: Service;
  readonly resource: Resource;
}

/**
 * `defaults` are connections or groups by which the resources of their provider are reached where a name says nothing else.
 *
 * @throws RowgateError `invalid_provider` that lists all problems of a provider; `usage` for a default that is not there.
 */
export function createCatalog(
  providers: readonly Provider[],
  {connections, groups}: Accounts = {connections: [], groups: []},
  defaults: readonly string[] = [],
): Catalog {
  const accounts = defaults.map(name => requireAccount({connections, groups}, name));
  for (const provider of providers) {
    const problems = checkProvider(provider);
    if (problems.length > 0) {
      throw new RowgateError(
        'invalid_provider',
        `provider "${provider.name}" is not valid: ${problems.join('; ')}`,
      );
    }
  }
  const resources = providers.flatMap(provider =>
    Object.values(provider.services).flatMap(service =>
      Object.values(service.resources).map(resource => ({
        address: `${provider.name}.${service.name}.${resource.name}`,
        ...accounts
          .filter(account => account.provider === provider.name)
          .map(account => ({connections: account.connections}))[0],
        provider,
        service,
        resource,
      })),
    ),
  );
  return {providers, resources, connections, groups};
}

/**
 * The resource that a name of one to three parts means: `provider.service.resource`, `service.resource`,
 * `provider.alias`, `resource` or an alias, as long as only one fits. The name of a connection or of a group of them may
 * stand before it, instead of the provider's. Case does not matter.
 *
 * @throws RowgateError `unknown_provider`, `unknown_service`, `unknown_resource` or `ambiguous_name`, with the
 * position given and a suggestion or the candidates.
 */
export function findResource(catalog: Catalog, parts: readonly string[], position?: Place): ResourceEntry {
  const account = parts.length > 1 ? findAccount(catalog, parts[0] ?? '') : undefined;
  const entries = account === undefined ? catalog.resources : listOver(account, catalog);
  const [, ...rest] = parts;
  const own = account !== undefined && rest.length > 1 ? [account.provider, ...rest] : rest;
  const meant = account === undefined ? parts : own;
  const found = entries.filter(entry => matchesName(entry, meant));
  const [entry] = found;
  if (entry !== undefined && found.length === 1) return entry;
  if (entry !== undefined) {
    throw new RowgateError('ambiguous_name', `"${parts.join('.')}" is the name of several resources`, {
      hint: `Say which: ${found.map(each => each.address).join(', ')}.`,
      position,
    });
  }
  throw explainMissing({...catalog, resources: entries}, meant, parts, position);
}

/** The resources of an account's provider, as they are reached over it. */
function listOver({name, provider, connections}: Account, catalog: Catalog): readonly ResourceEntry[] {
  return catalog.resources
    .filter(entry => entry.provider.name === provider)
    .map(entry => ({...entry, address: `${name}.${entry.service.name}.${entry.resource.name}`, connections}));
}

/** The resources that a name may mean, without a connection before it. */
export function resourcesNamed(catalog: Catalog, parts: readonly string[]): readonly ResourceEntry[] {
  return catalog.resources.filter(entry => matchesName(entry, parts));
}

/** The resource at an address that is known to exist. */
export function resourceAt(catalog: Catalog, address: string): ResourceEntry {
  return findResource(catalog, address.split('.'));
}

/** @throws RowgateError `unknown_provider`, which suggests an account as well. */
export function findProvider(catalog: Catalog, name: string, position?: Place): Provider {
  const provider = catalog.providers.find(each => same(each.name, name));
  if (provider !== undefined) return provider;
  const accounts = [...catalog.connections, ...catalog.groups];
  const names = [...catalog.providers, ...accounts].map(each => each.name);
  const [what, all] =
    accounts.length === 0
      ? ['provider', 'Providers']
      : ['provider or connection', 'Providers and connections'];
  throw missing('unknown_provider', `there is no ${what} "${name}"`, name, names, all, position);
}

/** A service by `provider.service`, or by its own name where only one provider has it. */
export function findService(
  catalog: Catalog,
  parts: readonly string[],
  position?: Place,
): {provider: Provider; service: Service} {
  const name = parts.at(-1) ?? '';
  const providers = parts.length > 1 ? [findProvider(catalog, parts[0] ?? '', position)] : catalog.providers;
  const found = providers.flatMap(provider =>
    Object.values(provider.services)
      .filter(service => same(service.name, name))
      .map(service => ({provider, service})),
  );
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (only !== undefined) {
    throw new RowgateError('ambiguous_name', `"${name}" is a service of several providers`, {
      hint: `Say which: ${found.map(each => `${each.provider.name}.${each.service.name}`).join(', ')}.`,
      position,
    });
  }
  const names = providers.flatMap(each => Object.values(each.services).map(service => service.name));
  throw missing('unknown_service', `there is no service "${name}"`, name, names, 'Services', position);
}

/** @throws RowgateError `unknown_method` with a suggestion. */
export function findMethod(entry: ResourceEntry, name: string, position?: Place): Method {
  const {methods} = entry.resource;
  const found = methods.find(each => same(each.name, name) || each.aliases?.some(alias => same(alias, name)));
  if (found !== undefined) return found;
  const names = methods.flatMap(each => [each.name, ...(each.aliases ?? [])]);
  const message = `${entry.address} has no method "${name}"`;
  throw missing('unknown_method', message, name, names, 'Methods', position);
}

export function methodsOf(entry: ResourceEntry, verb: Verb): readonly Method[] {
  return entry.resource.methods.filter(each => each.verb === verb);
}

export function findColumn(columns: readonly Column[], name: string): Column | undefined {
  return columns.find(each => same(each.name, name));
}

/** The column that identifies a row. */
export function keyColumn({key, columns}: Resource): Column {
  const column = columns.find(each => each.name === key);
  if (column === undefined) throw new RowgateError('internal', `there is no column for the key ${key}`);
  return column;
}

/** The column that a parameter carries, if it is one of the resource's. */
export function columnOf(resource: Resource, parameter: Parameter): Column | undefined {
  if (parameter.column !== undefined) return findColumn(resource.columns, parameter.column);
  return parameter.in === 'body' && parameter.type === undefined
    ? findColumn(resource.columns, parameter.name)
    : undefined;
}

/** Whether a parameter says which row a call is about, and not what of it. */
export function addressesRow(resource: Resource, parameter: Parameter): boolean {
  return parameter.in !== 'body' || parameter.column?.toLowerCase() === resource.key.toLowerCase();
}

/** Whether every connection that a resource is reached over has a value for a parameter. */
export function isSetByConnections({connections}: ResourceEntry, {name}: Parameter): boolean {
  return connections?.every(each => each.parameters?.[name] !== undefined) ?? false;
}

/** The columns of a method's answer. */
export function returnedColumns(entry: ResourceEntry, method: Method): readonly Column[] {
  return method.returns ?? entry.resource.columns;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function matchesName(entry: ResourceEntry, parts: readonly string[]): boolean {
  const {provider, service, resource} = entry;
  const isAlias = (name: string) => resource.aliases?.some(alias => same(alias, name)) ?? false;
  const [a = '', b = '', c = ''] = parts;
  switch (parts.length) {
    case 1:
      return same(resource.name, a) || isAlias(a);
    case 2:
      return (
        (same(service.name, a) && (same(resource.name, b) || isAlias(b))) ||
        (same(provider.name, a) && isAlias(b))
      );
    case 3:
      return same(provider.name, a) && same(service.name, b) && (same(resource.name, c) || isAlias(c));
    default:
      return false;
  }
}

/** `written`: the name as the user has it, which may begin with an account instead of the provider. */
function explainMissing(
  catalog: Catalog,
  parts: readonly string[],
  written: readonly string[],
  position?: Place,
): RowgateError {
  const text = written.join('.');
  if (parts.length > 3) {
    return new RowgateError('unknown_resource', `"${text}" has too many parts for a resource`, {
      hint: 'A resource is provider.service.resource.',
      position,
    });
  }
  let within = catalog.resources;
  let before = written.slice(0, -1);
  if (parts.length === 3) {
    const provider = findProvider(catalog, parts[0] ?? '', position);
    findService(catalog, parts.slice(0, 2), position);
    within = within.filter(each => each.provider === provider && same(each.service.name, parts[1] ?? ''));
  } else if (parts.length === 2) {
    const nearer = within.filter(each => same(each.service.name, parts[0] ?? ''));
    if (nearer.length > 0) within = nearer;
    else before = [];
  }
  const name = parts.at(-1) ?? '';
  const names = within.flatMap(each => [each.resource.name, ...(each.resource.aliases ?? [])]);
  const hint = suggestionHint(name, [...new Set(names)], 'Resources', before);
  return new RowgateError('unknown_resource', `there is no resource "${text}"`, {hint, position});
}

function missing(
  code: ErrorCode,
  message: string,
  name: string,
  names: readonly string[],
  what: string,
  position: Place | undefined,
): RowgateError {
  return new RowgateError(code, message, {hint: suggestionHint(name, [...new Set(names)], what), position});
}
