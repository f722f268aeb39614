import {columnOf, findMethod, resourceAt} from '../../catalog/catalog.js';
import {RowgateError} from '../../errors.js';
import {planText} from '../../execute/plan-text.js';
import type {QueryPlan, Scan} from '../../plan/plan.js';
import {quoteName} from '../../plan/rewrite.js';
import type {Parameters} from '../option/read-parameters.js';
import {fillParameters} from '../queries/fill-parameters.js';
import type {QueryFile} from '../queries/query-file.js';
import type {Planning} from './planning.js';

export type Prepared =
  | {readonly kind: 'ready'; readonly plan: QueryPlan; readonly parameters: Parameters}
  /** `isFault`: somebody has to mend the query. */
  | {readonly kind: 'not run'; readonly reason: string; readonly isFault: boolean};

/**
 * What a query comes to, without any call: a read over resources that can be listed as a whole, without secrets. Of the
 * parameters that are given it takes those that it has.
 */
export async function prepareQuery(
  query: QueryFile,
  given: Parameters,
  planning: Planning,
): Promise<Prepared> {
  const names = query.parameters.map(each => each.name);
  const own = Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)));
  const lacking = query.parameters.find(each => each.default === undefined && !Object.hasOwn(own, each.name));
  if (lacking !== undefined) {
    return {kind: 'not run', reason: `it needs --param ${lacking.name}=…`, isFault: false};
  }
  const parameters = fillParameters(query, own);
  try {
    const [plan, ...others] = await planText(query.sql, {...planning, parameters}, planning);
    const reason = plan?.kind === 'query' && others.length === 0 ? await judge(plan, planning) : notOneRead;
    if (reason === undefined) return {kind: 'ready', plan: plan as QueryPlan, parameters};
    return {kind: 'not run', reason, isFault: true};
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    return {kind: 'not run', reason: error.message, isFault: true};
  }
}

const notOneRead = 'a finding is one SELECT';

/** Why a report does not run a read, or undefined. */
async function judge(plan: QueryPlan, planning: Planning): Promise<string | undefined> {
  if (plan.given.length > 0) return 'it calls a procedure, and a report only reads lists';
  if (plan.secrets !== undefined) return `it uses a secret (${plan.secrets.join(', ')})`;
  for (const scan of plan.scans) {
    const part = findPart(scan, planning);
    if (part !== undefined) return `it asks for a part of ${scan.resource} by ${part}`;
    if (!(await canBeListed(scan.resource, planning))) return `${scan.resource} can't be listed as a whole`;
  }
  return undefined;
}

/** A parameter by which a scan asks for other rows than the list has, and which is none of its columns. */
function findPart({resource, method, bindings}: Scan, {catalog, defaultValue}: Planning): string | undefined {
  const entry = resourceAt(catalog, resource);
  const found = findMethod(entry, method).parameters.find(parameter => {
    const binding = bindings[parameter.name];
    if (binding === undefined || columnOf(entry.resource, parameter) !== undefined) return false;
    const usual = defaultValue(entry, parameter);
    const isSet = entry.connections?.some(each => each.parameters?.[parameter.name] !== undefined);
    return !isSet && (binding.kind !== 'values' || binding.values.some(value => value !== usual));
  });
  return found?.name;
}

async function canBeListed(resource: string, planning: Planning): Promise<boolean> {
  const {catalog} = planning;
  const {key} = resourceAt(catalog, resource).resource;
  const table = resource.split('.').map(quoteName);
  try {
    await planText(
      `SELECT ${quoteName(key)} FROM ${table.join('.')}`,
      {...planning, parameters: []},
      planning,
    );
    return true;
  } catch (error) {
    if (error instanceof RowgateError && error.code === 'missing_parameter') return false;
    throw error;
  }
}
