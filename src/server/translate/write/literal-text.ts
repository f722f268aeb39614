import {positionAt, RowgateError} from '../../../errors.js';
import {type ArrayElement, parseArray} from '../../../execute/postgres/array-literal.js';
import {parseBoolean, readBytes} from '../../../execute/postgres/cast-functions.js';
import {printInterval} from '../../../execute/postgres/interval.js';
import {parseMoment, printDate, printMoment} from '../../../execute/postgres/moment.js';
import {parseInterval} from '../../../execute/postgres/parse-interval.js';
import {quoteText} from '../../../plan/rewrite.js';
import type {Range} from '../../../statement/query.js';
import {elementType, isArray, type PostgresType, type ScalarType} from '../postgres-type.js';

/** A string that is read as a value of a type. */
export interface TypedString {
  readonly value: string;
  readonly type: PostgresType;
  /** Of `varchar(3)` and `numeric(5, 2)`. */
  readonly modifiers?: readonly number[];
  /** Of an interval: what a bare number is of. */
  readonly unit?: string | undefined;
}

/**
 * The value of a string, as a literal of SQLite.
 *
 * @throws RowgateError `invalid_value` where the string is no value of the type.
 */
export function literalText(source: string, range: Range, string: TypedString): string {
  const {type} = string;
  const text = isArray(type) ? arrayText(string) : scalarText(string, type);
  if (text !== undefined) return text;
  throw new RowgateError('invalid_value', `'${string.value}' is no value of the type ${type}`, {
    hint: hints[type],
    position: positionAt(source, range.start, range.end),
  });
}

const timeHint = "Write it as '2026-01-31' or '2026-01-31 12:00:00Z'.";
const hints: Partial<Record<PostgresType, string>> = {
  bool: "There are 'true' and 'false'.",
  date: timeHint,
  timestamp: timeHint,
  timestamptz: timeHint,
  interval: "Write it as '7 days', '1 month' or '02:30:00'.",
};

function scalarText({value, modifiers = [], unit}: TypedString, type: ScalarType): string | undefined {
  switch (type) {
    case 'bool':
      return parseBoolean(value)?.toString();
    case 'int2':
    case 'int4':
    case 'int8':
      return wholeText(value, type);
    case 'float4':
    case 'float8':
    case 'numeric':
      return numberText(value, modifiers[1]);
    case 'date':
      return specialTime(value, true) ?? timeText(value, 'date');
    case 'timestamp':
      return specialTime(value, false) ?? timeText(withoutZone(value), 'timestamp');
    case 'timestamptz':
      return specialTime(value, false) ?? timeText(value, 'timestamp');
    case 'time':
      return /^\s*\d{1,2}:\d\d/.test(value) ? `pg_time(${quoteText(value)})` : undefined;
    case 'interval': {
      const interval = parseInterval(value, unit);
      return interval && quoteText(printInterval(interval));
    }
    case 'json':
    case 'jsonb':
      return isJson(value) ? `json(${quoteText(value)})` : undefined;
    case 'bytea':
      return bytesText(value);
    case 'uuid':
      return uuidText(value);
    case 'text':
    case 'varchar':
      return quoteText(modifiers[0] === undefined ? value : [...value].slice(0, modifiers[0]).join(''));
  }
}

const bounds: Readonly<Record<'int2' | 'int4' | 'int8', bigint>> = {
  int2: 32_767n,
  int4: 2_147_483_647n,
  int8: 9_223_372_036_854_775_807n,
};

function wholeText(value: string, type: keyof typeof bounds): string | undefined {
  if (!/^\s*[+-]?\d+\s*$/.test(value)) return undefined;
  const number = BigInt(value.trim().replace(/^\+/, ''));
  if (number > bounds[type] || number < -bounds[type] - 1n) return undefined;
  return number < 0n ? `(${number})` : String(number);
}

function numberText(value: string, scale: number | undefined): string | undefined {
  const text = value.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return undefined;
  if (scale !== undefined) return `pg_numeric(${quoteText(text)}, ${scale})`;
  const real = /[.e]/i.test(text) ? text : `${text}.0`;
  return /^[+-]/.test(real) ? `(${real})` : real;
}

/** Names of times, which are those of the statement and not of its translation. */
function specialTime(value: string, isDate: boolean): string | undefined {
  switch (value.trim().toLowerCase()) {
    case 'now':
      return isDate ? 'CURRENT_DATE' : 'now()';
    case 'today':
      return isDate ? 'CURRENT_DATE' : 'timestamp(CURRENT_DATE)';
    case 'yesterday':
      return isDate ? 'pg_add_days(CURRENT_DATE, -1)' : 'timestamp(pg_add_days(CURRENT_DATE, -1))';
    case 'tomorrow':
      return isDate ? 'pg_add_days(CURRENT_DATE, 1)' : 'timestamp(pg_add_days(CURRENT_DATE, 1))';
    case 'epoch':
      return isDate ? "'1970-01-01'" : "'1970-01-01T00:00:00'";
    default:
      return undefined;
  }
}

function withoutZone(value: string): string {
  return value.replace(/(?<=:\d\d(?:\.\d+)?)\s*(?:[zZ]|UTC|GMT|[+-]\d\d(?::?\d\d)?)\s*$/, '');
}

function timeText(value: string, kind: 'date' | 'timestamp'): string | undefined {
  const compact = /^\s*(\d{4})(\d\d)(\d\d)\s*$/.exec(value);
  const moment = parseMoment(compact === null ? value : compact.slice(1).join('-'));
  return moment && quoteText(kind === 'date' ? printDate(moment) : printMoment(moment));
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

function bytesText(value: string): string | undefined {
  try {
    return `x'${readBytes(value).toString('hex')}'`;
  } catch {
    return undefined;
  }
}

function uuidText(value: string): string | undefined {
  const digits = value.toLowerCase().replaceAll(/[{}-]/g, '');
  if (!/^[\da-f]{32}$/.test(digits)) return undefined;
  return quoteText(digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
}

/** The elements of an array in a string, or undefined where it is none. */
export function arrayElements({value, type}: TypedString): readonly ArrayElement[] | undefined {
  return isArray(type) ? parseArray(value) : undefined;
}

function arrayText(string: TypedString): string | undefined {
  const elements = arrayElements(string);
  const isNumeric = /^(?:int|float|numeric)/.test(elementType(string.type) ?? '');
  const convert = (element: ArrayElement): unknown => {
    if (typeof element !== 'string') return element?.map(convert) ?? null;
    if (string.type === 'bool[]') return parseBoolean(element) ?? element;
    return isNumeric && element !== '' ? Number(element) : element;
  };
  return elements && quoteText(JSON.stringify(elements.map(convert)));
}
