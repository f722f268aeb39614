import type {ColumnType} from '../catalog/column.js';
import {RowgateError} from '../errors.js';
import type {Expression, FunctionCall, OrderingTerm, WindowDefinition} from '../statement/query.js';
import {type Analysis, textOf} from './analysis.js';
import {analyzeTable} from './from.js';
import {place} from './place.js';
import {analyzeQuery} from './query.js';
import {quoteName, quoteText} from './rewrite.js';
import {lookUpColumn, type Scope, useColumn} from './scope.js';
import {compareTimestamps} from './timestamp-comparison.js';

/**
 * Finds out what every name in an expression means, notes what has to be rewritten, and gives the type of the
 * expression's value where it is a column's: undefined for all that SQLite itself computes.
 */
export function analyzeExpression(
  analysis: Analysis,
  scope: Scope,
  node: Expression,
): ColumnType | undefined {
  if (analysis.depth === maxDepth) {
    throw new RowgateError('unsupported', `an expression can't be nested deeper than ${maxDepth}`, {
      hint: 'Write a long chain of OR as IN (…), or put the values in a VALUES table.',
      position: place(analysis, node.range),
    });
  }
  analysis.depth += 1;
  const type = analyzers[node.kind](analysis, scope, node as never);
  analysis.depth -= 1;
  return type;
}

/** SQLite's own limit (SQLITE_MAX_EXPR_DEPTH). */
const maxDepth = 1000;

type Analyzer<Kind extends Expression['kind']> = (
  analysis: Analysis,
  scope: Scope,
  node: Extract<Expression, {kind: Kind}>,
) => ColumnType | undefined;

const analyzers: {readonly [Kind in Expression['kind']]: Analyzer<Kind>} = {
  literal(analysis, _scope, node) {
    if (node.type === 'current') {
      const text = sqliteTime(analysis.context.now);
      const part = {current_date: text.slice(0, 10), current_time: text.slice(11)}[node.value] ?? text;
      analysis.edits.push({kind: 'replace', range: node.range, text: quoteText(part)});
    }
    return undefined;
  },
  parameter(analysis, _scope, node) {
    const value = analysis.context.parameters.get(node.name);
    if (value === undefined) {
      const written = textOf(analysis, node.range);
      throw new RowgateError('missing_parameter', `no value is given for the parameter ${written}`, {
        hint: `On the command line: --param ${node.name}=VALUE.`,
        position: place(analysis, node.range),
      });
    }
    const name = `$p_${node.name}`;
    analysis.parameters.set(name, value);
    // A bigint reaches SQLite as text.
    const text = typeof value === 'bigint' ? `CAST(${name} AS INTEGER)` : name;
    analysis.edits.push({kind: 'replace', range: node.range, text});
    return undefined;
  },
  column(analysis, scope, node) {
    const column = lookUpColumn(analysis, scope, node);
    useColumn(column);
    analysis.resolved.set(node, column);
    if (column.sql !== undefined) {
      analysis.edits.push({kind: 'replace', range: node.range, text: column.sql});
      return column.type;
    }
    const [first] = node.qualifier;
    const last = node.qualifier.at(-1);
    if (last !== undefined && !node.column.quoted) {
      // After a dot our parser takes any word, and SQLite no reserved one.
      analysis.edits.push({kind: 'replace', range: node.column.range, text: quoteName(node.column.name)});
    }
    if (first !== undefined && last !== undefined && node.qualifier.length > 1) {
      const range = {start: first.range.start, end: last.range.end};
      analysis.edits.push({kind: 'replace', range, text: quoteName(last.name)});
    }
    return column.type;
  },
  unary(analysis, scope, node) {
    const type = analyzeExpression(analysis, scope, node.operand);
    return node.operator === '+' ? type : undefined;
  },
  binary(analysis, scope, node) {
    const left = analyzeExpression(analysis, scope, node.left);
    const right = analyzeExpression(analysis, scope, node.right);
    if (isComparison(node.operator)) {
      compare(analysis, node.left, left, node.right, right);
    }
    return node.operator === '->' ? 'json' : undefined;
  },
  like(analysis, scope, node) {
    analyzeAll(analysis, scope, [node.left, node.right, node.escape]);
    return undefined;
  },
  'null-test'(analysis, scope, node) {
    analyzeExpression(analysis, scope, node.operand);
    return undefined;
  },
  between(analysis, scope, node) {
    const type = analyzeExpression(analysis, scope, node.operand);
    for (const bound of [node.low, node.high]) {
      compare(analysis, node.operand, type, bound, analyzeExpression(analysis, scope, bound));
    }
    return undefined;
  },
  in(analysis, scope, node) {
    const type = analyzeExpression(analysis, scope, node.operand);
    const {set} = node;
    if (set.kind === 'list') {
      for (const item of set.items) {
        compare(analysis, node.operand, type, item, analyzeExpression(analysis, scope, item));
      }
    } else if (set.kind === 'query') {
      analyzeQuery(analysis, set.query, scope);
    } else {
      for (const column of analyzeTable(analysis, set.table, scope).columns) {
        if (column.parameter === undefined) useColumn(column);
      }
    }
    return undefined;
  },
  case(analysis, scope, node) {
    const operand = node.operand && analyzeExpression(analysis, scope, node.operand);
    const types = node.branches.map(({when, then}) => {
      const type = analyzeExpression(analysis, scope, when);
      if (node.operand !== undefined) compare(analysis, node.operand, operand, when, type);
      return valueType(analysis, scope, then);
    });
    if (node.otherwise !== undefined) types.push(valueType(analysis, scope, node.otherwise));
    return commonType(types);
  },
  cast(analysis, scope, node) {
    analyzeExpression(analysis, scope, node.operand);
    return node.type.toLowerCase() === 'boolean' ? 'boolean' : undefined;
  },
  collate(analysis, scope, node) {
    return analyzeExpression(analysis, scope, node.operand);
  },
  function: analyzeFunction,
  subquery(analysis, scope, node) {
    return analyzeQuery(analysis, node.query, scope)[0]?.type;
  },
  exists(analysis, scope, node) {
    analyzeQuery(analysis, node.query, scope);
    return undefined;
  },
  row(analysis, scope, node) {
    analyzeAll(analysis, scope, node.items);
    return undefined;
  },
};

export function analyzeAll(
  analysis: Analysis,
  scope: Scope,
  nodes: readonly (Expression | undefined)[],
): void {
  for (const node of nodes) if (node !== undefined) analyzeExpression(analysis, scope, node);
}

export function analyzeOrder(analysis: Analysis, scope: Scope, terms: readonly OrderingTerm[]): void {
  for (const term of terms) analyzeExpression(analysis, scope, term.expression);
}

export function analyzeWindow(analysis: Analysis, scope: Scope, window: WindowDefinition): void {
  analyzeAll(analysis, scope, [...window.partitionBy, ...window.frame]);
  analyzeOrder(analysis, scope, window.orderBy);
}

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
};
/** The same of the first argument only. */
const firstArgument = new Set(['nullif', 'first_value', 'last_value', 'nth_value', 'lag', 'lead']);
const booleanFunctions = new Set(['regexp', 'scope_contains', 'uri_has_fragment', 'uri_is_loopback']);
const jsonFunctions =
  /^json(_array|_object|_patch|_set|_insert|_replace|_remove|_group_array|_group_object)?$/;

function analyzeFunction(analysis: Analysis, scope: Scope, node: FunctionCall): ColumnType | undefined {
  const name = node.name.name.toLowerCase();
  const types = node.arguments.map(argument => valueType(analysis, scope, argument));
  analyzeOrder(analysis, scope, node.orderBy);
  if (node.filter !== undefined) analyzeExpression(analysis, scope, node.filter);
  if (node.over !== undefined && 'kind' in node.over) analyzeWindow(analysis, scope, node.over);
  if (name === 'now' && node.arguments.length === 0) {
    const text = quoteText(`${analysis.context.now.toISOString().slice(0, 19)}`);
    analysis.edits.push({kind: 'replace', range: node.range, text});
    return 'timestamp';
  }
  fixNow(analysis, node, name);
  if (name === 'timestamp') return 'timestamp';
  if (booleanFunctions.has(name)) return 'boolean';
  const from = passingFunctions[name];
  if (from !== undefined) return commonType(types.slice(from));
  if (firstArgument.has(name)) return types[0] === null ? undefined : types[0];
  return jsonFunctions.test(name) ? 'json' : undefined;
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

function fixNow(analysis: Analysis, node: FunctionCall, name: string): void {
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

function sqliteTime(now: Date): string {
  return now.toISOString().slice(0, 19).replace('T', ' ');
}

/** A type, or null for a bare NULL, which goes with every type. */
function valueType(analysis: Analysis, scope: Scope, node: Expression): ColumnType | null | undefined {
  const type = analyzeExpression(analysis, scope, node);
  return node.kind === 'literal' && node.type === 'null' ? null : type;
}

function commonType(types: readonly (ColumnType | null | undefined)[]): ColumnType | undefined {
  const [first, ...others] = types.filter(type => type !== null);
  return others.every(type => type === first) ? first : undefined;
}

function isComparison(operator: string): boolean {
  return ['=', '<>', '<', '<=', '>', '>=', 'is', 'is not'].includes(operator);
}

/** Checks that two sides can be compared, and sees to it that times are compared as times. */
function compare(
  analysis: Analysis,
  left: Expression,
  leftType: ColumnType | undefined,
  right: Expression,
  rightType: ColumnType | undefined,
): void {
  if (left.kind === 'row' && right.kind === 'row') {
    for (const [index, item] of left.items.entries()) {
      const other = right.items[index];
      if (other === undefined) continue;
      const types = [item, other].map(each => analysis.resolved.get(each)?.type);
      compare(analysis, item, types[0], other, types[1]);
    }
    return;
  }
  if (leftType === 'timestamp' && mayBeTime(rightType)) compareTimestamps(analysis, right);
  if (rightType === 'timestamp' && mayBeTime(leftType)) compareTimestamps(analysis, left);
  if (leftType === 'boolean') checkBoolean(analysis, right);
  if (rightType === 'boolean') checkBoolean(analysis, left);
}

/** A column of times is in the right form already, and one of numbers has none. */
function mayBeTime(type: ColumnType | undefined): boolean {
  return type === undefined || type === 'text' || type === 'json';
}

function checkBoolean(analysis: Analysis, node: Expression): void {
  if (node.kind !== 'literal' || node.type !== 'string') return;
  const hint = /^(true|false)$/i.test(node.value)
    ? `Write ${node.value.toLowerCase()} without quotes.`
    : 'Compare it with true or false.';
  throw new RowgateError('invalid_value', `a boolean is never equal to the string '${node.value}'`, {
    hint,
    position: place(analysis, node.range),
  });
}
