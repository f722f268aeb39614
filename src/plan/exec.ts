import {findMethod, findResource, type ResourceEntry} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Method, Parameter} from '../catalog/method.js';
import {suggestionHint} from '../catalog/suggest.js';
import {RowgateError} from '../errors.js';
import type {LocalValue} from '../row.js';
import type {Identifier, Range} from '../statement/query.js';
import type {ExecStatement} from '../statement/statement.js';
import type {ExecCall} from '../statement/table.js';
import {type Analysis, type PlanContext, sqlOf, startAnalysis, textOf} from './analysis.js';
import {checkValue} from './check-value.js';
import {constantValue} from './constant.js';
import {analyzeExpression} from './expression.js';
import {finishQuery} from './finish-query.js';
import {addKnownColumns} from './known-columns.js';
import {noteType} from './parameter-type.js';
import {place} from './place.js';
import type {ChangePlan} from './plan.js';
import {analyzeQuery} from './query.js';
import {quoteName} from './rewrite.js';
import {planScans} from './scans.js';
import {emptyScope, type ScopeColumn} from './scope.js';
import {checkConstant, fillDefaults} from './targets.js';

/** What a parameter of a call is set to, as SQL. */
interface Given {
  readonly parameter: Parameter;
  readonly sql: string;
}

export function planExec(statement: ExecStatement, context: PlanContext): ChangePlan {
  return planCall(statement.call, statement.source, context);
}

export function planCall(call: ExecCall, source: string, context: PlanContext): ChangePlan {
  const analysis = startAnalysis(source, context);
  const {entry, method} = findProcedure(analysis, call);
  const scope = emptyScope(undefined);
  const given: Given[] = [];
  const add = (parameter: Parameter, sql: string, range: Range) => {
    if (given.some(each => each.parameter === parameter)) {
      throw new RowgateError('invalid_value', `parameter "${parameter.name}" is given twice`, {
        position: place(analysis, range),
      });
    }
    given.push({parameter, sql});
  };
  const columns = call.forEach === undefined ? [] : analyzeQuery(analysis, call.forEach, undefined);
  if (call.forEach !== undefined) {
    const {range} = call.forEach;
    scope.items.push({alias: 'each', address: undefined, columns, draft: undefined, range});
    checkDistinct(analysis, columns, range);
    for (const column of columns) {
      const parameter = findParameter(entry, method, column.name);
      if (parameter !== undefined) add(parameter, `"each".${quoteName(column.name)}`, range);
      else if (!isColumn(entry, column.name))
        throw unknownParameter(analysis, entry, method, column.name, range);
    }
  }
  const expressions: Record<string, string> = {};
  for (const {name, value} of call.arguments) {
    const parameter = findParameter(entry, method, name.name.replace(/^data__/i, ''));
    if (parameter === undefined) throw unknownParameter(analysis, entry, method, name.name, name.range);
    analyzeExpression(analysis, scope, value);
    checkConstant(analysis, entry, parameter, value);
    add(parameter, sqlOf(analysis, value.range), name.range);
    expressions[parameter.name] = textOf(analysis, value.range);
  }
  const inJson = jsonArguments(analysis, entry, method, call);
  for (const {parameter, value, range} of inJson ?? []) {
    const name = `$json_${parameter.name}`;
    analysis.parameters.set(name, value);
    add(parameter, name, range);
  }
  const known = call.forEach === undefined ? [] : addKnownColumns(analysis, entry, call.forEach);
  const defaults = inJson === undefined ? {} : checkRequired(analysis, entry, method, given, call);
  const texts = [...known.map(({name}) => `"each".${quoteName(name)}`), ...given.map(each => each.sql)];
  const from = call.forEach === undefined ? '' : ` FROM (${sqlOf(analysis, call.forEach.range)}) AS "each"`;
  const sql = `SELECT ${texts.length === 0 ? 'NULL' : texts.join(', ')}${from}`;
  const results = [
    ...known.map(each => each.column),
    ...given.map(({parameter}) => ({name: parameter.name, type: undefined})),
  ];
  const scans = planScans(analysis).map(each => each.scan);
  return {
    kind: 'change',
    verb: 'exec',
    resource: entry.address,
    method: method.name,
    ...(call.forEach !== undefined && {isEach: true}),
    find: finishQuery(analysis, sql, results, {scans}),
    before: known.map(({column}) => column.name),
    uses: known.map(({column}) => column.name),
    set: given.map(({parameter}) => parameter.name),
    expressions,
    defaults,
  };
}

function findProcedure(analysis: Analysis, {method: name}: ExecCall): {entry: ResourceEntry; method: Method} {
  const position = place(analysis, name.range);
  const parts = name.parts.map(part => part.name);
  const own = parts.pop() ?? '';
  if (parts.length === 0) {
    throw new RowgateError('unknown_method', `EXEC needs a resource before the method "${own}"`, {
      hint: 'As in EXEC provider.service.resource.method @parameter = value.',
      position,
    });
  }
  const entry = findResource(analysis.context.catalog, parts, position);
  const method = findMethod(entry, own, position);
  if (method.verb !== 'select') return {entry, method};
  throw new RowgateError('unsupported', `${method.name} is read by SELECT, not by EXEC`, {
    hint: `SELECT * FROM ${entry.address}.`,
    position,
  });
}

function findParameter({connections}: ResourceEntry, method: Method, name: string): Parameter | undefined {
  const wanted = name.toLowerCase();
  if (connections !== undefined && wanted === connectionColumn.name) return connectionColumn;
  return (
    method.parameters.find(each => each.fill === undefined && each.name.toLowerCase() === wanted) ??
    method.parameters.find(each => each.fill === undefined && each.column?.toLowerCase() === wanted)
  );
}

function isColumn(entry: ResourceEntry, name: string): boolean {
  return entry.resource.columns.some(column => column.name.toLowerCase() === name.toLowerCase());
}

function checkDistinct(analysis: Analysis, columns: readonly ScopeColumn[], range: Range): void {
  const names = columns.map(column => column.name.toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new RowgateError('ambiguous_name', `FOR EACH has two columns named "${twice}"`, {
    hint: 'Give one of them another name with AS.',
    position: place(analysis, range),
  });
}

/** Undefined where a text is only described whose parameter is to have them. */
function jsonArguments(
  analysis: Analysis,
  entry: ResourceEntry,
  method: Method,
  {json}: ExecCall,
): readonly {parameter: Parameter; value: LocalValue; range: Range}[] | undefined {
  if (json === undefined) return [];
  const {range} = json;
  const position = place(analysis, range);
  analyzeExpression(analysis, emptyScope(undefined), json);
  noteType(analysis, json, 'json');
  const text = constantValue(analysis, json)?.value;
  if (text === undefined && analysis.context.parameterTypes !== undefined) return undefined;
  const object = parseObject(text);
  if (object === undefined) {
    throw new RowgateError('invalid_value', '@@json must be the text of a JSON object', {
      hint: `As in @@json = '{"label": "x"}'.`,
      position,
    });
  }
  return Object.entries(object).map(([name, value]) => {
    const parameter = findParameter(entry, method, name);
    if (parameter === undefined) throw unknownParameter(analysis, entry, method, name, range);
    const local = localValue(value);
    const problem = checkValue(entry, parameter, local);
    if (problem !== undefined) {
      throw new RowgateError('invalid_value', problem.message, {hint: problem.hint, position});
    }
    return {parameter, value: local, range};
  });
}

function parseObject(text: LocalValue | undefined): object | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function localValue(value: unknown): LocalValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value);
}

function checkRequired(
  analysis: Analysis,
  entry: ResourceEntry,
  method: Method,
  given: readonly Given[],
  call: ExecCall,
): Readonly<Record<string, string>> {
  const parameters = given.map(({parameter}) => parameter);
  const {defaults, missing} = fillDefaults(analysis, entry, method, parameters);
  const [first] = missing;
  if (first === undefined) return defaults;
  const names = missing.map(each => `@${each.name}`).join(', ');
  throw new RowgateError('missing_parameter', `${entry.address}.${method.name} needs ${names}`, {
    hint: `As in EXEC ${entry.address}.${method.name} @${first.name} = '…'${first.env === undefined ? '' : `, or set ${first.env}`}.`,
    position: place(analysis, call.method.range),
  });
}

function unknownParameter(
  analysis: Analysis,
  entry: ResourceEntry,
  method: Method,
  name: Identifier['name'],
  range: Range,
): RowgateError {
  const names = method.parameters.map(each => each.name);
  return new RowgateError('unknown_parameter', `${entry.address}.${method.name} has no parameter "${name}"`, {
    hint: suggestionHint(name, names, 'Parameters'),
    position: place(analysis, range),
  });
}
