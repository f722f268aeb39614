import {findColumn} from '../catalog/catalog.js';
import type {Column} from '../catalog/column.js';
import type {FilterOperator} from '../catalog/wire.js';
import type {LocalValue} from '../row.js';
import type {Binary, Expression, In, Like} from '../statement/query.js';
import {normaliseTimestamp} from '../timestamp.js';
import type {Analysis} from './analysis.js';
import {constantValue} from './constant.js';
import {listedValues} from './in-list.js';
import type {Predicate} from './plan.js';
import {columnIn, type ScanDraft} from './scope.js';

/** What the API can apply of a condition: never more than the condition says, and perhaps less. */
export interface Pushed {
  readonly predicate: Predicate;
  /** The API means exactly the condition: nothing is left to check. */
  readonly exact: boolean;
}

/**
 * The part of a condition that the API of a draft's resource can apply, or undefined where there is none. Every row
 * that fulfils the condition fulfils the predicate, and a row of NULLs never does.
 */
export function pushDown(analysis: Analysis, draft: ScanDraft, node: Expression): Pushed | undefined {
  return push({analysis, draft, where: 'api'}, node, false);
}

/**
 * The part of a condition that is decided by looking at a row itself, without SQLite: what is not, could not fulfil it. The
 * same holds of it as of what is pushed down.
 */
export function keptBy(analysis: Analysis, draft: ScanDraft, node: Expression): Pushed | undefined {
  return push({analysis, draft, where: 'row'}, node, false);
}

interface Target {
  readonly analysis: Analysis;
  readonly draft: ScanDraft;
  /** Where it is decided: a row itself shows nothing of the parameters that it was asked with. */
  readonly where: 'api' | 'row';
}

/** `negated`: what is pushed is NOT of the node. */
function push(target: Target, node: Expression, negated: boolean): Pushed | undefined {
  switch (node.kind) {
    case 'unary':
      return node.operator === 'not' ? push(target, node.operand, !negated) : undefined;
    case 'binary':
      if (node.operator === 'and' || node.operator === 'or') {
        const parts = [push(target, node.left, negated), push(target, node.right, negated)];
        return (node.operator === 'and') !== negated ? joinAll(parts) : joinAny(parts);
      }
      return pushComparison(target, node, negated);
    case 'column': {
      const column = columnOf(target, node);
      return column?.type === 'boolean' ? compare(target, column, '=', negated ? 0 : 1) : undefined;
    }
    case 'between': {
      const compareTo = comparerOf(target, node.operand);
      if (compareTo === undefined) return undefined;
      const low = constantValue(target.analysis, node.low);
      const high = constantValue(target.analysis, node.high);
      const outside = node.not !== negated;
      const parts = [
        low && compareTo(outside ? '<' : '>=', low.value),
        high && compareTo(outside ? '>' : '<=', high.value),
      ];
      return outside ? joinAny(parts) : joinAll(parts);
    }
    case 'in':
      return pushIn(target, node, node.not !== negated);
    case 'like':
      return node.not === negated ? pushLike(target, node) : undefined;
    default:
      return undefined;
  }
}

function columnOf({analysis, draft, where}: Target, node: Expression): Column | undefined {
  const resolved = columnIn(draft, analysis.resolved.get(node));
  if (resolved === undefined) return undefined;
  if (resolved.parameter !== undefined && where === 'row') return undefined;
  const name = resolved.parameter === undefined ? resolved.name : resolved.parameter.column;
  return name === undefined ? undefined : findColumn(draft.entry.resource.columns, name);
}

const mirrored: Readonly<Record<string, FilterOperator>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const opposite: Readonly<Record<string, FilterOperator>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

function pushComparison(target: Target, node: Binary, negated: boolean): Pushed | undefined {
  if (node.operator === 'is' && isTruth(node) && columnOf(target, node.left)?.type === 'boolean') {
    const isTrue = node.right.kind === 'literal' && /^true$/i.test(node.right.value);
    return negated ? undefined : push(target, node.left, !isTrue);
  }
  let operator: string = node.operator;
  // `x IS 5` is never null, and its negation is true of a null.
  if (operator === 'is' && !negated && !isTruth(node)) operator = '=';
  if (mirrored[operator] === undefined) return undefined;
  if (negated) operator = opposite[operator] ?? operator;
  const left = comparerOf(target, node.left);
  const right = comparerOf(target, node.right);
  const compareTo = left ?? right;
  if (compareTo === undefined || (left !== undefined && right !== undefined)) return undefined;
  const constant = constantValue(target.analysis, left === undefined ? node.left : node.right);
  const meant = left === undefined ? mirrored[operator] : (operator as FilterOperator);
  return constant === undefined || meant === undefined ? undefined : compareTo(meant, constant.value);
}

type Comparer = (operator: FilterOperator, value: LocalValue) => Pushed | undefined;

/** What is pushed of a comparison with a column, or with the day of one. */
function comparerOf(target: Target, node: Expression): Comparer | undefined {
  const column = columnOf(target, node);
  if (column !== undefined) return (operator, value) => compare(target, column, operator, value);
  if (node.kind !== 'function' || node.name.name.toLowerCase() !== 'date') return undefined;
  const [argument, ...more] = node.arguments;
  const dated = argument && more.length === 0 ? columnOf(target, argument) : undefined;
  return dated?.type === 'timestamp'
    ? (operator, value) => compareDay(target, dated, operator, value)
    : undefined;
}

/** `date(column)` compared with a day: the column, with the midnights at both ends of it. */
function compareDay(
  target: Target,
  column: Column,
  operator: FilterOperator,
  value: LocalValue,
): Pushed | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return undefined;
  const start = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(start.getTime()) || start.toISOString().slice(0, 10) !== value) return undefined;
  const next = new Date(start.getTime() + 86_400_000).toISOString().slice(0, 19);
  switch (operator) {
    case '=':
      return joinAll([compare(target, column, '>=', value), compare(target, column, '<', next)]);
    case '<>':
      return joinAny([compare(target, column, '<', value), compare(target, column, '>=', next)]);
    case '<':
    case '>=':
      return compare(target, column, operator, value);
    case '<=':
      return compare(target, column, '<', next);
    case '>':
      return compare(target, column, '>=', next);
    default:
      return undefined;
  }
}

/** `x IS TRUE` asks whether x is true, as 5 is, not whether it is 1. */
function isTruth(node: Binary): boolean {
  return node.right.kind === 'literal' && node.right.type === 'boolean';
}

function pushIn(target: Target, node: In, negated: boolean): Pushed | undefined {
  const column = columnOf(target, node.operand);
  const listed = column && listedValues(target.analysis, node.set);
  if (column === undefined || listed === undefined) return undefined;
  const parts: (Pushed | undefined)[] = [];
  for (const constant of listed) {
    if (constant === undefined) {
      parts.push(undefined);
      continue;
    }
    // NULL in a list makes no row fit that would not fit without it.
    if (constant.value === null && !negated) continue;
    parts.push(compare(target, column, negated ? '<>' : '=', constant.value));
  }
  return negated ? joinAll(parts) : joinAny(parts);
}

/** The longest pieces of text that a pattern asks for. */
function pushLike(target: Target, node: Like): Pushed | undefined {
  const column = columnOf(target, node.left);
  const pattern = constantValue(target.analysis, node.right)?.value;
  if (column?.type !== 'text' || typeof pattern !== 'string' || node.escape !== undefined) return undefined;
  let wildcards: RegExp;
  if (node.operator === 'like') wildcards = /[%_]+/;
  // A bracket begins a set of characters.
  else if (node.operator === 'glob' && !pattern.includes('[')) wildcards = /[*?]+/;
  else return undefined;
  const pieces = pattern.split(wildcards).filter(piece => piece !== '');
  const isContains = node.operator === 'like' && pieces.length === 1 && /^%+[^%_]+%+$/.test(pattern);
  const parts = pieces.map(piece => compare(target, column, 'contains', piece));
  const pushed = joinAll(parts);
  return pushed && {...pushed, exact: pushed.exact && isContains};
}

function compare(
  target: Target,
  column: Column,
  operator: FilterOperator,
  value: LocalValue,
): Pushed | undefined {
  const fitting = fittingValue(column, value);
  if (fitting === undefined || !isDecided(target, column, operator, fitting)) return undefined;
  // Plain equality is the surest thing that an API knows.
  if (column.type === 'boolean' && operator === '<>')
    return compare(target, column, '=', fitting === 1 ? 0 : 1);
  return {
    predicate: {kind: 'compare', column: column.name, operator, value: fitting},
    exact: column.filter?.exact?.includes(operator) ?? false,
  };
}

function isDecided({where}: Target, column: Column, operator: FilterOperator, value: LocalValue): boolean {
  if (where === 'api') return column.filter?.operators.includes(operator) ?? false;
  if (column.type === 'timestamp' || (operator !== '=' && operator !== '<>')) return false;
  // Text that is no Unicode is another in SQLite, and there it ends at a zero.
  return typeof value === 'string'
    ? value.isWellFormed() && !value.includes('\0')
    : Number.isSafeInteger(value);
}

/** A value of the column's own type, by which API and SQLite surely mean the same. */
function fittingValue(column: Column, value: LocalValue): LocalValue | undefined {
  switch (column.type) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return value === 0 || value === 1 ? value : undefined;
    case 'integer':
      return Number.isSafeInteger(value) || typeof value === 'bigint' ? value : undefined;
    case 'timestamp': {
      const normal = typeof value === 'string' ? normaliseTimestamp(value) : undefined;
      // How an API compares fractions of seconds that it doesn't show is not known.
      return normal?.includes('.') ? undefined : normal;
    }
    default:
      return undefined;
  }
}

/** The parts that can be applied of conditions that all hold. */
export function joinAll(parts: readonly (Pushed | undefined)[]): Pushed | undefined {
  const pushed = parts.filter(part => part !== undefined);
  const predicate = join('and', pushed);
  return predicate && {predicate, exact: pushed.length === parts.length && pushed.every(part => part.exact)};
}

/** Of conditions one of which holds, all must be applied, or none. */
function joinAny(parts: readonly (Pushed | undefined)[]): Pushed | undefined {
  const pushed = parts.filter(part => part !== undefined);
  if (pushed.length < parts.length) return undefined;
  const predicate = join('or', pushed);
  return predicate && {predicate, exact: pushed.every(part => part.exact)};
}

function join(kind: 'and' | 'or', pushed: readonly Pushed[]): Predicate | undefined {
  const parts = pushed.flatMap(({predicate}) => (predicate.kind === kind ? predicate.parts : [predicate]));
  return parts.length > 1 ? {kind, parts} : parts[0];
}
