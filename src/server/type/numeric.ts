import type {BoundValue} from '../../plan/bind-parameters.js';
import {decodeDigits, encodeDigits} from './numeric-digits.js';
import type {TypeCodec} from './type-codec.js';

/** More than a number of SQLite has. */
const mostDigits = 400;

/** A decimal number. SQLite has none: only what it holds exactly is taken. */
export const numericCodec: TypeCodec = {
  name: 'numeric',
  id: 1700,
  listId: 1231,
  size: -1,
  print: value => {
    if (typeof value === 'bigint') return value.toString();
    return typeof value === 'number' && Number.isFinite(value) ? printPlain(value) : undefined;
  },
  encode: value => {
    const text = numericCodec.print(value);
    return text === undefined ? undefined : encodeDigits(text);
  },
  parse: text => {
    const trimmed = text.trim();
    if (trimmed.length > mostDigits) return undefined;
    return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(trimmed) ? readExact(trimmed) : undefined;
  },
  decode: bytes => {
    const text = decodeDigits(bytes);
    return text === undefined ? undefined : readExact(text);
  },
};

/** The digits of a number, without an exponent. */
function printPlain(value: number): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The number that a decimal text is, if there is one that prints as the same. */
function readExact(text: string): BoundValue | undefined {
  const value = Number(text);
  if (/^[+-]?\d+$/.test(text)) {
    const whole = BigInt(text.replace(/^\+/, ''));
    if (Number.isSafeInteger(value)) return value;
    return BigInt.asIntN(64, whole) === whole ? whole : undefined;
  }
  if (!Number.isFinite(value)) return undefined;
  return /e/i.test(text) || simplify(text) === simplify(printPlain(value)) ? value : undefined;
}

function simplify(text: string): string {
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  return `${whole.replace(/^0+/, '')}.${fraction.replace(/0+$/, '')}`;
}
