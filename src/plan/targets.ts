import {
  addressesRow,
  columnOf,
  findColumn,
  isSetByConnections,
  methodsOf,
  type ResourceEntry,
} from '../catalog/catalog.js';
import type {Column, ColumnType} from '../catalog/column.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Method, Parameter, Verb} from '../catalog/method.js';
import {suggestionHint} from '../catalog/suggest.js';
import {RowgateError} from '../errors.js';
import type {Expression, Identifier, Range} from '../statement/query.js';
import type {Analysis} from './analysis.js';
import {checkValue} from './check-value.js';
import {constantValue} from './constant.js';
import {noteType} from './parameter-type.js';
import {place} from './place.js';

/**
 * The method that a write of a resource calls. REPLACE has its own where the API tells the two apart, else UPDATE's.
 *
 * @throws RowgateError `unsupported` where the API has none.
 */
export function writeMethod(
  analysis: {readonly source: string},
  entry: ResourceEntry,
  verb: Verb,
  range: Range,
): Method {
  const [method] = methodsOf(entry, verb);
  if (method !== undefined) return method;
  if (verb === 'replace') return writeMethod(analysis, entry, 'update', range);
  const can = [...new Set(entry.resource.methods.map(each => each.verb.toUpperCase()))];
  throw new RowgateError('unsupported', `the API has no ${verb.toUpperCase()} for ${entry.address}`, {
    hint: `It has ${can.join(', ')}. See SHOW METHODS IN ${entry.address}.`,
    position: place(analysis, range),
  });
}

/**
 * The parameter of a method that a column name in INSERT or SET means: its own name, the column that it carries, or
 * StackQL's `data__` before the name.
 *
 * @throws RowgateError `read_only_column` or `unknown_column`.
 */
export function writableParameter(
  analysis: {readonly source: string},
  entry: ResourceEntry,
  method: Method,
  {name, range}: Identifier,
): Parameter {
  const bare = name.replace(/^data__/i, '');
  const usable = method.parameters.filter(
    each => each.fill === undefined && (method.verb === 'insert' || !addressesRow(entry.resource, each)),
  );
  if (method.verb === 'insert' && entry.connections !== undefined && same(bare, connectionColumn.name)) {
    return connectionColumn;
  }
  const parameter = usable.find(each => same(each.name, bare) || same(each.column ?? '', bare));
  if (parameter !== undefined) return parameter;
  const position = place(analysis, range);
  const names = usable.map(each => each.name);
  const column = findColumn(entry.resource.columns, bare);
  if (column !== undefined) {
    const when = column.readOnly ? 'is read-only' : `can't be set by ${method.name}`;
    throw new RowgateError('read_only_column', `column "${column.name}" of ${entry.address} ${when}`, {
      hint: `What can be set: ${names.join(', ')}.`,
      position,
    });
  }
  const hint = suggestionHint(bare, names, 'Columns that can be set');
  throw new RowgateError('unknown_column', `${entry.address} has no column "${bare}"`, {hint, position});
}

/**
 * Values from the environment for the parameters that a statement does not give; `missing` are those required ones that
 * have none, neither there nor with the connection.
 */
export function fillDefaults(
  {context}: Analysis,
  entry: ResourceEntry,
  method: Method,
  given: readonly Parameter[],
): {defaults: Record<string, string>; missing: readonly Parameter[]} {
  const defaults: Record<string, string> = {};
  const missing: Parameter[] = [];
  for (const parameter of method.parameters) {
    if (given.includes(parameter) || parameter.fill !== undefined) continue;
    const value = context.defaultValue(entry, parameter);
    if (isSetByConnections(entry, parameter)) continue;
    if (value !== undefined) defaults[parameter.name] = value;
    else if (parameter.required) missing.push(parameter);
  }
  return {defaults, missing};
}

export function parameterType(entry: ResourceEntry, parameter: Parameter): ColumnType {
  return columnOf(entry.resource, parameter)?.type ?? parameter.type ?? 'text';
}

/** Checks a value that is the same for every row, before anything is read or sent. */
export function checkConstant(
  analysis: Analysis,
  entry: ResourceEntry,
  parameter: Parameter,
  node: Expression,
): void {
  noteType(analysis, node, parameterType(entry, parameter));
  const constant = constantValue(analysis, node);
  if (constant === undefined) return;
  const problem = checkValue(entry, parameter, constant.value);
  if (problem === undefined) return;
  const {message, hint} = problem;
  throw new RowgateError('invalid_value', message, {hint, position: place(analysis, node.range)});
}

/** The columns of a resource that say how a row is before a change: all but its secrets. */
export function visibleColumns(entry: ResourceEntry): readonly Column[] {
  return entry.resource.columns.filter(column => !column.secret);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
