import {columnOf, findMethod, findResource, type ResourceEntry, returnedColumns} from '../catalog/catalog.js';
import type {Column} from '../catalog/column.js';
import {findTable} from '../catalog/local.js';
import type {Method, Rotation} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import type {Value} from '../row.js';
import type {DescribeStatement} from '../statement/statement.js';
import {type PlanContext, startAnalysis} from './analysis.js';
import {analyzeTable} from './from.js';
import {place} from './place.js';
import type {ValuesPlan} from './plan.js';
import {emptyScope} from './scope.js';
import {parameterType} from './targets.js';
import {textTable} from './text-table.js';

export function planDescribe(statement: DescribeStatement, context: PlanContext): ValuesPlan {
  const {catalog, locals} = context;
  const parts = statement.name.parts.map(part => part.name);
  const position = place(statement, statement.name.range);
  if (statement.what === 'resource') {
    const found = findTable(catalog, locals, parts, position);
    return found.kind === 'resource'
      ? describeResource(found.entry, statement.extended)
      : describeLocal(statement, context);
  }
  const own = parts.pop() ?? '';
  if (parts.length === 0) {
    throw new RowgateError('unknown_method', `DESCRIBE METHOD needs a resource before the method "${own}"`, {
      hint: 'As in DESCRIBE METHOD provider.service.resource.method.',
      position,
    });
  }
  const entry = findResource(catalog, parts, position);
  return describeMethod(entry, findMethod(entry, own, position), statement.extended);
}

/** Columns as the planner knows them: those of a view are what its query gives. */
function describeLocal(statement: DescribeStatement, context: PlanContext): ValuesPlan {
  const {name, range, extended} = statement;
  const analysis = startAnalysis(statement.source, context);
  const {columns} = analyzeTable(
    analysis,
    {kind: 'table', name, alias: undefined, range},
    emptyScope(undefined),
  );
  const rows = columns.map(column => ({
    column: column.name,
    type: column.type ?? '',
    attributes: column.secret ? 'secret' : '',
  }));
  const shown = describedColumns(extended);
  return textTable(
    shown,
    rows.map(row => shown.map(each => new Map(Object.entries(row)).get(each) ?? '')),
  );
}

const shortColumns = ['column', 'type', 'attributes', 'filter', 'description'] as const;
const allColumns = [
  'column',
  'type',
  'attributes',
  'filter',
  'insert',
  'update',
  'limits',
  'description',
] as const;

function describedColumns(extended: boolean): typeof shortColumns | typeof allColumns {
  return extended ? allColumns : shortColumns;
}

function describeResource(entry: ResourceEntry, extended: boolean): ValuesPlan {
  const {resource} = entry;
  const rows = resource.columns.map(column => {
    const insert = settable(entry, column, 'insert');
    const update = settable(entry, column, 'update');
    return {
      column: column.name,
      type: column.type,
      attributes: attributes(entry, column, insert),
      filter:
        column.filter === undefined
          ? ''
          : [...column.filter.operators, ...(column.filter.order ? ['order'] : [])].join(' '),
      description: column.description,
      insert: insert ?? '',
      update: update ?? '',
      limits: limits(column),
    };
  });
  const hidden = resource.methods
    .filter(method => method.verb === 'select')
    .flatMap(method => method.parameters)
    .filter((parameter, index, all) => all.findIndex(each => each.name === parameter.name) === index)
    .map(parameter => ({
      column: parameter.name,
      type: parameterType(entry, parameter),
      attributes: parameter.column === undefined ? 'hidden' : `hidden, same as ${parameter.column}`,
      filter: '=',
      description: parameter.description ?? '',
      insert: '',
      update: '',
      limits: '',
    }));
  const shown = describedColumns(extended);
  const all = extended ? [...rows, ...hidden] : rows;
  return textTable(
    shown,
    all.map(row => shown.map(name => row[name])),
  );
}

function attributes(entry: ResourceEntry, column: Column, insert: string | undefined): string {
  return [
    column.name === entry.resource.key && 'key',
    column.readOnly && 'read-only',
    column.nullable && 'nullable',
    column.secret && 'secret',
    insert === 'required' && 'required',
  ]
    .filter(each => each !== false && each !== undefined)
    .join(', ');
}

function settable(entry: ResourceEntry, column: Column, verb: Method['verb']): string | undefined {
  for (const method of entry.resource.methods) {
    if (method.verb !== verb) continue;
    const parameter = method.parameters.find(
      each => each.in === 'body' && columnOf(entry.resource, each) === column,
    );
    if (parameter !== undefined) return parameter.required ? 'required' : 'optional';
  }
  return undefined;
}

function limits({minLength, maxLength, values}: Column): string {
  if (values !== undefined) return `one of ${values.join(', ')}`;
  if (minLength === undefined && maxLength === undefined) return '';
  return `${minLength ?? 0} to ${maxLength ?? 'any number of'} characters`;
}

function describeMethod(entry: ResourceEntry, method: Method, extended: boolean): ValuesPlan {
  const rows: (readonly Value[])[] = method.parameters.map(parameter => {
    const column = columnOf(entry.resource, parameter);
    const description = parameter.description ?? column?.description ?? '';
    const required = parameter.required ? 'required' : 'optional';
    return ['input', parameter.name, parameterType(entry, parameter), required, description, parameter.in];
  });
  if (method.answer.kind !== 'nothing') {
    for (const column of returnedColumns(entry, method)) {
      const secret = column.secret
        ? method.reveals?.includes(column.name)
          ? 'secret, shown'
          : 'secret'
        : '';
      rows.push(['output', column.name, column.type, secret, column.description, 'answer']);
    }
  }
  if (method.rotation !== undefined) {
    rows.push(['method', 'rotation', '', method.rotation.kind, describeRotation(method.rotation), '']);
  }
  if (extended) {
    const facts: readonly (readonly [string, Value])[] = [
      ['request', `${method.http} ${method.path}`],
      ['verb', method.verb],
      ['aliases', method.aliases?.join(', ') ?? ''],
      ['scopes', method.public ? 'none: no credentials are sent' : (method.scopes?.join(' ') ?? '')],
      ['idempotent', method.idempotent ? 'yes' : 'no'],
      ['irreversible', method.irreversible ?? 'no'],
    ];
    rows.push(...facts.map(([name, value]) => ['method', name, '', '', value, '']));
  }
  const columns = ['direction', 'name', 'type', 'attributes', 'description', 'in'];
  const width = extended ? 6 : 5;
  return textTable(
    columns.slice(0, width),
    rows.map(row => row.slice(0, width)),
  );
}

function describeRotation(rotation: Rotation): string {
  if (rotation.kind === 'immediate') return 'the old secret stops working at once';
  return `the old and the new secret both work until ${rotation.end}, or until the API ends it`;
}
