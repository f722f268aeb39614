import type {ColumnType} from '../catalog/column.js';
import {RowgateError} from '../errors.js';
import type {Expression, Query} from '../statement/query.js';
import type {Analysis} from './analysis.js';
import {place} from './place.js';
import {compareTimestamps} from './timestamp-comparison.js';

/** Sees to it that a time is looked for among times, whatever form a subquery gives them in. */
export function compareWithQuery(
  analysis: Analysis,
  operand: Expression,
  type: ColumnType | undefined,
  query: Query,
  queryType: ColumnType | undefined,
): void {
  if (type !== 'timestamp' && queryType === 'timestamp') compareTimestamps(analysis, operand);
  if (type !== 'timestamp' || queryType === 'timestamp') return;
  const before = 'WITH "each"("value") AS (';
  const after = ') SELECT timestamp("value") FROM "each"';
  analysis.edits.push({kind: 'wrap', range: query.range, before, after});
}

/** Whether an operator compares its sides as values. */
export function isComparison(operator: string): boolean {
  return ['=', '<>', '<', '<=', '>', '>=', 'is', 'is not'].includes(operator);
}

/** Checks that two sides can be compared, and sees to it that times are compared as times. */
export function compare(
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
