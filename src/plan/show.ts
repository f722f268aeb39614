import {findAccount} from '../catalog/accounts.js';
import {
  type Catalog,
  findProvider,
  findResource,
  findService,
  type ResourceEntry,
} from '../catalog/catalog.js';
import type {Column} from '../catalog/column.js';
import {type LocalEntry, localName} from '../catalog/local.js';
import type {Parameter} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import type {ShowStatement} from '../statement/statement.js';
import type {PlanContext} from './analysis.js';
import {place} from './place.js';
import type {ValuesPlan} from './plan.js';
import {parameterType, writeMethod} from './targets.js';
import {textTable} from './text-table.js';

export function planShow(statement: ShowStatement, context: PlanContext): ValuesPlan {
  return showers[statement.what](statement, context);
}

const showers: Readonly<
  Record<ShowStatement['what'], (statement: ShowStatement, context: PlanContext) => ValuesPlan>
> = {
  providers(statement, {catalog}) {
    const rows = catalog.providers.map(({name, description, url}) => ({name, description, url: url.default}));
    return list(statement, ['name', 'description'], ['url'], rows);
  },
  services(statement, {catalog}) {
    const {parts, account} = takeAccount(nameParts(statement), catalog);
    const providers =
      parts.length === 0 ? catalog.providers : [findProvider(catalog, parts.join('.'), namePlace(statement))];
    const rows = providers.flatMap(provider =>
      Object.values(provider.services).map(service => ({
        name: service.name,
        id: `${account ?? provider.name}.${service.name}`,
        description: service.description,
      })),
    );
    return list(statement, ['id', 'name', 'description'], [], rows);
  },
  resources(statement, {catalog, locals}) {
    const {parts, account} = takeAccount(nameParts(statement), catalog);
    const [only = ''] = parts;
    if (parts.length === 1 && only.toLowerCase() === localName) return listTables(statement, [], locals);
    const provider =
      parts.length === 1 ? catalog.providers.find(each => each.name === only.toLowerCase()) : undefined;
    const service =
      parts.length === 0 || provider !== undefined
        ? undefined
        : findService(catalog, parts, namePlace(statement)).service;
    const rows = catalog.resources
      .filter(entry => provider === undefined || entry.provider === provider)
      .filter(entry => service === undefined || entry.service === service)
      .map(({address, resource}) => ({
        name: resource.name,
        id: account === undefined ? address : [account, ...address.split('.').slice(1)].join('.'),
        description: resource.description,
        key: resource.key,
        aliases: resource.aliases?.join(', ') ?? null,
        verbs: [...new Set(resource.methods.map(each => each.verb))].join(', '),
      }));
    return list(statement, ['id', 'name', 'description'], ['key', 'aliases', 'verbs'], rows);
  },
  tables: (statement, {catalog, locals}) => listTables(statement, catalog.resources, locals),
  methods(statement, {catalog}) {
    const entry = findResource(catalog, nameParts(statement), namePlace(statement));
    const rows = entry.resource.methods.map(method => ({
      name: method.name,
      verb: method.verb,
      required: names(method.parameters.filter(each => each.required)),
      optional: names(method.parameters.filter(each => !each.required)),
      aliases: method.aliases?.join(', ') ?? null,
      request: `${method.http} ${method.path}`,
      irreversible: method.irreversible ?? null,
      description: method.description,
    }));
    const more = ['aliases', 'request', 'irreversible'];
    return list(statement, ['name', 'verb', 'required', 'optional', 'description'], more, rows);
  },
  insert(statement, {catalog}) {
    const entry = findResource(catalog, nameParts(statement), namePlace(statement));
    const range = statement.name?.range ?? statement.range;
    const method = writeMethod(statement, entry, 'insert', range);
    const parameters = [...method.parameters].sort(
      (a, b) => Number(b.required ?? 0) - Number(a.required ?? 0),
    );
    const columns = parameters.map(({name}) => `  ${name}`).join(',\n');
    const values = parameters
      .map((parameter, index) => {
        const comma = index < parameters.length - 1 ? ',' : '';
        const note = parameter.required ? 'required' : 'optional';
        return `  ${sampleValue(parameterType(entry, parameter))}${comma} -- ${parameter.name}, ${note}`;
      })
      .join('\n');
    const returned = [entry.resource.key, ...(method.reveals ?? [])].join(', ');
    const text = `INSERT INTO ${entry.address} (\n${columns}\n)\nVALUES (\n${values}\n)\nRETURNING ${returned};`;
    return textTable(
      ['statement'],
      text.split('\n').map(line => [line]),
    );
  },
};

/** The name of a connection or a group may stand in the place of its provider's. */
function takeAccount(
  parts: readonly string[],
  catalog: Catalog,
): {parts: readonly string[]; account: string | undefined} {
  const [first = '', ...rest] = parts;
  const account = findAccount(catalog, first);
  return account === undefined
    ? {parts, account: undefined}
    : {parts: [account.provider, ...rest], account: account.name};
}

/** All that can stand in FROM. */
function listTables(
  statement: ShowStatement,
  resources: readonly ResourceEntry[],
  locals: readonly LocalEntry[],
): ValuesPlan {
  const rows = [
    ...resources.map(({address, resource: {name, description}}) => ({
      name,
      id: address,
      kind: 'resource',
      description,
    })),
    ...locals.map(each => ({
      name: each.name,
      id: `${localName}.${each.name}`,
      kind: each.kind,
      description:
        each.kind === 'view'
          ? each.query.replaceAll(/\s+/g, ' ')
          : each.columns.map(({name}) => name).join(', '),
    })),
  ];
  return list(statement, ['id', 'name', 'kind', 'description'], [], rows);
}

function nameParts({name}: ShowStatement): readonly string[] {
  return name?.parts.map(part => part.name) ?? [];
}

function namePlace(statement: ShowStatement) {
  return place(statement, statement.name?.range ?? statement.range);
}

function names(parameters: readonly Parameter[]): string {
  return parameters.map(each => each.name).join(', ');
}

function sampleValue(type: Column['type']): string {
  const samples: Readonly<Record<Column['type'], string>> = {
    text: "'…'",
    integer: '0',
    real: '0.0',
    boolean: 'false',
    timestamp: "'2026-12-31T00:00:00Z'",
    json: "'{}'",
    blob: "readfile('…')",
  };
  return samples[type];
}

/** Rows by name, those that LIKE lets pass; EXTENDED shows more columns. */
function list(
  statement: ShowStatement,
  columns: readonly string[],
  extended: readonly string[],
  rows: readonly Readonly<Record<string, string | null>>[],
): ValuesPlan {
  const pattern = likePattern(statement);
  const shown = statement.extended ? [...columns, ...extended] : columns;
  return textTable(
    shown,
    rows
      .filter(row => pattern === undefined || pattern.test(row.name ?? ''))
      .map(row => shown.map(column => row[column] ?? null)),
  );
}

function likePattern(statement: ShowStatement): RegExp | undefined {
  const {like} = statement;
  if (like === undefined) return undefined;
  if (like.kind !== 'literal' || like.type !== 'string') {
    throw new RowgateError('syntax', 'LIKE needs a string here', {position: place(statement, like.range)});
  }
  const source = like.value
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, 'is');
}
