import {type Catalog, columnOf, findMethod, resourceAt} from '../catalog/catalog.js';
import type {ColumnType} from '../catalog/column.js';
import {keyValue} from '../plan/key-value.js';
import type {QueryPlan, Scan} from '../plan/plan.js';
import type {LocalValue} from '../row.js';
import type {BoundScan} from './fetch-scan.js';
import type {StatementDatabase} from './sqlite/statement-database.js';

/** The values of a scan's parameters; those that earlier scans supply come from their tables. */
export async function bindValues(
  scan: Scan,
  plan: QueryPlan,
  catalog: Catalog,
  database: StatementDatabase,
): Promise<BoundScan> {
  const bound: Record<string, {readonly values: readonly LocalValue[]}> = {};
  for (const [name, binding] of Object.entries(scan.bindings)) {
    if (binding.kind === 'values') {
      bound[name] = binding;
      continue;
    }
    const found = await readValues(binding.sql, plan, database);
    bound[name] = {values: keysAmong(found, keyType(catalog, scan, scan.method, name))};
  }
  return bound;
}

/** The only keys that matter, or undefined where other keys may be equal to the values found. */
export async function lookUpKeys(
  {lookup, ...scan}: Scan,
  plan: QueryPlan,
  catalog: Catalog,
  database: StatementDatabase,
): Promise<readonly LocalValue[] | undefined> {
  if (lookup === undefined) return undefined;
  const found = await readValues(lookup.sql, plan, database);
  const type = keyType(catalog, scan, lookup.method, lookup.parameter);
  // The texts '5' and '05' are both equal to a number, 5.
  const isNumber = (value: LocalValue) => typeof value === 'number' || typeof value === 'bigint';
  return type === 'text' && found.some(isNumber) ? undefined : keysAmong(found, type);
}

async function readValues(
  sql: string,
  {parameters}: QueryPlan,
  database: StatementDatabase,
): Promise<readonly LocalValue[]> {
  const query = await database.prepare(sql);
  const rows = await query.run(parameters);
  await query.free();
  return rows.map(row => row[0] ?? null);
}

/** Distinct values that can be keys: an empty one, or one that is a step in a path, is no row's. */
function keysAmong(values: readonly LocalValue[], type: ColumnType): readonly LocalValue[] {
  const isStep = (value: LocalValue) =>
    String(value)
      .split(/[/\\]/)
      .some(part => part === '.' || part === '..');
  const keys = values.map(value => keyValue(value, type)).filter(value => value !== undefined);
  return [...new Set(keys)].filter(key => key !== '' && !isStep(key));
}

function keyType(
  catalog: Catalog,
  {resource: address}: Pick<Scan, 'resource'>,
  method: string,
  name: string,
): ColumnType {
  const entry = resourceAt(catalog, address);
  const parameter = findMethod(entry, method).parameters.find(each => each.name === name);
  return (parameter && (columnOf(entry.resource, parameter)?.type ?? parameter.type)) ?? 'text';
}
