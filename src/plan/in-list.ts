import type {LocalValue} from '../row.js';
import type {Expression, In, Query} from '../statement/query.js';
import type {Analysis} from './analysis.js';
import {constantValue} from './constant.js';

/** A value that stands in a list, and what in the text it comes from. */
export interface Listed {
  readonly node: Expression;
  readonly value: LocalValue;
}

/**
 * The values after IN, where they stand in the text or are the elements of a constant array, as in
 * `IN (SELECT value FROM json_each($1))`: one of a list is undefined where it is not surely the same for every row. Undefined
 * for another query.
 */
export function listedValues(
  analysis: Analysis,
  set: In['set'],
): readonly (Listed | undefined)[] | undefined {
  if (set.kind === 'list') {
    return set.items.map(node => {
      const constant = constantValue(analysis, node);
      return constant && {node, value: constant.value};
    });
  }
  const array = set.kind === 'query' ? arrayOf(set.query) : undefined;
  const text = array && constantValue(analysis, array)?.value;
  const elements = typeof text === 'string' ? parseElements(text) : undefined;
  return array && elements?.map(value => ({node: array, value}));
}

/** The array whose elements `SELECT value FROM json_each(array)` gives, if that is all of a query. */
function arrayOf({with: tables, first, rest, limit, offset}: Query): Expression | undefined {
  if (tables !== undefined || rest.length > 0 || (limit ?? offset) !== undefined) return undefined;
  if (first.kind !== 'select' || first.where !== undefined || first.groupBy.length > 0) return undefined;
  const {from, columns, having} = first;
  const [column, ...others] = columns;
  if (from?.kind !== 'table-function' || from.name.name.toLowerCase() !== 'json_each') return undefined;
  if (column?.kind !== 'expression' || others.length > 0 || having !== undefined) return undefined;
  const {expression} = column;
  const isValue = expression.kind === 'column' && expression.column.name.toLowerCase() === 'value';
  return isValue && from.arguments.length === 1 ? from.arguments[0] : undefined;
}

/** As json_each gives them, where JavaScript has them exactly. */
function parseElements(text: string): readonly LocalValue[] | undefined {
  let elements: unknown;
  try {
    elements = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(elements)) return undefined;
  const values = elements.map(toLocal);
  return values.every(value => value !== undefined) ? values : undefined;
}

function toLocal(element: unknown): LocalValue | undefined {
  if (element === null || typeof element === 'string') return element;
  if (typeof element === 'boolean') return Number(element);
  return typeof element === 'number' && Number.isSafeInteger(element) ? element : undefined;
}
