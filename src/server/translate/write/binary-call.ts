import type {Binary} from '../../../statement/query.js';
import {isNumber, isTime, isWhole} from '../postgres-type.js';
import type {Conversion} from './conversion.js';
import {typeOf, type Writing} from './writing.js';

/** The function that an operator between two types is written as, around both with a comma between, or undefined. */
export function binaryCall(writing: Writing, {operator, left, right}: Binary): Conversion | undefined {
  const [a, b] = [typeOf(writing, left), typeOf(writing, right)];
  const named = (name: string): Conversion => ({before: `${name}(`, after: ')'});
  const has = (type: string) => a === type || b === type;
  switch (operator) {
    case '+':
      if (a === 'interval' && b === 'interval') return named('pg_add_intervals');
      if (has('interval') || (has('date') && has('time'))) return named('pg_add_interval');
      return has('date') ? named('pg_add_days') : undefined;
    case '-':
      if (a === 'interval') return named('pg_subtract_intervals');
      if (b === 'interval') return named('pg_subtract_interval');
      if (a === 'date' && b === 'date') return {before: 'CAST(pg_days_between(', after: ') AS INTEGER)'};
      if (a === 'date' && isWhole(b)) return {before: 'pg_add_days(', after: '))'};
      return isTime(a) && isTime(b) ? named('pg_between') : undefined;
    case '*':
      return has('interval') ? named('pg_multiply_interval') : undefined;
    case '/':
      return a === 'interval' ? named('pg_divide_interval') : undefined;
    case '%':
      return isNumber(a) && isNumber(b) && !(isWhole(a) && isWhole(b)) ? named('mod') : undefined;
    default:
      return undefined;
  }
}
