import type {Catalog} from '../catalog/catalog.js';
import {addressesRow, columnOf, findMethod, type ResourceEntry, resourceAt} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Method} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import {completeCall} from '../execute/build-call.js';
import type {LocalRow} from '../execute/local-database.js';
import {checkValue} from '../plan/check-value.js';
import type {ChangePlan} from '../plan/plan.js';
import {parameterType} from '../plan/targets.js';
import {parseJson, printJson} from '../request/parse-json.js';
import type {LocalValue} from '../row.js';
import {normaliseTimestamp} from '../timestamp.js';
import type {Change, ChangeSet} from './change-set.js';

/**
 * The changes that the found rows come to.
 *
 * @throws RowgateError `invalid_value` for a value that the API would refuse, or where two rows want different things
 * of one.
 */
export function resolveChanges(plan: ChangePlan, catalog: Catalog, rows: readonly LocalRow[]): ChangeSet {
  const entry = resourceAt(catalog, plan.resource);
  const method = findMethod(entry, plan.method);
  const resolved = rows.map(row => resolveChange(plan, entry, method, row));
  const isUpdate = plan.verb === 'update' || plan.verb === 'replace';
  const {irreversible} = method;
  return {
    verb: plan.verb,
    resource: plan.resource,
    method: method.name,
    ...(irreversible !== undefined && {irreversible}),
    isRead: method.http === 'GET',
    ...(plan.naturalKey && {naturalKey: plan.naturalKey}),
    ...(plan.uses && {uses: plan.uses}),
    changes: isUpdate ? withoutRepetition(plan, resolved) : resolved,
  };
}

function resolveChange(plan: ChangePlan, entry: ResourceEntry, method: Method, row: LocalRow): Change {
  const read = named(plan.before, row.slice(0, plan.before.length));
  const wanted = normalise(entry, method, named(plan.set, row.slice(plan.before.length)));
  const key = findKey(entry, method, read, wanted);
  // A procedure may be called for another row than the one that was read.
  const before = (read[entry.resource.key] ?? key) === key ? read : {};
  for (const [name, value] of Object.entries(wanted)) {
    const parameter = method.parameters.find(each => each.name === name);
    const problem = parameter && checkValue(entry, parameter, value);
    if (problem !== undefined) {
      const which = key === null ? '' : ` (row ${String(key)})`;
      throw new RowgateError('invalid_value', `${problem.message}${which}`, {hint: problem.hint});
    }
  }
  const set = plan.verb === 'update' ? differing(entry, method, before, wanted) : wanted;
  if (plan.verb === 'update' && Object.keys(set).length === 0) {
    return {key, before, set, call: undefined};
  }
  const known = method.parameters.flatMap(parameter => {
    const column = columnOf(entry.resource, parameter)?.name ?? parameter.name;
    // An API that wants a field of every update gets it as it is, where it is not to change.
    const isWanted = addressesRow(entry.resource, parameter) || parameter.required;
    return isWanted && column in before ? [[parameter.name, before[column] ?? null] as const] : [];
  });
  const missing = known.find(([name, value]) => value === null && !(name in set));
  if (plan.verb === 'update' && missing !== undefined) {
    throw new RowgateError(
      'missing_column',
      `UPDATE of ${plan.resource} needs ${missing[0]}, which row ${String(key)} does not have`,
      {hint: 'Set it as well. Nothing was changed.'},
    );
  }
  const connection = connectionOf(plan, entry, {...before, ...set});
  const call = {
    ...plan.defaults,
    ...Object.fromEntries(known),
    ...set,
    ...(connection && {[connectionColumn.name]: connection}),
  };
  return {key, before, set, call: completeCall(entry, method, call)};
}

/** The account that a row is of; where it is yet to be, the only one there is. */
function connectionOf(
  plan: ChangePlan,
  {connections}: ResourceEntry,
  before: Readonly<Record<string, LocalValue>>,
): string | undefined {
  if (connections === undefined) return undefined;
  const own = before[connectionColumn.name];
  const [only, ...others] = connections;
  if (typeof own === 'string') {
    const named = connections.find(each => each.name.toLowerCase() === own.toLowerCase());
    if (named !== undefined) return named.name;
    throw new RowgateError('invalid_value', `${plan.resource} has no account "${own}"`, {
      hint: `Its accounts: ${connections.map(each => each.name).join(', ')}.`,
    });
  }
  if (only !== undefined && others.length === 0) return only.name;
  throw new RowgateError(
    'missing_parameter',
    `${plan.resource} is several accounts, and this does not say which`,
    {
      hint: `Name one of them instead: ${connections.map(each => each.name).join(', ')}.`,
    },
  );
}

function named(names: readonly string[], values: LocalRow): Record<string, LocalValue> {
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]));
}

/** Times and JSON in the form of the local database, so that the same value is seen to be the same. */
function normalise(
  entry: ResourceEntry,
  method: Method,
  values: Readonly<Record<string, LocalValue>>,
): Record<string, LocalValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const parameter = method.parameters.find(each => each.name === name);
      const type = parameter && parameterType(entry, parameter);
      if (typeof value !== 'string') return [name, value];
      if (type === 'timestamp') return [name, normaliseTimestamp(value) ?? value];
      return [name, type === 'json' ? normaliseJson(value) : value];
    }),
  );
}

/** Text that is not JSON stays as it is, to be refused as such. */
function normaliseJson(text: string): string {
  try {
    return printJson(parseJson(text));
  } catch {
    return text;
  }
}

function findKey(
  entry: ResourceEntry,
  method: Method,
  before: Readonly<Record<string, LocalValue>>,
  set: Readonly<Record<string, LocalValue>>,
): LocalValue {
  const {key} = entry.resource;
  const parameter = method.parameters.find(each => each.column === key);
  return (parameter && set[parameter.name]) ?? before[key] ?? null;
}

function differing(
  entry: ResourceEntry,
  method: Method,
  before: Readonly<Record<string, LocalValue>>,
  wanted: Readonly<Record<string, LocalValue>>,
): Record<string, LocalValue> {
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => {
      const parameter = method.parameters.find(each => each.name === name);
      const column = parameter && columnOf(entry.resource, parameter);
      // What can't be read can't be known to be the same.
      return column === undefined || !(column.name in before) || before[column.name] !== value;
    }),
  );
}

/** A row that a join found several times is changed once, if it is to become the same each time. */
function withoutRepetition(plan: ChangePlan, changes: readonly Change[]): readonly Change[] {
  const seen = new Map<string, Change>();
  return changes.filter(change => {
    const id = printChange(change.before);
    const other = seen.get(id);
    if (other === undefined) {
      seen.set(id, change);
      return true;
    }
    if (printChange(other.set) === printChange(change.set)) return false;
    throw new RowgateError(
      'invalid_value',
      `${plan.verb.toUpperCase()} gives row ${String(change.key)} of ${plan.resource} two different values`,
      {hint: 'Make the FROM clause match each row once.'},
    );
  });
}

function printChange(values: Readonly<Record<string, LocalValue>>): string {
  return JSON.stringify(values, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
}
