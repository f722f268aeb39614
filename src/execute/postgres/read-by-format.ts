import {RowgateError} from '../../errors.js';
import {daysOfMonth, fromCalendar, type Moment, microsOfSecond} from './moment.js';

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The patterns of to_timestamp and to_date, with what each reads. */
const patterns: readonly (readonly [name: string, form: RegExp])[] = [
  ['YYYY', /^\d{1,4}/],
  ['YY', /^\d{2}/],
  ['MONTH', /^[a-z]+/i],
  ['MON', /^[a-z]{3}/i],
  ['MM', /^\d{1,2}/],
  ['DD', /^\d{1,2}/],
  ['HH24', /^\d{1,2}/],
  ['HH12', /^\d{1,2}/],
  ['HH', /^\d{1,2}/],
  ['MI', /^\d{1,2}/],
  ['SS', /^\d{1,2}/],
  ['MS', /^\d{1,3}/],
  ['US', /^\d{1,6}/],
  ['AM', /^[ap]m/i],
  ['PM', /^[ap]m/i],
];

/** Those patterns, for documentation. */
export const readablePatterns: readonly string[] = patterns.map(([name]) => name);

/**
 * The time that a text of a form tells, as Postgres's to_timestamp reads it.
 *
 * @throws RowgateError `unsupported` for a pattern that is not known here, `invalid_value` for a text that has not the form.
 */
export function readByFormat(text: string, format: string): Moment {
  const found = new Map<string, string>();
  let rest = text.trimStart();
  let form = format.replaceAll(/FM/gi, '');
  while (form !== '') {
    const pattern = patterns.find(([name]) => form.toUpperCase().startsWith(name));
    const quoted = /^"([^"]*)"/.exec(form);
    if (pattern === undefined) {
      const length = quoted?.[0].length ?? 1;
      if (quoted === null && /^[a-z]/i.test(form) && !/^[TZ]/.test(form)) throw unknownPattern(format, form);
      // A mark in the form stands for any mark, or none, in the text.
      rest =
        quoted === null && !/^\w/.test(form)
          ? rest.replace(/^[^\w+-]+|^-/, '')
          : rest.slice(quoted?.[1]?.length ?? 1);
      form = form.slice(length);
      continue;
    }
    const value = pattern[1].exec(rest)?.[0];
    if (value === undefined) throw notOfForm(text, format);
    found.set(pattern[0], value.toLowerCase());
    rest = rest.slice(value.length);
    form = form.slice(pattern[0].length);
  }
  return toMoment(found, () => notOfForm(text, format));
}

function toMoment(found: ReadonlyMap<string, string>, fault: () => RowgateError): Moment {
  const number = (...names: readonly string[]) =>
    names.map(name => found.get(name)).find(value => value !== undefined);
  const short = number('YY');
  const century = Number(short) < 70 ? 2000 : 1900;
  const year = Number(number('YYYY') ?? (short === undefined ? 1 : Number(short) + century));
  const name = number('MONTH', 'MON');
  const month = name === undefined ? Number(number('MM') ?? 1) : monthNames.indexOf(name.slice(0, 3)) + 1;
  const day = Number(number('DD') ?? 1);
  const half = number('AM', 'PM');
  const hour12 = number('HH12', 'HH');
  const hour = Number(number('HH24') ?? (hour12 === undefined ? 0 : Number(hour12) % (half ? 12 : 24)));
  const hours = hour + (half === 'pm' ? 12 : 0);
  const [minutes, seconds] = [Number(number('MI') ?? 0), Number(number('SS') ?? 0)];
  const fraction = number('MS')?.padEnd(3, '0').concat('000') ?? number('US')?.padEnd(6, '0') ?? '0';
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
  if (!isDay || hours > 23 || minutes > 59 || seconds > 59) throw fault();
  const micros = (hours * 3600 + minutes * 60 + seconds) * microsOfSecond + Number(fraction);
  return {day: fromCalendar({year, month, day}), micros};
}

function unknownPattern(format: string, rest: string): RowgateError {
  return new RowgateError('unsupported', `a time is not read by "${rest.slice(0, 4)}" of '${format}'`, {
    hint: `There are ${readablePatterns.join(', ')}.`,
  });
}

function notOfForm(text: string, format: string): RowgateError {
  return new RowgateError('invalid_value', `'${text}' is not a time of the form '${format}'`);
}
