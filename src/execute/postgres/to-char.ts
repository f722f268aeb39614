import {RowgateError} from '../../errors.js';
import {type Moment, microsOfSecond, toCalendar} from './moment.js';
import {dayOfYear, isoWeek, partOfMoment} from './time-unit.js';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

type Field = (moment: Moment) => string | number;

const clock =
  (name: string): Field =>
  moment =>
    Math.floor(partOfMoment(moment, name));
const hour12: Field = moment => ((Math.floor(partOfMoment(moment, 'hour')) + 11) % 12) + 1;
const halfOfDay: Field = moment => (partOfMoment(moment, 'hour') < 12 ? 'AM' : 'PM');
const monthName: Field = moment => months[toCalendar(moment).month - 1] ?? '';
const dayName: Field = moment => days[partOfMoment(moment, 'dow')] ?? '';
const fraction =
  (digits: number): Field =>
  moment =>
    String(moment.micros % microsOfSecond)
      .padStart(6, '0')
      .slice(0, digits);

/** A pattern of to_char, and how wide it is made: a number with zeros, a name with blanks. */
const patterns: readonly (readonly [name: string, width: number, field: Field])[] = [
  ['HH24', 2, clock('hour')],
  ['HH12', 2, hour12],
  ['HH', 2, hour12],
  ['MI', 2, clock('minute')],
  ['SSSSS', 5, moment => Math.floor(moment.micros / microsOfSecond)],
  ['SSSS', 5, moment => Math.floor(moment.micros / microsOfSecond)],
  ['SS', 2, clock('second')],
  ['MS', 3, fraction(3)],
  ['US', 6, fraction(6)],
  ['IYYY', 4, moment => isoWeek(moment).year],
  ['YYYY', 4, moment => toCalendar(moment).year],
  ['YYY', 3, moment => toCalendar(moment).year % 1000],
  ['YY', 2, moment => toCalendar(moment).year % 100],
  ['Y', 1, moment => toCalendar(moment).year % 10],
  ['IW', 2, moment => isoWeek(moment).week],
  ['WW', 2, moment => Math.ceil(dayOfYear(moment) / 7)],
  ['W', 1, moment => Math.ceil(toCalendar(moment).day / 7)],
  ['DDD', 3, dayOfYear],
  ['DD', 2, moment => toCalendar(moment).day],
  ['ID', 1, moment => isoWeek(moment).day],
  ['Q', 1, clock('quarter')],
  ['CC', 2, moment => Math.ceil(toCalendar(moment).year / 100)],
  ['MM', 2, moment => toCalendar(moment).month],
  ['TZ', 0, () => 'UTC'],
  ['OF', 0, () => '+00'],
  ['D', 1, moment => partOfMoment(moment, 'dow') + 1],
];

/** Patterns that are names, whose case is that of the pattern. */
const names: readonly (readonly [name: string, width: number, field: Field])[] = [
  ['MONTH', 9, monthName],
  ['MON', 3, monthName],
  ['DAY', 9, dayName],
  ['DY', 3, dayName],
  ['AM', 2, halfOfDay],
  ['PM', 2, halfOfDay],
];

/** The patterns that are known, for documentation. */
export const timePatterns: readonly string[] = [...patterns, ...names].map(([name]) => name);

/**
 * A time in the form of `format`, as Postgres's to_char has it. FM before a pattern leaves padding out, TH behind one
 * adds `th`; text in double quotes stands for itself.
 *
 * @throws RowgateError `unsupported` for a pattern that is not known here.
 */
export function printTime(moment: Moment, format: string): string {
  let text = '';
  let rest = format;
  while (rest !== '') {
    const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(rest);
    if (quoted !== null) {
      text += (quoted[1] ?? '').replace(/\\(.)/g, '$1');
      rest = rest.slice(quoted[0].length);
      continue;
    }
    const fill = /^FM/i.test(rest) ? 2 : 0;
    const found = findPattern(rest.slice(fill));
    if (found === undefined) {
      if (fill > 0 || /^(?:TM|J|RM|BC|AD|A\.|P\.|B\.|SP)/i.test(rest)) throw unknownPattern(format, rest);
      text += rest.charAt(0);
      rest = rest.slice(1);
      continue;
    }
    const shown = printField(found, moment, rest.slice(fill), fill > 0);
    rest = rest.slice(fill + found[0].length);
    const ordinal = typeof found[2](moment) === 'number' ? /^th/i.exec(rest) : null;
    text += shown + (ordinal === null ? '' : matchCase(ordinalEnding(Number(shown)), ordinal[0]));
    rest = rest.slice(ordinal === null ? 0 : 2);
  }
  return text;
}

type Pattern = (typeof patterns)[number];

function findPattern(text: string): Pattern | undefined {
  const upper = text.toUpperCase();
  return names.find(([name]) => upper.startsWith(name)) ?? patterns.find(([name]) => upper.startsWith(name));
}

function printField([name, width, field]: Pattern, moment: Moment, text: string, isBare: boolean): string {
  const value = field(moment);
  if (typeof value === 'number') return isBare ? String(value) : String(value).padStart(width, '0');
  if (!names.some(each => each[0] === name)) return value;
  const shown = matchCase(width === 3 ? value.slice(0, 3) : value, text.slice(0, name.length));
  return isBare || width < 9 ? shown : shown.padEnd(width);
}

/** `MONTH` is in capitals, `Month` begins with one, `month` has none. */
function matchCase(value: string, written: string): string {
  if (written === written.toUpperCase()) return value.toUpperCase();
  if (written === written.toLowerCase()) return value.toLowerCase();
  return value;
}

function ordinalEnding(value: number): string {
  const tens = Math.floor(value / 10) % 10;
  return (tens === 1 ? undefined : ['th', 'st', 'nd', 'rd'][value % 10]) ?? 'th';
}

function unknownPattern(format: string, rest: string): RowgateError {
  return new RowgateError('unsupported', `to_char does not know "${rest.slice(0, 4)}" of '${format}'`, {
    hint: `It knows ${timePatterns.join(', ')}. Other text stands in double quotes.`,
  });
}
