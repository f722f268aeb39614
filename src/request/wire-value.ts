import type {ColumnType} from '../catalog/column.js';
import type {TimestampForm} from '../catalog/wire.js';
import {RowgateError} from '../errors.js';
import type {LocalValue} from '../row.js';
import {formatTimestamp, normaliseTimestamp} from '../timestamp.js';
import {parseJson, printJson} from './parse-json.js';

/**
 * A local value as the API takes it in JSON. A value that does not fit its type goes as it is, for the API to
 * judge; a blob is base64.
 * @throws RowgateError `invalid_value` where a JSON value is text that is not JSON.
 */
export function toWire(value: LocalValue, type: ColumnType, timestamps: TimestampForm | undefined): unknown {
  if (value === null) return null;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  switch (type) {
    case 'boolean':
      return toBoolean(value);
    case 'integer':
    case 'real':
      return typeof value === 'string' ? (parseNumber(value) ?? value) : value;
    case 'timestamp':
      return typeof value === 'string' ? toTimestamp(value, timestamps) : value;
    case 'json':
      return typeof value === 'string' ? toJson(value) : value;
    case 'text':
    case 'blob':
      return String(value);
  }
}

/**
 * A value of a parsed answer as the local database holds it. Reads defensively, since APIs don't keep to their own
 * documents: numbers for text, text for numbers and booleans, `""` for what is missing. What can't be
 * understood stays as it is.
 */
export function fromWire(value: unknown, type: ColumnType): LocalValue {
  // Most values are text.
  if (type === 'text' && typeof value === 'string') return value;
  if (value === undefined || value === null) return null;
  if (type === 'json') return printJson(value);
  if (typeof value === 'object') return printJson(value);
  if (value === '' && type !== 'text' && type !== 'blob') return null;
  switch (type) {
    case 'boolean':
      return fromBoolean(value);
    case 'integer':
    case 'real':
      return fromNumeric(value, type);
    case 'timestamp':
      return typeof value === 'string' ? (normaliseTimestamp(value) ?? value) : fromEpoch(value);
    case 'blob':
      return Uint8Array.from(Buffer.from(String(value), 'base64'));
    case 'text':
      return String(value);
  }
}

function toBoolean(value: number | bigint | string): unknown {
  if (typeof value === 'string') return readBoolean(value) ?? value;
  return Number(value) === 0 ? false : Number(value) === 1 ? true : value;
}

function fromBoolean(value: unknown): LocalValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return fromNumber(value);
  const read = readBoolean(value);
  return read === undefined ? value : read ? 1 : 0;
}

function fromNumeric(value: unknown, type: 'integer' | 'real'): LocalValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = typeof value === 'string' ? (parseNumber(value) ?? value) : fromNumber(value);
  return type === 'real' && typeof number === 'bigint' ? Number(number) : number;
}

/** A number is seconds since 1970, or milliseconds: no time of either kind could be one of the other. */
function fromEpoch(value: unknown): LocalValue {
  const number = Number(value);
  if (!Number.isFinite(number) || number < 0) return fromNumber(value);
  const date = new Date(number < 1e11 ? number * 1000 : number);
  if (Number.isNaN(date.getTime())) return fromNumber(value);
  return normaliseTimestamp(date.toISOString()) ?? fromNumber(value);
}

/** What a field that is left out stands for, in an API that leaves defaults out. */
export function defaultValue(type: ColumnType): LocalValue {
  switch (type) {
    case 'boolean':
    case 'integer':
    case 'real':
      return 0;
    case 'text':
      return '';
    case 'json':
      return '[]';
    case 'timestamp':
    case 'blob':
      return null;
  }
}

function readBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === 'true' || lower === '1' ? true : lower === 'false' || lower === '0' ? false : undefined;
}

function toTimestamp(text: string, form: TimestampForm | undefined): string {
  const timestamp = normaliseTimestamp(text);
  if (timestamp === undefined) return text;
  return form === 'iso-without-zone' ? timestamp : formatTimestamp(timestamp);
}

function toJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new RowgateError('invalid_value', 'The value of a JSON column is not JSON', {
      hint: 'Write a text inside JSON with its quotes: \'"text"\'',
    });
  }
}

/** The number that a whole text is; an integer beyond 2^53 as bigint. */
function parseNumber(text: string): number | bigint | undefined {
  if (/^[+-]?\d+$/.test(text)) return narrow(BigInt(text.replace('+', '')));
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

function fromNumber(value: unknown): number | bigint | string {
  if (typeof value === 'number') return value;
  return typeof value === 'bigint' ? narrow(value) : String(value);
}

function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
