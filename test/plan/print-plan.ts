import type {Binding, Predicate, QueryPlan, Scan} from '../../src/plan/plan.js';

/**
 * A scan on one line: its table, the method with what its parameters are bound to, and what the API is asked to do.
 * `apps: get_profile_apps(page = 2) where label = 'x' order by created desc limit 5`.
 */
export function printScan({table, method, bindings, lookup, filter, order, limit, isCounted}: Scan): string {
  const bound = Object.entries(bindings).map(([name, binding]) => `${name} = ${printBinding(binding)}`);
  return [
    `${table}: ${method}(${bound.join(', ')})`,
    lookup && `or ${lookup.method}(${lookup.parameter} = {${lookup.sql}})`,
    filter && `where ${printPredicate(filter)}`,
    order && `order by ${order.column}${order.descending ? ' desc' : ''}`,
    limit !== undefined && `limit ${limit}${order?.hasTies ? ' with ties' : ''}`,
    isCounted && 'counted',
  ]
    .filter(part => typeof part === 'string')
    .join(' ');
}

/** The columns that each scan fills, hidden ones in brackets. */
export function printColumns({scans}: QueryPlan): readonly string[] {
  return scans.map(({columns}) =>
    columns.map(({name, isParameter}) => (isParameter ? `[${name}]` : name)).join(' '),
  );
}

function printBinding(binding: Binding): string {
  if (binding.kind === 'query') return `{${binding.sql}}`;
  return binding.values.map(printValue).join(' | ') || 'nothing';
}

function printPredicate(predicate: Predicate): string {
  if (predicate.kind === 'compare') {
    return `${predicate.column} ${predicate.operator} ${printValue(predicate.value)}`;
  }
  return predicate.parts
    .map(part => (part.kind === 'compare' ? printPredicate(part) : `(${printPredicate(part)})`))
    .join(` ${predicate.kind} `);
}

function printValue(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}
