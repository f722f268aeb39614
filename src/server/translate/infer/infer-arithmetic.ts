import type {Binary} from '../../../statement/query.js';
import {commonType, type Inferred, isNumber, isTime, isTimestamp, isWhole} from '../postgres-type.js';
import {type Inference, take} from './inference.js';
import {refuseOperator} from './refuse-operator.js';

/** The type of a sum, a product and the like, of numbers or of times. */
export function inferArithmetic(inference: Inference, node: Binary): Inferred {
  const {operator, left, right} = node;
  const open = inference.types.get(left) === 'unknown' ? left : right;
  const other = open === left ? right : left;
  take(inference, open, openType(operator, inference.types.get(other)));
  const types = [left, right].map(side => inference.literals.get(side) ?? inference.types.get(side));
  const [a, b] = types;
  const type = arithmeticType(operator, a, b);
  if (type === 'wrong') throw refuseOperator(inference, node, a, b);
  return type;
}

/** What a bare string or a parameter beside a value is read as: to a time an interval is added. */
function openType(operator: string, other: Inferred): Inferred {
  if (isTime(other)) return operator === '+' ? 'interval' : other;
  return isNumber(other) || other === 'interval' ? other : undefined;
}

function arithmeticType(operator: string, a: Inferred, b: Inferred): Inferred | 'wrong' {
  if ([a, b].some(each => !isOpen(each) && !isCountable(each))) return 'wrong';
  if (isOpen(a) || isOpen(b)) return [a, b].some(isTime) ? undefined : commonType([a, b]);
  if (isNumber(a) && isNumber(b)) return commonType([a, b]);
  if (operator === '+') {
    if (a === 'interval' || b === 'interval') return added(a === 'interval' ? b : a);
    if ((a === 'date' && b === 'time') || (a === 'time' && b === 'date')) return 'timestamp';
    if ((a === 'date' && isWhole(b)) || (b === 'date' && isWhole(a))) return 'date';
  } else if (operator === '-') {
    if (b === 'interval') return added(a);
    if (a === 'date' && b === 'date') return 'int4';
    if (a === 'date' && isWhole(b)) return 'date';
    if (isTime(a) && isTime(b)) return 'interval';
  } else if (operator === '*' || operator === '/') {
    if (a === 'interval' && isNumber(b)) return 'interval';
    if (operator === '*' && b === 'interval' && isNumber(a)) return 'interval';
  }
  return 'wrong';
}

function isOpen(type: Inferred): boolean {
  return type === undefined || type === 'unknown';
}

function isCountable(type: Inferred): boolean {
  return isNumber(type) || isTime(type) || type === 'interval' || type === 'time';
}

/** What an interval makes of a value that it is added to. */
function added(type: Inferred): Inferred | 'wrong' {
  if (type === 'interval' || isTimestamp(type)) return type;
  return type === 'date' ? 'timestamp' : 'wrong';
}
