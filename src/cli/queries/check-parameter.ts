import type {BoundValue} from '../../plan/bind-parameters.js';
import {normaliseTimestamp} from '../../timestamp.js';
import type {ParameterType, QueryParameter} from './query-file.js';

const nouns: Readonly<Record<ParameterType, string>> = {
  text: 'a text',
  integer: 'a whole number',
  real: 'a number',
  boolean: 'true or false',
  timestamp: 'a date or a time, as in 2026-01-31 or 2026-01-31T12:00:00Z',
  json: 'JSON',
};

/** A value as its parameter has it, or what it should have been. NULL is one where the default is NULL. */
export function checkParameter(
  {type, ...parameter}: QueryParameter,
  value: BoundValue,
): {readonly value: BoundValue} | {readonly wanted: string} {
  if (type === undefined || (value === null && parameter.default === null)) return {value};
  const read = value === null ? undefined : readers[type](value);
  return read === undefined ? {wanted: nouns[type]} : {value: read};
}

type Reader = (value: BoundValue) => BoundValue | undefined;

/** Each takes the text of a command line as well as a value that has its type already. */
const readers: Readonly<Record<ParameterType, Reader>> = {
  text: value => (typeof value === 'string' ? value : undefined),
  integer: value => {
    if (typeof value === 'string') return /^[+-]?\d{1,18}$/.test(value) ? readInteger(value) : undefined;
    return typeof value === 'bigint' || Number.isSafeInteger(value) ? value : undefined;
  },
  real: value => {
    const isText = typeof value === 'string' && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value);
    const number = isText ? Number(value) : value;
    return typeof number === 'number' || typeof number === 'bigint' ? number : undefined;
  },
  boolean: value => {
    if (typeof value === 'string')
      return /^true$/i.test(value) || (/^false$/i.test(value) ? false : undefined);
    return typeof value === 'boolean' ? value : undefined;
  },
  timestamp: value => (typeof value === 'string' ? normaliseTimestamp(value) : undefined),
  json: value => (typeof value !== 'string' || isJson(value) ? value : undefined),
};

function readInteger(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
