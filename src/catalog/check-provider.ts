import type {Method} from './method.js';
import type {Provider} from './provider.js';
import type {Resource} from './resource.js';

/**
 * What is wrong with a provider's data, as sentences without a full stop; empty where all is well. For the author
 * of a provider to call in a test; `createCatalog` calls it too.
 */
export function checkProvider(provider: Provider): readonly string[] {
  const problems: string[] = [];
  const report = (place: string, problem: string) => problems.push(`${place}: ${problem}`);
  if (!isName(provider.name)) report(provider.name, 'a name is made of letters, digits and _');
  if (!URL.canParse(provider.url.default)) report(provider.name, `"${provider.url.default}" is not a URL`);
  const aliases: string[] = [];
  for (const [serviceKey, service] of Object.entries(provider.services)) {
    const place = `${provider.name}.${service.name}`;
    if (serviceKey !== service.name) report(place, `stands under the key "${serviceKey}"`);
    if (!isName(service.name)) report(place, 'a name is made of letters, digits and _');
    for (const [resourceKey, resource] of Object.entries(service.resources)) {
      if (resourceKey !== resource.name) {
        report(`${place}.${resource.name}`, `stands under the key "${resourceKey}"`);
      }
      aliases.push(...(resource.aliases ?? []));
      checkResource(provider, resource, problem => report(`${place}.${resource.name}`, problem));
    }
  }
  for (const alias of repeated(aliases)) report(provider.name, `two resources have the alias "${alias}"`);
  const names = Object.values(provider.services).flatMap(service => Object.keys(service.resources));
  for (const alias of aliases.filter(each => names.includes(each))) {
    report(provider.name, `"${alias}" is a resource's alias and another's name`);
  }
  return problems;
}

type Report = (problem: string) => void;

function checkResource(provider: Provider, resource: Resource, report: Report): void {
  if (!isName(resource.name)) report('a name is made of letters, digits and _');
  const columns = resource.columns.map(each => each.name.toLowerCase());
  for (const name of repeated(columns)) report(`two columns are named "${name}"`);
  if (!columns.includes(resource.key.toLowerCase())) report(`its key "${resource.key}" is not a column`);
  for (const column of resource.columns) {
    if (column.shape !== undefined && column.type !== 'json') {
      report(`column "${column.name}" has the shape of JSON and is none`);
    }
    if (column.description === '') report(`column "${column.name}" has no description`);
    for (const operator of column.filter?.exact ?? []) {
      if (!column.filter?.operators.includes(operator)) {
        report(`column "${column.name}" means "${operator}" exactly but does not offer it`);
      }
    }
    const sortable = column.type === 'integer' || column.type === 'timestamp';
    if (column.filter?.order && (!sortable || column.nullable)) {
      report(
        `column "${column.name}" can't promise an order: only integers and timestamps without nulls can`,
      );
    }
  }
  const names = resource.methods.flatMap(each => [each.name, ...(each.aliases ?? [])]);
  for (const name of repeated(names.map(each => each.toLowerCase())))
    report(`two methods are named "${name}"`);
  for (const method of resource.methods) {
    checkMethod(provider, resource, method, problem => report(`method "${method.name}" ${problem}`));
  }
}

function checkMethod(provider: Provider, resource: Resource, method: Method, report: Report): void {
  const columns = resource.columns.map(each => each.name.toLowerCase());
  if (method.description === '') report('has no description');
  const {batch} = method;
  if (
    batch !== undefined &&
    !method.parameters.some(each => each.name === batch.parameter && each.in === 'body')
  ) {
    report(`has batches by "${batch.parameter}", which is no body parameter`);
  }
  const placeholders = [...method.path.matchAll(/\{([^}]*)\}/g)].map(match => match[1] ?? '');
  const inPath = method.parameters.filter(each => each.in === 'path').map(each => each.name);
  for (const name of placeholders) {
    if (!inPath.includes(name)) report(`has {${name}} in its path and no such path parameter`);
  }
  for (const name of inPath) {
    if (!placeholders.includes(name)) report(`has the path parameter "${name}", which its path lacks`);
  }
  const parameterNames = method.parameters.map(each => each.name.toLowerCase());
  for (const name of repeated(parameterNames)) report(`has two parameters named "${name}"`);
  for (const parameter of method.parameters) {
    if (parameter.in === 'path' && !parameter.required) report(`must require "${parameter.name}"`);
    if (parameter.column !== undefined && !columns.includes(parameter.column.toLowerCase())) {
      report(`has the parameter "${parameter.name}" for a column "${parameter.column}" that is not there`);
    }
    const isColumn = parameter.in === 'body' && columns.includes(parameter.name.toLowerCase());
    if (parameter.type === undefined && parameter.column === undefined && !isColumn) {
      report(`does not say the type of "${parameter.name}"`);
    }
  }
  if (method.body !== undefined && method.body.mediaType !== 'application/json') {
    const bodies = method.parameters.filter(each => each.in === 'body');
    if (bodies.length !== 1) report(`sends ${method.body.mediaType} and needs exactly one body parameter`);
  }
  if (method.verb === 'select' && method.http === 'GET' && method.answer.kind === 'nothing') {
    report('is a select that answers nothing');
  }
  if (method.http === 'GET' && !method.idempotent) report('is a GET and so is idempotent');
  const returned = (method.returns ?? resource.columns).map(each => each.name);
  for (const name of method.reveals ?? []) {
    const column = (method.returns ?? resource.columns).find(each => each.name === name);
    if (!column?.secret) report(`reveals "${name}", which is no secret column of its answer`);
  }
  checkRotation(resource, method, report);
  const {answer} = method;
  if (answer.kind === 'bytes' && !(returned.includes(answer.type) && returned.includes(answer.content))) {
    report(`answers bytes and must return the columns "${answer.type}" and "${answer.content}"`);
  }
  const language = method.filter ?? provider.filter;
  if (method.answer.kind === 'rows' && language) {
    const used = new Set(resource.columns.flatMap(each => each.filter?.operators ?? []));
    for (const operator of used) {
      if (language.kind === 'json-header' && language.operators[operator] === undefined) {
        report(`filters by "${operator}", which its filter language lacks`);
      }
    }
  }
}

/** A new secret is one that the answer shows, or one that is given. */
function checkRotation({methods, columns}: Resource, {rotation, ...method}: Method, report: Report): void {
  if (rotation === undefined) return;
  const secret = new Set(columns.filter(each => each.secret).map(each => each.name));
  const takesSecret = method.parameters.some(each => each.secret ?? secret.has(each.column ?? each.name));
  if (method.reveals === undefined && !takesSecret) {
    report('rotates a secret, and neither reveals nor takes one');
  }
  if (rotation.kind === 'immediate') {
    if (method.irreversible === undefined)
      report('rotates a secret at once and must say what is irreversible');
  } else if (!methods.some(each => each.name === rotation.end && each.verb === 'exec')) {
    report(`says that "${rotation.end}" ends its rotation, which is no procedure`);
  }
}

function isName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

function repeated(names: readonly string[]): Set<string> {
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}
