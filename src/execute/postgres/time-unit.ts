import {RowgateError} from '../../errors.js';
import type {Interval} from './interval.js';
import {fromCalendar, type Moment, microsOfDay, microsOfSecond, secondsOf, toCalendar} from './moment.js';
import {unitNamed} from './parse-interval.js';

const ofDay: Readonly<Record<string, number>> = {
  microsecond: 1,
  millisecond: 1000,
  second: microsOfSecond,
  minute: 60 * microsOfSecond,
  hour: 3600 * microsOfSecond,
  day: microsOfDay,
};

/** Years in a unit that is one of years. */
const ofYears: Readonly<Record<string, number>> = {year: 1, decade: 10, century: 100, millennium: 1000};

/** The start of the unit that a moment is in: a week starts on Monday, a century in its year 1. */
export function truncateMoment(moment: Moment, name: string): Moment {
  const unit = /^quarters?$/i.test(name) ? 'quarter' : unitNamed(name);
  const micros = ofDay[unit ?? ''];
  if (micros !== undefined) return {day: moment.day, micros: Math.floor(moment.micros / micros) * micros};
  const {year, month} = toCalendar(moment);
  const midnight = (day: number): Moment => ({day, micros: 0});
  const years = ofYears[unit ?? ''];
  if (years !== undefined) {
    const base = years >= 100 ? 1 : 0;
    return midnight(fromCalendar({year: Math.floor((year - base) / years) * years + base, month: 1, day: 1}));
  }
  switch (unit) {
    case 'month':
      return midnight(fromCalendar({year, month, day: 1}));
    case 'quarter':
      return midnight(fromCalendar({year, month: month - ((month - 1) % 3), day: 1}));
    case 'week':
      return midnight(moment.day - dayOfWeek(moment, 1));
    default:
      throw unknownUnit(name);
  }
}

/** Days since the last Sunday, or since the last day of another number. */
function dayOfWeek({day}: Moment, first = 0): number {
  return (((day + 4 - first) % 7) + 7) % 7;
}

export function dayOfYear(moment: Moment): number {
  return moment.day - fromCalendar({year: toCalendar(moment).year, month: 1, day: 1}) + 1;
}

/** The week by ISO 8601, and the year that it belongs to. */
export function isoWeek(moment: Moment): {year: number; week: number; day: number} {
  const monday = moment.day - dayOfWeek(moment, 1);
  const {year} = toCalendar({day: monday + 3, micros: 0});
  const january4 = fromCalendar({year, month: 1, day: 4});
  const first = january4 - dayOfWeek({day: january4, micros: 0}, 1);
  return {year, week: (monday - first) / 7 + 1, day: moment.day - monday + 1};
}

/** What EXTRACT gives of a moment. */
export function partOfMoment(moment: Moment, name: string): number {
  const {year, month, day} = toCalendar(moment);
  const {micros} = moment;
  switch (name.toLowerCase()) {
    case 'epoch':
      return secondsOf(moment);
    case 'dow':
      return dayOfWeek(moment);
    case 'isodow':
      return dayOfWeek(moment, 1) + 1;
    case 'doy':
      return dayOfYear(moment);
    case 'isoyear':
      return isoWeek(moment).year;
    case 'quarter':
      return Math.ceil(month / 3);
    case 'timezone':
    case 'timezone_hour':
    case 'timezone_minute':
      return 0;
  }
  switch (unitNamed(name)) {
    case 'year':
      return year;
    case 'month':
      return month;
    case 'week':
      return isoWeek(moment).week;
    case 'day':
      return day;
    case 'decade':
      return Math.floor(year / 10);
    case 'century':
      return Math.ceil(year / 100);
    case 'millennium':
      return Math.ceil(year / 1000);
    default:
      return partOfClock(micros, name);
  }
}

function partOfClock(micros: number, name: string): number {
  const inMinute = micros % (60 * microsOfSecond);
  switch (unitNamed(name)) {
    case 'hour':
      return Math.trunc(micros / (3600 * microsOfSecond));
    case 'minute':
      return Math.trunc(micros / (60 * microsOfSecond)) % 60;
    case 'second':
      return inMinute / microsOfSecond;
    case 'millisecond':
      return inMinute / 1000;
    case 'microsecond':
      return inMinute;
    default:
      throw unknownUnit(name);
  }
}

/** What EXTRACT gives of an interval. */
export function partOfInterval({months, days, micros}: Interval, name: string): number {
  const years = Math.trunc(months / 12);
  if (name.toLowerCase() === 'epoch') {
    // Here a year has 365.25 days.
    return (years * 365.25 + (months % 12) * 30 + days) * 86_400 + micros / microsOfSecond;
  }
  if (/^quarters?$/i.test(name)) return Math.trunc((months % 12) / 3) + 1;
  switch (unitNamed(name)) {
    case 'year':
      return years;
    case 'month':
      return months % 12;
    case 'day':
      return days;
    case 'week':
      return Math.trunc(days / 7);
    case 'decade':
      return Math.trunc(years / 10);
    case 'century':
      return Math.trunc(years / 100);
    case 'millennium':
      return Math.trunc(years / 1000);
    default:
      return partOfClock(micros, name);
  }
}

export function truncateInterval({months, days, micros}: Interval, name: string): Interval {
  const unit = unitNamed(name);
  const ofTime = ofDay[unit ?? ''];
  const years = ofYears[unit ?? ''];
  if (unit === 'day') return {months, days, micros: 0};
  if (ofTime !== undefined) return {months, days, micros: Math.trunc(micros / ofTime) * ofTime};
  if (years !== undefined)
    return {months: Math.trunc(months / (12 * years)) * 12 * years, days: 0, micros: 0};
  if (unit === 'month') return {months, days: 0, micros: 0};
  if (/^quarters?$/i.test(name)) return {months: Math.trunc(months / 3) * 3, days: 0, micros: 0};
  throw unknownUnit(name);
}

function unknownUnit(name: string): RowgateError {
  return new RowgateError('invalid_value', `"${name}" is not a unit of time`, {
    hint: 'There are second, minute, hour, day, week, month, quarter, year and others.',
  });
}
