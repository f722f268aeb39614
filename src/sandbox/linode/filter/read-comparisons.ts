import {fillText} from '../error.js';
import {normalizeTimestamp} from '../timestamp.js';
import {type Condition, type Operator, operators} from './condition.js';
import {addError, type FilterContext, isObject} from './filter-context.js';
import type {FilterType} from './filterable.js';

type Value = string | boolean | null;

/** What a field is compared with: a plain value is equality, an object has one operator for each key. */
export function readComparisons(field: string, value: unknown, context: FilterContext): Condition[] {
  const {fields} = context.filterable;
  const type = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (type === undefined) {
    addError(context, `Cannot filter on ${field}`);
    return [];
  }
  const pairs = isObject(value) ? Object.entries(value) : [['=', value] as const];
  return pairs.flatMap(([key, item]) => {
    const operator = operators.find(known => known === key);
    if (operator === undefined || (isObject(value) && operator === '=') || !isApplicable(operator, type)) {
      addError(context, 'Could not apply filter');
      return [];
    }
    const operand = readValue(field, item, type, context);
    return operand === undefined ? [] : [{kind: 'compare' as const, field, operator, value: operand}];
  });
}

function isApplicable(operator: Operator, type: FilterType): boolean {
  switch (type) {
    case 'string':
      return true;
    case 'timestamp':
      return operator !== '+contains';
    case 'boolean':
      return operator === '=' || operator === '+neq';
  }
}

/** `undefined` once an error was added. That null can be asked for is a guess. */
function readValue(
  field: string,
  value: unknown,
  type: FilterType,
  context: FilterContext,
): Value | undefined {
  if (value === null) {
    return null;
  }
  const wanted = type === 'boolean' ? 'boolean' : 'string';
  if (!(typeof value === 'string' || typeof value === 'boolean') || typeof value !== wanted) {
    return addTypeError(field, wanted, context);
  }
  if (type !== 'timestamp') {
    return value;
  }
  const time = normalizeTimestamp(String(value));
  if (time === undefined) {
    addError(context, 'Could not apply filter');
  }
  return time;
}

/** Recorded is `Tags filter must be a string or dict`. */
function addTypeError(field: string, type: string, context: FilterContext): undefined {
  const name = field.charAt(0).toUpperCase() + field.slice(1);
  addError(context, fillText(context.behaviour.texts.filterType, {field: name, type}));
}
