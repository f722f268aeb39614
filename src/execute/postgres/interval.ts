import {
  carry,
  daysOfMonth,
  fromCalendar,
  type Moment,
  microsOfDay,
  microsOfSecond,
  printFraction,
  toCalendar,
} from './moment.js';

/** A length of time, as Postgres has it: a month is no number of days, and a day no number of hours. */
export interface Interval {
  readonly months: number;
  readonly days: number;
  readonly micros: number;
}

/** How intervals are compared: a month has 30 days, a day 24 hours. */
export function microsOf({months, days, micros}: Interval): number {
  return (months * 30 + days) * microsOfDay + micros;
}

/** As Postgres prints it: `1 year 2 mons -3 days +04:05:06.7`. */
export function printInterval({months, days, micros}: Interval): string {
  const parts: string[] = [];
  let isBefore = false;
  const add = (value: number, unit: string) => {
    if (value === 0) return;
    parts.push(`${isBefore && value > 0 ? '+' : ''}${value} ${unit}${value === 1 ? '' : 's'}`);
    isBefore = value < 0;
  };
  add(Math.trunc(months / 12), 'year');
  add(months % 12, 'mon');
  add(days, 'day');
  if (micros !== 0 || parts.length === 0) {
    const sign = micros < 0 ? '-' : isBefore ? '+' : '';
    parts.push(sign + printClock(Math.abs(micros)));
  }
  return parts.join(' ');
}

function printClock(micros: number): string {
  const seconds = Math.floor(micros / microsOfSecond);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return clock + printFraction(micros % microsOfSecond);
}

export function addIntervals(a: Interval, b: Interval): Interval {
  return {months: a.months + b.months, days: a.days + b.days, micros: a.micros + b.micros};
}

/** Each part as `scale` makes it. A fraction of a month goes into days, and a fraction of a day into the time. */
export function scaleInterval({months, days, micros}: Interval, scale: (value: number) => number): Interval {
  const wholeMonths = Math.trunc(scale(months));
  const wholeDays = Math.trunc(scale(days));
  const moreDays = round((scale(months) - wholeMonths) * 30);
  const seconds = round((scale(days) - wholeDays + moreDays - Math.trunc(moreDays)) * 86_400);
  const carried = Math.trunc(seconds / 86_400);
  return {
    months: wholeMonths,
    days: wholeDays + Math.trunc(moreDays) + carried,
    micros: Math.round(scale(micros) + (seconds - carried * 86_400) * microsOfSecond),
  };
}

/** To the sixth decimal, as Postgres does, so that 0.1 + 0.2 is 0.3. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

export function negateInterval({months, days, micros}: Interval): Interval {
  return {months: 0 - months, days: 0 - days, micros: 0 - micros};
}

/** First the months, in which the day stays or becomes the last of its month, then the days, then the time. */
export function addToMoment(moment: Moment, {months, days, micros}: Interval): Moment {
  let {day} = moment;
  if (months !== 0) {
    const from = toCalendar(moment);
    const count = from.year * 12 + from.month - 1 + months;
    const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
    day = fromCalendar({year, month, day: Math.min(from.day, daysOfMonth(year, month))});
  }
  return carry({day: day + days, micros: moment.micros + micros});
}

/** The days and the time between two moments. */
export function between(end: Moment, start: Moment): Interval {
  const total = (end.day - start.day) * microsOfDay + end.micros - start.micros;
  const days = Math.trunc(total / microsOfDay);
  return {months: 0, days, micros: total - days * microsOfDay};
}

/** The years, months, days and time between two moments, by the calendar. */
export function ageBetween(end: Moment, start: Moment): Interval {
  if (secondsBetween(end, start) < 0) return negateInterval(ageBetween(start, end));
  const [a, b] = [toCalendar(end), toCalendar(start)];
  let months = (a.year - b.year) * 12 + a.month - b.month;
  let days = a.day - b.day;
  let micros = end.micros - start.micros;
  if (micros < 0) {
    micros += microsOfDay;
    days -= 1;
  }
  if (days < 0) {
    months -= 1;
    days += daysOfMonth(b.year, b.month);
  }
  return {months, days, micros};
}

function secondsBetween(end: Moment, start: Moment): number {
  return end.day - start.day || end.micros - start.micros;
}
