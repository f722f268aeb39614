import {type Catalog, columnOf, findResource, type ResourceEntry} from '../../catalog/catalog.js';
import type {Column} from '../../catalog/column.js';
import type {Method, Parameter} from '../../catalog/method.js';
import {RowgateError} from '../../errors.js';
import type {QueryFile} from '../queries/query-file.js';
import {type Block, heading, type Page, sql, type Term, terms, text} from './page.js';

/** The page of a resource, all of it from the catalog. `uses` are the ready queries that ask or change it. */
export function makeResourcePage(entry: ResourceEntry, catalog: Catalog, uses: readonly QueryFile[]): Page {
  const {address, provider, resource} = entry;
  const names = shorterNames(entry, catalog).map(name => `\`${name}\``);
  const hidden = hiddenColumns(entry);
  return {
    name: address,
    group: provider.name,
    summary: resource.description,
    blocks: [
      text(
        `The key of a row is \`${resource.key}\`.${names.length === 0 ? '' : ` Other names: ${names.join(', ')}.`} ` +
          `Credentials: \`rowgate docs ${provider.name}\`.`,
      ),
      heading('Columns'),
      terms(resource.columns.map(column => describeColumn(entry, column))),
      ...(hidden.length === 0
        ? []
        : [
            heading('Hidden columns'),
            text('They are not in `SELECT *`, and say in WHERE what the API is to be asked.'),
            terms(hidden),
          ]),
      heading('Methods'),
      terms(resource.methods.map(method => describeMethod(entry, method))),
      heading('Examples'),
      ...makeExamples(entry, uses),
    ],
  };
}

/** The names that mean it and no other, from the longest to the shortest. */
function shorterNames({service, resource, provider}: ResourceEntry, catalog: Catalog): readonly string[] {
  const aliases = resource.aliases ?? [];
  const names = [
    `${service.name}.${resource.name}`,
    resource.name,
    ...aliases.flatMap(alias => [`${provider.name}.${alias}`, alias]),
  ];
  return names.filter(name => {
    try {
      return findResource(catalog, name.split('.')).resource === resource;
    } catch (error) {
      if (error instanceof RowgateError) return false;
      throw error;
    }
  });
}

function describeColumn({resource}: ResourceEntry, column: Column): Term {
  const writers = resource.methods.flatMap(method =>
    method.parameters
      .filter(each => each.in === 'body' && columnOf(resource, each) === column)
      .map(parameter => ({verb: method.verb, required: parameter.required ?? false})),
  );
  const isRequired = writers.some(each => each.verb === 'insert' && each.required);
  const isSet = (verbs: readonly string[]) => writers.some(each => verbs.includes(each.verb));
  const filters = [...(column.filter?.operators ?? []), ...(column.filter?.order ? ['ORDER BY'] : [])];
  const facts = [
    column.type,
    column.name === resource.key && 'key',
    column.nullable && 'nullable',
    column.secret && 'secret',
    column.readOnly && 'read-only',
    isRequired && 'required to INSERT',
    isSet(['insert']) && !isSet(['update', 'replace']) && 'set when it is made',
    filters.length > 0 && `the API filters by ${filters.join(' ')}`,
    describeLength(column),
    column.values !== undefined && `one of ${column.values.join(', ')}`,
  ];
  return {name: column.name, facts: facts.filter(isText), text: column.description};
}

function describeLength({minLength, maxLength}: Column): string | undefined {
  if (minLength === undefined && maxLength === undefined) return undefined;
  return maxLength === undefined
    ? `${minLength} characters or more`
    : `${minLength ?? 0} to ${maxLength} characters`;
}

function hiddenColumns({resource}: ResourceEntry): readonly Term[] {
  const given = resource.methods
    .filter(method => method.verb === 'select')
    .flatMap(method => method.parameters.filter(each => each.fill === undefined));
  const known = new Set(resource.columns.map(each => each.name.toLowerCase()));
  return given
    .filter((each, index) => given.findIndex(other => other.name === each.name) === index)
    .filter(each => !known.has(each.name.toLowerCase()))
    .map(parameter => {
      const {facts, ...term} = describeParameter(resource, parameter);
      return {...term, facts: facts.filter(each => each !== 'required' && each !== 'optional')};
    });
}

function describeParameter(resource: ResourceEntry['resource'], parameter: Parameter): Omit<Term, 'parts'> {
  const column = columnOf(resource, parameter);
  const facts = [
    parameter.type ?? column?.type,
    parameter.required ? 'required' : 'optional',
    (parameter.secret ?? column?.secret) && 'secret',
    column !== undefined && column.name !== parameter.name && `the column ${column.name}`,
    parameter.env !== undefined && `${parameter.env} where none is given`,
  ];
  return {
    name: parameter.name,
    facts: facts.filter(isText),
    text: parameter.description ?? column?.description ?? '',
  };
}

function describeMethod({resource}: ResourceEntry, method: Method): Term {
  const {aliases = [], scopes, rotation} = method;
  const facts = [
    method.verb.toUpperCase(),
    `${method.http} ${method.path}`,
    method.public ? 'needs no credential' : scopes && `needs ${scopes.join(' ')}`,
    method.reveals && `shows ${method.reveals.join(', ')} once`,
    method.batch !== undefined && `up to ${method.batch.size} rows a call`,
    aliases.length > 0 && `also ${aliases.join(', ')}`,
  ];
  const more = [
    method.description,
    method.irreversible && `Can't be undone: ${method.irreversible}`,
    rotation?.kind === 'overlapping' &&
      `The old and the new secret both work until \`${rotation.end}\`, or until the API ends it`,
  ];
  const given = method.parameters.filter(each => each.fill === undefined);
  return {
    name: method.name,
    facts: facts.filter(isText),
    text: more.filter(isText).join('. '),
    ...(given.length > 0 && {parts: given.map(each => describeParameter(resource, each))}),
  };
}

/** A list of its first columns, and the ready query that has its name. */
function makeExamples(entry: ResourceEntry, uses: readonly QueryFile[]): readonly Block[] {
  const {address, resource} = entry;
  const can = (verb: Method['verb']) => resource.methods.some(each => each.verb === verb);
  const isListed = resource.methods.some(
    method => method.verb === 'select' && !method.parameters.some(each => each.required && !each.env),
  );
  const shown = resource.columns.filter(each => !each.secret && each.type !== 'json').slice(0, 4);
  const own = uses.find(each => each.name === address.replaceAll('.', '/'));
  const others = uses.filter(each => each !== own);
  return [
    ...(isListed
      ? [sql(`SELECT ${shown.map(each => each.name).join(', ')}\nFROM ${address}\nLIMIT 5;`)]
      : []),
    ...(own === undefined ? [] : [text(`\`rowgate run ${own.name}\``), sql(own.sql)]),
    ...(can('insert')
      ? [text('An INSERT with all that it may have:'), sql(`SHOW INSERT INTO ${address};`)]
      : []),
    ...(others.length === 0
      ? []
      : [
          heading('Ready queries'),
          terms(
            others.map(each => ({name: each.name, facts: each.changes ? ['changes'] : [], text: each.title})),
          ),
        ]),
  ];
}

function isText(value: string | false | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
