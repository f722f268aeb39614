import type {LinodeBehaviour} from '../behaviour.js';
import {fillText, type LinodeError} from '../error.js';
import type {Condition, Order} from './condition.js';
import {addError, type FilterContext, isObject} from './filter-context.js';
import type {Filterable} from './filterable.js';
import {readComparisons} from './read-comparisons.js';

export interface Filter {
  readonly condition: Condition;
  readonly order?: Order;
  /** Every key that can't be used has an error of its own. */
  readonly errors: readonly LinodeError[];
}

/** Reads an `X-Filter` header. The header is Latin-1 to Node, and so to this; JSON can escape the rest. */
export function readFilter(text: string, filterable: Filterable, behaviour: LinodeBehaviour): Filter {
  const context: FilterContext = {filterable, behaviour, errors: []};
  const nothing: Condition = {kind: 'and', conditions: []};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {condition: nothing, errors: [{reason: 'Filter not valid JSON', field: 'X-Filter'}]};
  }
  const condition = readObject(value, context, 1);
  const order = isObject(value) ? readOrder(value, context) : undefined;
  return {condition, ...(order !== undefined && {order}), errors: context.errors};
}

function readObject(value: unknown, context: FilterContext, depth: number): Condition {
  const conditions: Condition[] = [];
  if (!isObject(value) || depth > context.behaviour.maxFilterDepth) {
    addError(context, 'Could not apply filter');
    return {kind: 'and', conditions};
  }
  for (const [key, item] of Object.entries(value)) {
    if (key === '+and' || key === '+or') {
      conditions.push(readGroup(key === '+and' ? 'and' : 'or', item, context, depth));
    } else if (!['+order', '+order_by', '+limit'].includes(key)) {
      // `+limit` is what linode_api4 sends, undocumented; that it does nothing is a guess.
      conditions.push(...readComparisons(key, item, context));
    }
  }
  return {kind: 'and', conditions};
}

function readGroup(kind: 'and' | 'or', value: unknown, context: FilterContext, depth: number): Condition {
  if (!Array.isArray(value)) {
    addError(context, 'Could not apply filter');
    return {kind: 'and', conditions: []};
  }
  // An empty group asks for nothing; of `+and` a widely used client proves it, of `+or` it is a guess.
  return value.length === 0
    ? {kind: 'and', conditions: []}
    : {kind, conditions: value.map(item => readObject(item, context, depth + 1))};
}

/** `+order` without `+order_by` is taken and changes nothing: a widely used client sends it. */
function readOrder(value: Readonly<Record<string, unknown>>, context: FilterContext): Order | undefined {
  const {badOrder, texts} = context.behaviour;
  const {fields, orderOnly = []} = context.filterable;
  const {'+order': order = 'asc', '+order_by': field} = value;
  if (order !== 'asc' && order !== 'desc' && badOrder === 'refuse') {
    addError(context, texts.badOrder);
  }
  if (field === undefined) {
    return undefined;
  }
  if (typeof field === 'string' && (Object.hasOwn(fields, field) || orderOnly.includes(field))) {
    return {field, descending: order === 'desc'};
  }
  if (badOrder === 'refuse') {
    addError(context, fillText(texts.badOrderBy, {field: String(field)}));
  }
  return undefined;
}
