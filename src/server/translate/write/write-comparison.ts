import type {Expression, Range} from '../../../statement/query.js';
import {refuseOperator} from '../infer/refuse-operator.js';
import {type Inferred, isJson, isNumber, isText, isTime, isTimestamp} from '../postgres-type.js';
import {type Conversion, call} from './conversion.js';
import {typeOf, type Writing} from './writing.js';

/** What a side of a comparison needs around it, so that SQLite compares it with a value of another type as Postgres does. */
export function operandConversion(operator: string, type: Inferred, other: Inferred): Conversion | undefined {
  if (type === 'interval' && other === 'interval') return call('pg_interval_seconds');
  if (type === 'date' && isTimestamp(other)) return call('timestamp');
  if (isJson(type) && isJson(other) && /^(?:=|<>|is|is not)$/.test(operator)) return call('pg_jsonb');
  return undefined;
}

/**
 * Checks that two sides can be compared: SQLite takes a text and a number for different, whatever they say, unless the text
 * is a column's.
 *
 * @throws RowgateError `unsupported`.
 */
export function checkComparison(
  writing: Writing,
  operator: string,
  left: Expression,
  right: Expression,
  range: Range,
): void {
  const types = [left, right].map(node => typeOf(writing, node));
  const [a, b] = types;
  const isOdd =
    (isOddPair(a, b) && !isStoredText(writing, left, a)) ||
    (isOddPair(b, a) && !isStoredText(writing, right, b));
  if (isOdd) throw refuseOperator(writing.inference, {operator: operator as '=', range}, a, b);
}

function isOddPair(type: Inferred, other: Inferred): boolean {
  if (isText(type)) return isNumber(other) || other === 'bool';
  return isTime(type) && (isNumber(other) || other === 'bool');
}

function isStoredText({inference}: Writing, node: Expression, type: Inferred): boolean {
  return isText(type) && node.kind === 'column' && inference.columns.get(node)?.isStored === true;
}
