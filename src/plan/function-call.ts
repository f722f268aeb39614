import type {ColumnType} from '../catalog/column.js';
import type {Expression, FunctionCall} from '../statement/query.js';
import type {Analysis} from './analysis.js';
import {isPostgresFunction, postgresFunctionType} from './postgres-function.js';
import {quoteText} from './rewrite.js';

/** Functions whose value is one of their arguments, counted from the first that may be it. */
const passingFunctions: Readonly<Record<string, number>> = {
  min: 0,
  max: 0,
  coalesce: 0,
  ifnull: 0,
  iif: 1,
  if: 1,
  likely: 0,
  unlikely: 0,
  pg_greatest: 0,
  pg_least: 0,
};
/** The same of the first argument only. */
const firstArgument = new Set(['nullif', 'first_value', 'last_value', 'nth_value', 'lag', 'lead']);
const booleanFunctions = new Set(['regexp', 'scope_contains', 'uri_has_fragment', 'uri_is_loopback']);
const jsonFunctions =
  /^json(_array|_object|_patch|_set|_insert|_replace|_remove|_group_array|_group_object)?$/;

/** The type of a function's value, by those of its arguments; null is that of a bare NULL, which goes with every type. */
export function functionType(
  node: FunctionCall,
  types: readonly (ColumnType | null | undefined)[],
): ColumnType | undefined {
  const name = node.name.name.toLowerCase();
  if (name === 'timestamp' || name === 'now') return 'timestamp';
  if (booleanFunctions.has(name)) return 'boolean';
  const from = passingFunctions[name];
  if (from !== undefined) return commonType(withJson(node, types).slice(from));
  if (firstArgument.has(name)) return types[0] ?? undefined;
  if (isPostgresFunction(name)) return postgresFunctionType(name);
  return jsonFunctions.test(name) ? 'json' : undefined;
}

/** Beside JSON, a string of JSON is that, as in `coalesce(json_group_array(x), '[]')`. */
function withJson(
  node: FunctionCall,
  types: readonly (ColumnType | null | undefined)[],
): readonly (ColumnType | null | undefined)[] {
  if (!types.includes('json')) return types;
  return types.map((type, index) => (isJsonText(node.arguments[index]) ? 'json' : type));
}

function isJsonText(node: Expression | undefined): boolean {
  if (node?.kind !== 'literal' || node.type !== 'string') return false;
  try {
    JSON.parse(node.value);
    return true;
  } catch {
    return false;
  }
}

/** The type that all have that are not NULL. */
export function commonType(types: readonly (ColumnType | null | undefined)[]): ColumnType | undefined {
  const [first, ...others] = types.filter(type => type !== null);
  return others.every(type => type === first) ? first : undefined;
}

/** Date functions, with the place of the argument that is a time: left out or 'now', it is the time of the statement. */
const timeArguments: Readonly<Record<string, number>> = {
  date: 0,
  time: 0,
  datetime: 0,
  julianday: 0,
  unixepoch: 0,
  strftime: 1,
};

/** Makes every "now" of a call the one instant of the statement. */
export function fixNow(analysis: Analysis, node: FunctionCall): void {
  const name = node.name.name.toLowerCase();
  if (name === 'now' && node.arguments.length === 0) {
    const text = quoteText(analysis.context.now.toISOString().slice(0, 19));
    analysis.edits.push({kind: 'replace', range: node.range, text});
    return;
  }
  const at = timeArguments[name];
  const isTimeDifference = name === 'timediff';
  if (at === undefined && !isTimeDifference) return;
  const now = quoteText(sqliteTime(analysis.context.now));
  for (const [index, argument] of node.arguments.entries()) {
    const isNow = argument.kind === 'literal' && argument.type === 'string' && /^now$/i.test(argument.value);
    if (isNow && (isTimeDifference || index === at)) {
      analysis.edits.push({kind: 'replace', range: argument.range, text: now});
    }
  }
  if (node.arguments.length === at) {
    const end = node.range.end - 1;
    const text = at > 0 ? `, ${now}` : now;
    analysis.edits.push({kind: 'replace', range: {start: end, end}, text});
  }
}

/** A time as SQLite's `datetime()` prints it. */
export function sqliteTime(now: Date): string {
  return now.toISOString().slice(0, 19).replace('T', ' ');
}
