import {findColumn, isSetByConnections, methodsOf} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Method, Parameter} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import type {Analysis} from './analysis.js';
import {isGiven, literalBinding} from './bindings.js';
import {constantValue} from './constant.js';
import {dependentBinding} from './dependent-binding.js';
import {limitScans} from './limit-scans.js';
import {place} from './place.js';
import type {Binding, LocalColumn, Scan} from './plan.js';
import {joinAll, keptBy, type Pushed, pushDown} from './predicate.js';
import {isReserved} from './resource-columns.js';
import type {Condition, ScanDraft} from './scope.js';

/** A scan as planned, with what the rest of the planning wants to know of it. */
export interface PlannedScan {
  readonly draft: ScanDraft;
  readonly scan: Scan;
  /** The conditions that every row surely fulfils that is fetched. */
  readonly met: readonly Condition[];
}

/** How each use of a resource is fetched, those first that others take values from. */
export function planScans(analysis: Analysis): readonly PlannedScan[] {
  // Which calls there will be depends on values that are still to come.
  if (analysis.context.parameterTypes !== undefined) return [];
  const after = new Map<ScanDraft, readonly ScanDraft[]>();
  // What a table can't be read without goes before what would only make another cheaper.
  const choices = byConditions(analysis).map(draft => ({draft, choice: pickMethod(analysis, draft, after)}));
  const planned = choices.map(({draft, choice}) =>
    choice.isNever ? planNothing(draft, choice) : planScan(analysis, draft, choice, after),
  );
  const ordered: PlannedScan[] = [];
  const visit = (each: PlannedScan, path: readonly ScanDraft[]) => {
    if (ordered.includes(each)) return;
    if (path.includes(each.draft)) {
      const names = path.map(draft => draft.entry.address).join(' and ');
      throw new RowgateError('missing_parameter', `${names} wait for each other's values`, {
        hint: 'Give one of them its parameters as values in WHERE.',
        position: place(analysis, each.draft.range),
      });
    }
    for (const needed of after.get(each.draft) ?? []) {
      const other = planned.find(({draft}) => draft === needed);
      if (other !== undefined) visit(other, [...path, each.draft]);
    }
    ordered.push(each);
  };
  for (const draft of analysis.drafts) {
    const own = planned.find(each => each.draft === draft);
    if (own !== undefined) visit(own, []);
  }
  return limitScans(analysis, ordered);
}

/** Those that an API filters least first: they are the ones to look up by what the others find. */
function byConditions(analysis: Analysis): readonly ScanDraft[] {
  const pushed = (draft: ScanDraft) =>
    draft.conditions.filter(({expression}) => pushDown(analysis, draft, expression) !== undefined).length;
  return analysis.drafts
    .map(draft => ({draft, count: pushed(draft)}))
    .sort((a, b) => a.count - b.count)
    .map(({draft}) => draft);
}

/** Of a table no row of which can matter: nothing is asked. */
function planNothing(draft: ScanDraft, {method}: Choice): PlannedScan {
  const {table, entry, conditions} = draft;
  const columns = localColumns(draft);
  const scan: Scan = {table, resource: entry.address, method: method.name, columns, bindings: {}, limit: 0};
  return {draft, scan, met: conditions};
}

/** Whether a condition is one like `1 = 0`, by which programs ask for no more than the columns. */
function isNever(analysis: Analysis, {expression}: Condition): boolean {
  const constant = constantValue(analysis, expression);
  return constant !== undefined && (constant.value === null || constant.value === 0);
}

function planScan(
  analysis: Analysis,
  draft: ScanDraft,
  choice: Choice,
  after: Map<ScanDraft, readonly ScanDraft[]>,
): PlannedScan {
  const {method} = choice;
  const bindings = {...choice.bindings, ...bindConnections(analysis, draft)};
  const lookup = method.answer.kind === 'rows' ? planLookup(analysis, draft, choice, after) : undefined;
  const language = method.filter ?? draft.entry.provider.filter;
  const isFilterable = method.answer.kind === 'rows' && language !== undefined && language !== false;
  const parts = draft.conditions.map(({expression}) =>
    isFilterable ? pushDown(analysis, draft, expression) : undefined,
  );
  const pushed = withoutRepetition(parts);
  const kept = withoutRepetition(draft.conditions.map(({expression}) => keptBy(analysis, draft, expression)));
  const scan: Scan = {
    table: draft.table,
    resource: draft.entry.address,
    method: method.name,
    columns: localColumns(draft),
    bindings,
    ...(lookup && {lookup}),
    ...(pushed && {filter: pushed.predicate}),
    ...(kept && {keep: kept.predicate}),
  };
  const given = [connectionColumn, ...method.parameters].filter(({name}) => bindings[name] !== undefined);
  const met = draft.conditions.filter(
    ({expression}, index) =>
      parts[index]?.exact || given.some(each => isGiven(analysis, draft, each, expression)),
  );
  return {draft, scan, met};
}

/** The same condition may hold for a table twice: in ON and in WHERE. */
function withoutRepetition(parts: readonly (Pushed | undefined)[]): Pushed | undefined {
  const seen = new Set<string>();
  return joinAll(
    parts.filter(part => {
      if (part === undefined) return true;
      const text = JSON.stringify(part.predicate, (_, value) =>
        typeof value === 'bigint' ? String(value) : value,
      );
      return !seen.has(text) && seen.add(text);
    }),
  );
}

function localColumns(draft: ScanDraft): readonly LocalColumn[] {
  const {resource} = draft.entry;
  // Never a table without columns: `count(*)` uses none.
  const used = draft.used.size === 0 ? new Set([resource.key]) : draft.used;
  const columns: LocalColumn[] = resource.columns
    .filter(column => used.has(column.name))
    .map(({name, type, secret}) => ({
      name,
      source: name,
      type,
      ...(secret && {secret}),
      ...(isReserved(resource, name) && {isHidden: true}),
    }));
  for (const parameter of draft.echoed.values()) {
    columns.push({
      name: parameter.name,
      source: parameter.name,
      type: parameter.type ?? 'text',
      isParameter: true,
      isHidden: true,
    });
  }
  return columns;
}

interface Choice {
  readonly method: Method;
  /** No row can fulfil the conditions, whatever the parameters are. */
  readonly isNever?: true;
  readonly bindings: Readonly<Record<string, Binding>>;
}

/**
 * The method with the most required parameters that the conditions give: a get rather than a list. Its bindings hold
 * every parameter that they give.
 */
function pickMethod(
  analysis: Analysis,
  draft: ScanDraft,
  after: Map<ScanDraft, readonly ScanDraft[]>,
): Choice {
  const methods = methodsOf(draft.entry, 'select').filter(
    method =>
      // A parameter that the text speaks of must be one that the method has.
      echoes(draft, method.parameters) && !method.omits?.some(name => draft.used.has(name)),
  );
  const [first] = methods;
  if (first !== undefined && draft.conditions.some(each => isNever(analysis, each))) {
    return {method: first, bindings: {}, isNever: true};
  }
  const choices = methods
    .map(method => ({method, ...bindAll(analysis, draft, method)}))
    .sort((a, b) => b.given - a.given || a.missing.length - b.missing.length);
  for (const choice of choices) {
    const supplied = supplyMissing(analysis, draft, choice.missing);
    if (supplied === undefined) continue;
    if (supplied.drafts.length > 0) after.set(draft, supplied.drafts);
    return {method: choice.method, bindings: {...choice.bindings, ...supplied.bindings}};
  }
  throw missingParameters(analysis, draft, choices.at(-1)?.missing ?? []);
}

/** Whether parameters include all that the text uses as columns. */
function echoes(draft: ScanDraft, parameters: readonly Parameter[]): boolean {
  return [...draft.echoed.keys()].every(
    name => name === connectionColumn.name || parameters.some(each => each.name === name),
  );
}

/** The connections that a scan asks: all of its group, or those that the conditions name. */
function bindConnections(analysis: Analysis, draft: ScanDraft): Record<string, Binding> {
  const {connections} = draft.entry;
  if (connections === undefined) return {};
  const named = literalBinding(analysis, draft, connectionColumn)?.values;
  const values = connections.map(each => each.name).filter(name => named?.includes(name) ?? true);
  return {[connectionColumn.name]: {kind: 'values', values}};
}

/** Required parameters that no condition gives: other tables of the query may supply them, or the environment. */
function supplyMissing(
  analysis: Analysis,
  draft: ScanDraft,
  missing: readonly Parameter[],
): {bindings: Record<string, Binding>; drafts: readonly ScanDraft[]} | undefined {
  const bindings: Record<string, Binding> = {};
  const drafts: ScanDraft[] = [];
  for (const parameter of missing) {
    const dependent = dependentBinding(analysis, draft, parameter);
    const value = analysis.context.defaultValue(draft.entry, parameter);
    if (dependent !== undefined) {
      bindings[parameter.name] = dependent.binding;
      drafts.push(...dependent.drafts);
    } else if (isSetByConnections(draft.entry, parameter)) {
      // Each connection has a value of its own, which its calls are given.
    } else if (value !== undefined) bindings[parameter.name] = {kind: 'values', values: [value]};
    else return undefined;
  }
  return {bindings, drafts};
}

/**
 * For a list whose rows matter only where their key is among another table's values: the get that may cost fewer
 * requests. Not where that other table waits for this one.
 */
function planLookup(
  analysis: Analysis,
  draft: ScanDraft,
  {bindings}: Choice,
  after: Map<ScanDraft, readonly ScanDraft[]>,
): Scan['lookup'] {
  for (const method of methodsOf(draft.entry, 'select')) {
    const required = method.parameters.filter(each => each.required && each.fill === undefined);
    const unbound = required.filter(each => bindings[each.name] === undefined);
    const [key] = unbound;
    if (method.answer.kind !== 'row' || key === undefined || unbound.length > 1) continue;
    if (!echoes(draft, required)) continue;
    const dependent = dependentBinding(analysis, draft, key);
    if (dependent === undefined || dependent.drafts.some(each => waitsFor(after, each, draft))) continue;
    after.set(draft, [...(after.get(draft) ?? []), ...dependent.drafts]);
    return {method: method.name, parameter: key.name, sql: dependent.binding.sql};
  }
  return undefined;
}

function waitsFor(after: Map<ScanDraft, readonly ScanDraft[]>, draft: ScanDraft, other: ScanDraft): boolean {
  return draft === other || (after.get(draft) ?? []).some(each => waitsFor(after, each, other));
}

function bindAll(
  analysis: Analysis,
  draft: ScanDraft,
  method: Method,
): {bindings: Record<string, Binding>; missing: readonly Parameter[]; given: number} {
  const bindings: Record<string, Binding> = {};
  const missing: Parameter[] = [];
  let given = 0;
  for (const parameter of method.parameters) {
    if (parameter.fill !== undefined) continue;
    const binding = literalBinding(analysis, draft, parameter);
    if (binding !== undefined) {
      bindings[parameter.name] = binding;
      if (parameter.required) given += 1;
    } else if (parameter.required) missing.push(parameter);
  }
  return {bindings, missing, given};
}

function missingParameters(
  analysis: Analysis,
  draft: ScanDraft,
  missing: readonly Parameter[],
): RowgateError {
  const [first] = missing;
  const {address, resource} = draft.entry;
  if (first === undefined) {
    return new RowgateError('missing_parameter', `${address} has no method for these parameters together`, {
      position: place(analysis, draft.range),
    });
  }
  const name = findColumn(resource.columns, first.column ?? '')?.name ?? first.name;
  return new RowgateError('missing_parameter', `${address} can't be read without ${first.name}`, {
    hint: `Add WHERE ${name} = '…', or join it with a table that has it${first.env === undefined ? '' : `, or set ${first.env}`}.`,
    position: place(analysis, draft.range),
  });
}
