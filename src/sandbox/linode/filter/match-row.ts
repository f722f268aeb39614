import type {Condition, Operator} from './condition.js';
import type {Fold} from './fold.js';

/** Whether a row meets a condition. As in SQL, nothing but equality with null holds for null. */
export function matchRow(row: object, condition: Condition, fold: Fold): boolean {
  if (condition.kind !== 'compare') {
    const holds = (part: Condition) => matchRow(row, part, fold);
    return condition.kind === 'and' ? condition.conditions.every(holds) : condition.conditions.some(holds);
  }
  const found: unknown = Reflect.get(row, condition.field) ?? null;
  if (condition.value === null) {
    return condition.operator === '=' ? found === null : condition.operator === '+neq' && found !== null;
  }
  return found !== null && compare(fold(found), condition.operator, fold(condition.value));
}

function compare(found: unknown, operator: Operator, value: unknown): boolean {
  const [left, right] = [String(found), String(value)];
  switch (operator) {
    case '=':
      return left === right;
    case '+neq':
      return left !== right;
    case '+gt':
      return left > right;
    case '+gte':
      return left >= right;
    case '+lt':
      return left < right;
    case '+lte':
      return left <= right;
    case '+contains':
      return left.includes(right);
  }
}
