import {RowgateError} from '../../errors.js';
import {normaliseTimestamp} from '../../timestamp.js';

/** A point in time: the day, counted from 1970-01-01, and the microseconds of it. */
export interface Moment {
  readonly day: number;
  readonly micros: number;
}

/** The parts of a day in the calendar. */
export interface CalendarDay {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

export const microsOfSecond = 1_000_000;
export const microsOfDay = 86_400 * microsOfSecond;
const millisOfDay = 86_400_000;

/** A text that tells a date, or a date and a time, with a zone or without one. */
export function parseMoment(text: string): Moment | undefined {
  const normal = normaliseTimestamp(text.replace(/\s*(?:UTC|GMT)$/i, ''));
  if (normal === undefined) return undefined;
  const seconds = Date.parse(`${normal.slice(0, 19)}Z`);
  const fraction = Number(`${normal.slice(20)}000000`.slice(0, 6));
  const day = Math.floor(seconds / millisOfDay);
  return {day, micros: (seconds - day * millisOfDay) * 1000 + fraction};
}

/** @throws RowgateError `invalid_value`. */
export function readMoment(value: unknown): Moment {
  const moment = typeof value === 'string' ? parseMoment(value) : undefined;
  if (moment !== undefined) return moment;
  throw new RowgateError('invalid_value', 'a value is not a date or time, though one is wanted', {
    hint: "Write it as '2026-01-31' or '2026-01-31T12:00:00Z'.",
  });
}

/**
 * A moment as the local database has it.
 *
 * @throws RowgateError `invalid_value` beyond the years 0 to 9999.
 */
export function printMoment(moment: Moment): string {
  const {day, micros} = carry(moment);
  const date = new Date(day * millisOfDay + Math.floor(micros / 1000));
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  if (!/^\d{4}-/.test(text)) {
    throw new RowgateError('invalid_value', 'a time is beyond the years 0000 to 9999');
  }
  return text.slice(0, 19) + printFraction(micros % microsOfSecond);
}

/** Microseconds as the fraction of a second, without trailing zeros. */
export function printFraction(micros: number): string {
  return micros === 0 ? '' : `.${String(micros).padStart(6, '0').replace(/0+$/, '')}`;
}

export function printDate({day}: Moment): string {
  return printMoment({day, micros: 0}).slice(0, 10);
}

/** With microseconds that are those of one day. */
export function carry({day, micros}: Moment): Moment {
  const days = Math.floor(micros / microsOfDay);
  return {day: day + days, micros: micros - days * microsOfDay};
}

export function toCalendar({day}: Moment): CalendarDay {
  const date = new Date(day * millisOfDay);
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate()};
}

/** The day of a date; months beyond 12 go on in the next year. */
export function fromCalendar({year, month, day}: CalendarDay): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / millisOfDay;
}

/** How many days a month has. */
export function daysOfMonth(year: number, month: number): number {
  return fromCalendar({year, month: month + 1, day: 1}) - fromCalendar({year, month, day: 1});
}

/** From 1970 on, of the moment itself. */
export function secondsOf({day, micros}: Moment): number {
  return day * 86_400 + micros / microsOfSecond;
}

export function momentOfSeconds(seconds: number): Moment {
  const day = Math.floor(seconds / 86_400);
  return carry({day, micros: Math.round((seconds - day * 86_400) * microsOfSecond)});
}
