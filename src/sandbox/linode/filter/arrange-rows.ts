import type {LinodeBehaviour} from '../behaviour.js';
import type {LinodeError} from '../error.js';
import type {Order} from './condition.js';
import type {Filterable} from './filterable.js';
import {createFold, type Fold} from './fold.js';
import {matchRow} from './match-row.js';
import {readFilter} from './read-filter.js';

/** The rows that a filter leaves, in its order. */
export function arrangeRows(
  rows: readonly object[],
  text: string | undefined,
  filterable: Filterable,
  behaviour: LinodeBehaviour,
): {readonly rows: readonly object[]} | {readonly errors: readonly LinodeError[]} {
  if (text === undefined) {
    return {rows};
  }
  const {condition, order, errors} = readFilter(text, filterable, behaviour);
  if (errors.length > 0) {
    return {errors};
  }
  const fold = createFold(behaviour);
  const left = rows.filter(row => matchRow(row, condition, fold));
  return {rows: order === undefined ? left : orderRows(left, order, fold)};
}

/** Null comes before everything, as in MySQL; what is equal keeps its order. Both are guesses. */
function orderRows(rows: readonly object[], {field, descending}: Order, fold: Fold): object[] {
  const sign = descending ? -1 : 1;
  return rows
    .map(row => ({row, key: sortKey(fold(Reflect.get(row, field)))}))
    .sort((a, b) => sign * (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({row}) => row);
}

function sortKey(value: unknown): string {
  return value === null || value === undefined ? '' : `:${String(value)}`;
}
