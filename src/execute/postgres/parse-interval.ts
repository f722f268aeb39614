import {RowgateError} from '../../errors.js';
import {addIntervals, type Interval, negateInterval} from './interval.js';
import {microsOfDay, microsOfSecond} from './moment.js';

const nothing: Interval = {months: 0, days: 0, micros: 0};

/** Units by their names, in months, days or microseconds. */
const units: Readonly<Record<string, Partial<Interval>>> = {
  microsecond: {micros: 1},
  millisecond: {micros: 1000},
  second: {micros: microsOfSecond},
  minute: {micros: 60 * microsOfSecond},
  hour: {micros: 3600 * microsOfSecond},
  day: {days: 1},
  week: {days: 7},
  month: {months: 1},
  year: {months: 12},
  decade: {months: 120},
  century: {months: 1200},
  millennium: {months: 12_000},
};

const aliases: Readonly<Record<string, string>> = {
  us: 'microsecond',
  usec: 'microsecond',
  usecs: 'microsecond',
  ms: 'millisecond',
  msec: 'millisecond',
  msecs: 'millisecond',
  s: 'second',
  sec: 'second',
  secs: 'second',
  m: 'minute',
  min: 'minute',
  mins: 'minute',
  h: 'hour',
  hr: 'hour',
  hrs: 'hour',
  d: 'day',
  w: 'week',
  mon: 'month',
  mons: 'month',
  y: 'year',
  yr: 'year',
  yrs: 'year',
  dec: 'decade',
  c: 'century',
  centuries: 'century',
  millennia: 'millennium',
};

/** What an interval's part of a name means, or undefined. */
export function unitNamed(name: string): string | undefined {
  const word = name.toLowerCase();
  const unit = Object.hasOwn(aliases, word) ? aliases[word] : word.replace(/(?<=..)s$/, '');
  return unit !== undefined && Object.hasOwn(units, unit) ? unit : undefined;
}

const piece =
  /\s*(?:([+-])?(\d+):(\d\d?)(?::(\d\d?(?:\.\d*)?))?|([+-]?)(\d+)-(\d+)(?![\d.])|([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*([a-z]+)?)\s*/iy;

/**
 * A length of time in any of the forms that Postgres reads: `7 days 02:30`, `1 year 2 mons`, `1-2`, `P1DT2H`, `3 hours ago`.
 * A bare number is of `unit`, seconds unless told.
 */
export function parseInterval(text: string, unit = 'second'): Interval | undefined {
  const trimmed = text.trim().replace(/^@\s*/, '');
  if (/^[+-]?P/i.test(trimmed)) return parseIso(trimmed);
  const isAgo = /\s+ago$/i.test(trimmed);
  const body = trimmed.replace(/\s+ago$/i, '');
  let total = nothing;
  let offset = 0;
  while (offset < body.length) {
    piece.lastIndex = offset;
    const found = piece.exec(body);
    const part = found && readPiece(found, unit);
    if (!part) return undefined;
    total = addIntervals(total, part);
    offset = piece.lastIndex;
  }
  if (body === '') return undefined;
  return isAgo ? negateInterval(total) : total;
}

function readPiece(found: RegExpExecArray, unit: string): Interval | undefined {
  const [, sign, hours, minutes, seconds, ymSign, years, months, amount, name] = found;
  if (hours !== undefined) {
    const micros = clockMicros(Number(hours), Number(minutes), Number(seconds ?? 0));
    return {...nothing, micros: sign === '-' ? 0 - micros : micros};
  }
  if (years !== undefined) {
    const total = Number(years) * 12 + Number(months);
    return {...nothing, months: ymSign === '-' ? 0 - total : total};
  }
  const meant = name === undefined ? unit : unitNamed(name);
  return meant === undefined ? undefined : ofUnit(Number(amount), meant);
}

function clockMicros(hours: number, minutes: number, seconds: number): number {
  return (hours * 3600 + minutes * 60) * microsOfSecond + Math.round(seconds * microsOfSecond);
}

/** So many of a unit; what is not whole goes into the next smaller kind. */
export function ofUnit(amount: number, unit: string): Interval {
  const {months = 0, days = 0, micros = 0} = units[unit] ?? {};
  const allMonths = tidy(amount * months);
  const restDays = months >= 12 ? 0 : (allMonths - Math.trunc(allMonths)) * 30;
  const allDays = tidy(amount * days + restDays);
  return {
    months: months >= 12 ? Math.round(allMonths) : Math.trunc(allMonths),
    days: Math.trunc(allDays),
    micros: Math.round((allDays - Math.trunc(allDays)) * microsOfDay + amount * micros),
  };
}

function tidy(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

const iso =
  /^([+-]?)P(?:(-?[\d.]+)Y)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)W)?(?:(-?[\d.]+)D)?(?:T(?:(-?[\d.]+)H)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)S)?)?$/i;

function parseIso(text: string): Interval | undefined {
  const found = iso.exec(text);
  if (found === null || /[PT]$/i.test(text)) return undefined;
  const [, sign, ...amounts] = found;
  const names = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'];
  const parts = names.map((name, index) => ofUnit(Number(amounts[index] ?? 0), name));
  if (amounts.some(amount => amount !== undefined && Number.isNaN(Number(amount)))) return undefined;
  const total = parts.reduce(addIntervals, nothing);
  return sign === '-' ? negateInterval(total) : total;
}

/** @throws RowgateError `invalid_value`. */
export function readInterval(value: unknown): Interval {
  const interval = typeof value === 'string' ? parseInterval(value) : undefined;
  if (interval !== undefined) return interval;
  throw new RowgateError('invalid_value', 'a value is not an interval, though one is wanted', {
    hint: "Write it as '7 days', '1 month' or '02:30:00'.",
  });
}
