import {columnOf} from '../catalog/catalog.js';
import type {ColumnType} from '../catalog/column.js';
import type {Parameter} from '../catalog/method.js';
import type {LocalValue} from '../row.js';
import type {Expression} from '../statement/query.js';
import type {Analysis} from './analysis.js';
import {constantValue} from './constant.js';
import {type Listed, listedValues} from './in-list.js';
import {keyValue} from './key-value.js';
import type {Binding} from './plan.js';
import {columnIn, type ScanDraft} from './scope.js';

/**
 * The values that a parameter can have in rows that matter, as the conditions of a draft say: distinct, and none
 * that no row can have. Undefined where the conditions don't say.
 */
export function literalBinding(
  analysis: Analysis,
  draft: ScanDraft,
  parameter: Parameter,
): Extract<Binding, {kind: 'values'}> | undefined {
  let values: readonly LocalValue[] | undefined;
  const type = columnOf(draft.entry.resource, parameter)?.type ?? parameter.type ?? 'text';
  for (const {expression} of draft.conditions) {
    const found = possibleValues(analysis, draft, parameter, expression);
    if (found === undefined || !found.every(each => isSure(each, type))) continue;
    const usable = found.map(({value}) => keyValue(value, type)).filter(value => isUsable(value, parameter));
    values = values === undefined ? [...new Set(usable)] : values.filter(value => usable.includes(value));
  }
  return values && {kind: 'values', values};
}

/** Whether a condition says no more than which values a parameter may have that is no column, and is given just these. */
export function isGiven(
  analysis: Analysis,
  draft: ScanDraft,
  parameter: Parameter,
  node: Expression,
): boolean {
  if (parameter.column !== undefined || parameter.type !== 'text') return false;
  const found = possibleValues(analysis, draft, parameter, node, true);
  return found?.every(each => isSure(each, 'text')) ?? false;
}

/** A text is equal to a number only as its digits, unless a CAST makes SQLite compare numbers: then '05' is equal to 5. */
function isSure({node, value}: Listed, type: ColumnType): boolean {
  if (type !== 'text' || (typeof value !== 'number' && typeof value !== 'bigint')) return true;
  return (node.kind === 'literal' || node.kind === 'parameter') && Number.isInteger(value);
}

/** `p = 1`, `p IN (1, 2)`, and any of these joined by OR, or by AND to something else. */
function possibleValues(
  analysis: Analysis,
  draft: ScanDraft,
  parameter: Parameter,
  node: Expression,
  isWhole = false,
): readonly Listed[] | undefined {
  const carries = (side: Expression) => carriesParameter(analysis, draft, parameter, side);
  if (node.kind === 'in' && !node.not && carries(node.operand)) {
    const found = listedValues(analysis, node.set);
    return found?.every(each => each !== undefined) ? found : undefined;
  }
  if (node.kind !== 'binary') return undefined;
  const within = (side: Expression) => possibleValues(analysis, draft, parameter, side, isWhole);
  if (node.operator === 'and') return isWhole ? undefined : (within(node.left) ?? within(node.right));
  if (node.operator === 'or') {
    const left = within(node.left);
    const right = left && within(node.right);
    return right && [...left, ...right];
  }
  if (node.operator !== '=') return undefined;
  const other = carries(node.left) ? node.right : carries(node.right) ? node.left : undefined;
  const constant = other && constantValue(analysis, other);
  return other && constant && [{node: other, value: constant.value}];
}

/** Whether a reference is to the parameter, by its own name or by the column that it carries. */
export function carriesParameter(
  analysis: Analysis,
  draft: ScanDraft,
  parameter: Parameter,
  node: Expression,
): boolean {
  const resolved = columnIn(draft, analysis.resolved.get(node));
  if (resolved === undefined) return false;
  const column = resolved.parameter === undefined ? resolved.name : resolved.parameter.column;
  if (parameter.column !== undefined) return column === parameter.column;
  return (resolved.parameter?.name ?? resolved.name).toLowerCase() === parameter.name.toLowerCase();
}

/** A path parameter that is empty, or dots, would address something else: no row has such a key. */
function isUsable(value: LocalValue | undefined, parameter: Parameter): value is LocalValue {
  return value !== undefined && !(parameter.in === 'path' && /^\.{0,2}$/.test(String(value)));
}
