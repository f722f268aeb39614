import {RowgateError} from '../../errors.js';
import type {LocalValue} from '../../row.js';
import {type LocalFunction, strict} from '../local-function.js';
import {toBytes} from './text-functions.js';

export const castFunctions = {
  pg_bool: strict(1, value => toBoolean(value)),
  pg_bool_text: strict(1, value => (value === 0 ? 'false' : 'true')),
  pg_int2: strict(1, value => toWhole(value, 'smallint', 32_767)),
  pg_int4: strict(1, value => toWhole(value, 'integer', 2_147_483_647)),
  pg_int8: strict(1, value => toWhole(value, 'bigint', Number.MAX_SAFE_INTEGER)),
  pg_float: strict(1, value => toNumber(value, 'double precision')),
  pg_float_text: strict(1, value => printFloat(Number(value))),
  pg_numeric: {arity: -1, call: toNumeric},
  pg_uuid: strict(1, toUuid),
  pg_bytea: strict(1, value =>
    value instanceof Uint8Array ? value : new Uint8Array(readBytes(String(value))),
  ),
  pg_bytea_text: strict(1, value => `\\x${toBytes(value).toString('hex')}`),
  pg_trunc: strict(2, (value, places) => {
    const factor = 10 ** Number(places);
    return Math.trunc(Number(value) * factor) / factor;
  }),
  pg_round_even: strict(1, value => roundEven(Number(value))),
  pg_nonzero: strict(1, value => {
    if (Number(value) === 0) throw new RowgateError('invalid_value', 'division by zero');
    return value;
  }),
  pg_greatest: {arity: -1, call: (...values) => pickValue(values, (a, b) => compareValues(a, b) > 0)},
  pg_least: {arity: -1, call: (...values) => pickValue(values, (a, b) => compareValues(a, b) < 0)},
} as const satisfies Readonly<Record<string, LocalFunction>>;

const truths = ['t', 'tr', 'tru', 'true', 'y', 'ye', 'yes', 'on', '1'];
const untruths = ['f', 'fa', 'fal', 'fals', 'false', 'n', 'no', 'of', 'off', '0'];

/** What a text or a number means as a boolean, or undefined. */
export function parseBoolean(value: LocalValue): boolean | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value) !== 0;
  const text = String(value).trim().toLowerCase();
  return truths.includes(text) ? true : untruths.includes(text) ? false : undefined;
}

function toBoolean(value: LocalValue): boolean {
  const meant = parseBoolean(value);
  if (meant === undefined) throw notOfType('boolean');
  return meant;
}

function toWhole(value: LocalValue, type: string, most: number): number {
  const isText = typeof value === 'string';
  if (isText && !/^\s*[+-]?\d+\s*$/.test(value)) throw notOfType(type);
  const number = isText ? Number(value) : roundHalfAway(Number(value));
  if (!(Math.abs(number) <= most || number === -most - 1)) {
    throw new RowgateError('invalid_value', `a number is out of range for the type ${type}`);
  }
  return number;
}

function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

function roundEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

function toNumber(value: LocalValue, type: string): number {
  if (typeof value !== 'string') return Number(value);
  if (!/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value)) throw notOfType(type);
  return Number(value);
}

function toNumeric(...values: LocalValue[]): number | null {
  const [value = null, scale] = values;
  if (value === null) return null;
  const number = toNumber(value, 'numeric');
  if (scale === undefined || scale === null) return number;
  return Number(`${roundHalfAway(Number(`${number}e${Number(scale)}`))}e${0 - Number(scale)}`);
}

/** A number as Postgres prints a double: `2`, and not `2.0`. */
function printFloat(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const text = String(value);
  if (!/e/.test(text) && Math.abs(value) < 1e15) return text;
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
}

function toUuid(value: LocalValue): string {
  const digits = String(value).toLowerCase().replaceAll(/[{}-]/g, '');
  if (!/^[\da-f]{32}$/.test(digits)) throw notOfType('uuid');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The bytes of `\x6869`, or of a text with `\\` and `\101` in it. */
export function readBytes(text: string): Buffer {
  if (text.startsWith('\\x')) {
    const digits = text.slice(2).replaceAll(/\s/g, '');
    if (!/^(?:[\da-f]{2})*$/i.test(digits)) throw notOfType('bytea');
    return Buffer.from(digits, 'hex');
  }
  const bytes = text.replace(/\\(?:([0-3][0-7]{2})|\\)/g, (_, octal?: string) =>
    octal === undefined ? '\\' : String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(bytes, /\\\d/.test(text) ? 'latin1' : 'utf8');
}

// The value itself is not shown: it may be a secret.
function notOfType(type: string): RowgateError {
  return new RowgateError('invalid_value', `a value is not of the type ${type}, to which it is cast`);
}

function pickValue(
  values: readonly LocalValue[],
  isBetter: (a: LocalValue, b: LocalValue) => boolean,
): LocalValue {
  let best: LocalValue = null;
  for (const value of values) if (value !== null && (best === null || isBetter(value, best))) best = value;
  return best;
}

function compareValues(a: LocalValue, b: LocalValue): number {
  if (typeof a === 'string' && typeof b === 'string') {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return Number(a) - Number(b);
}
