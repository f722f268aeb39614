import {RowgateError} from '../../errors.js';
import type {LocalValue} from '../../row.js';
import {type LocalFunction, strict} from '../local-function.js';
import {
  addIntervals,
  addToMoment,
  ageBetween,
  between,
  type Interval,
  microsOf,
  negateInterval,
  printInterval,
  scaleInterval,
} from './interval.js';
import {
  daysOfMonth,
  fromCalendar,
  type Moment,
  microsOfSecond,
  momentOfSeconds,
  parseMoment,
  printDate,
  printFraction,
  printMoment,
  readMoment,
} from './moment.js';
import {ofUnit, readInterval} from './parse-interval.js';
import {readByFormat} from './read-by-format.js';
import {readList} from './read-json.js';
import {partOfInterval, partOfMoment, truncateInterval, truncateMoment} from './time-unit.js';
import {fromLocal, toLocal} from './time-zone.js';
import {printTime} from './to-char.js';

/** A function of intervals that gives one. */
const interval = (arity: number, call: (...values: LocalValue[]) => Interval) =>
  strict(arity, (...values) => printInterval(call(...values)));

/** A function of a list of intervals, as JSON, some of which may be NULL; of none it gives NULL. */
const intervals = (call: (all: readonly [Interval, ...Interval[]]) => Interval) =>
  strict(1, list => {
    const all = readList(list)
      .filter(each => each !== null)
      .map(readInterval);
    const [first, ...others] = all;
    return first === undefined ? null : printInterval(call([first, ...others]));
  });

/** A function that gives a time. */
const moment = (arity: number, call: (...values: LocalValue[]) => Moment) =>
  strict(arity, (...values) => printMoment(call(...values)));

export const timeFunctions = {
  pg_timestamp: moment(1, value => readMoment(value)),
  pg_date: strict(1, value => printDate(readMoment(value))),
  pg_time: strict(1, readClock),
  pg_timestamptz_text: strict(1, value => `${printMoment(readMoment(value)).replace('T', ' ')}+00`),
  pg_timestamp_text: strict(1, value => printMoment(readMoment(value)).replace('T', ' ')),
  pg_timestamptz_json: strict(1, value => `${printMoment(readMoment(value))}+00:00`),
  pg_add_interval: moment(2, (time, length) => {
    // Either may stand first.
    const isTime = parseMoment(String(time)) !== undefined;
    const [from, by] = isTime ? [time, length] : [length, time];
    return addToMoment(readMoment(from), readInterval(by));
  }),
  pg_subtract_interval: moment(2, (time, length) =>
    addToMoment(readMoment(time), negateInterval(readInterval(length))),
  ),
  pg_add_days: strict(2, (date, days) => {
    const [from, count] = typeof date === 'string' ? [date, days] : [days, date];
    return printDate({day: readMoment(from).day + Number(count), micros: 0});
  }),
  pg_days_between: strict(2, (end, start) => readMoment(end).day - readMoment(start).day),
  pg_between: interval(2, (end, start) => between(readMoment(end), readMoment(start))),
  pg_age: interval(2, (end, start) => ageBetween(readMoment(end), readMoment(start))),
  pg_interval: interval(1, value => readInterval(value)),
  pg_interval_seconds: strict(1, value => microsOf(readInterval(value)) / microsOfSecond),
  pg_sum_intervals: intervals(all => all.reduce(addIntervals)),
  pg_avg_intervals: intervals(all => scaleInterval(all.reduce(addIntervals), each => each / all.length)),
  pg_min_intervals: intervals(all => all.reduce((a, b) => (microsOf(b) < microsOf(a) ? b : a))),
  pg_max_intervals: intervals(all => all.reduce((a, b) => (microsOf(b) > microsOf(a) ? b : a))),
  pg_add_intervals: interval(2, (a, b) => addIntervals(readInterval(a), readInterval(b))),
  pg_subtract_intervals: interval(2, (a, b) =>
    addIntervals(readInterval(a), negateInterval(readInterval(b))),
  ),
  pg_negate_interval: interval(1, value => negateInterval(readInterval(value))),
  pg_multiply_interval: interval(2, (length, factor) => {
    const [value, by] = typeof length === 'string' ? [length, factor] : [factor, length];
    return scaleInterval(readInterval(value), each => each * Number(by));
  }),
  pg_divide_interval: interval(2, (length, divisor) =>
    scaleInterval(readInterval(length), each => each / Number(divisor)),
  ),
  pg_make_interval: interval(7, (years, months, weeks, days, hours, minutes, seconds) =>
    [
      ofUnit(Number(years) * 12 + Number(months), 'month'),
      ofUnit(Number(weeks) * 7 + Number(days), 'day'),
      ofUnit(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), 'second'),
    ].reduce(addIntervals),
  ),
  pg_date_trunc: {arity: -1, call: truncate},
  pg_trunc_interval: interval(2, (unit, value) => truncateInterval(readInterval(value), String(unit))),
  pg_date_part: strict(2, (unit, time) => partOfMoment(readMoment(time), String(unit))),
  pg_interval_part: strict(2, (unit, length) => partOfInterval(readInterval(length), String(unit))),
  pg_date_bin: moment(3, (stride, time, origin) => binMoment(readInterval(stride), time, origin)),
  pg_to_char: strict(2, (time, format) => printTime(readMoment(time), String(format))),
  pg_to_timestamp: moment(2, (text, format) => readByFormat(String(text), String(format))),
  pg_to_date: strict(2, (text, format) => printDate(readByFormat(String(text), String(format)))),
  pg_epoch_timestamp: moment(1, seconds => momentOfSeconds(Number(seconds))),
  pg_make_date: strict(3, (year, month, day) => makeDate(Number(year), Number(month), Number(day))),
  pg_at_time_zone: moment(2, (time, zone) => toLocal(readMoment(time), String(zone))),
  pg_from_time_zone: moment(2, (time, zone) => fromLocal(readMoment(time), String(zone))),
} as const satisfies Readonly<Record<string, LocalFunction>>;

// The units of a day in another zone than UTC begin when they do there.
function truncate(...values: LocalValue[]): LocalValue {
  if (values.includes(null)) return null;
  const [unit, time, zone] = values;
  if (zone === undefined) return printMoment(truncateMoment(readMoment(time), String(unit)));
  const local = truncateMoment(toLocal(readMoment(time), String(zone)), String(unit));
  return printMoment(fromLocal(local, String(zone)));
}

function binMoment({months, ...stride}: Interval, time: unknown, origin: unknown): Moment {
  const step = microsOf({months: 0, ...stride});
  if (months !== 0 || step <= 0) {
    throw new RowgateError(
      'invalid_value',
      'the stride of date_bin must be more than nothing, and of no months',
    );
  }
  const [end, start] = [readMoment(time), readMoment(origin)];
  const offset = microsOf(between(end, start));
  return addToMoment(start, {months: 0, days: 0, micros: Math.floor(offset / step) * step});
}

function makeDate(year: number, month: number, day: number): string {
  if (month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) {
    throw new RowgateError('invalid_value', `there is no date ${year}-${month}-${day}`);
  }
  return printDate({day: fromCalendar({year, month, day}), micros: 0});
}

/** A time of day, of a text that tells one or of a time. */
function readClock(value: LocalValue): string {
  const text = String(value).trim();
  const found = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?$/.exec(text);
  if (found === null) {
    const printed = printMoment(readMoment(text)).slice(11);
    return printed;
  }
  const [, hours = '', minutes = '', seconds = '00', fraction = ''] = found;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    throw new RowgateError('invalid_value', 'a value is not a time of day, though one is wanted');
  }
  const rest = printFraction(Number(fraction.padEnd(6, '0')));
  return `${hours.padStart(2, '0')}:${minutes}:${seconds}${rest}`;
}
