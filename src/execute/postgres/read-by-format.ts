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

type Piece =
  | {readonly kind: 'pattern'; readonly name: string; readonly form: RegExp}
  /** Text in quotes, or a letter that is no pattern, stands for as many characters; a mark for any mark, or none. */
  | {readonly kind: 'text'; readonly length: number}
  | {readonly kind: 'mark'};

/**
 * What a format of to_timestamp consists of.
 *
 * @throws RowgateError `unsupported` for a pattern that is not known here.
 */
export function readFormat(format: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = format.replaceAll(/FM/gi, '');
  while (rest !== '') {
    const found = patterns.find(([name]) => rest.toUpperCase().startsWith(name));
    const quoted = /^"([^"]*)"/.exec(rest);
    if (found !== undefined) {
      pieces.push({kind: 'pattern', name: found[0], form: found[1]});
      rest = rest.slice(found[0].length);
    } else if (quoted !== null) {
      pieces.push({kind: 'text', length: quoted[1]?.length ?? 0});
      rest = rest.slice(quoted[0].length);
    } else {
      if (/^[a-su-y]/i.test(rest)) throw unknownPattern(format, rest);
      pieces.push(/^\w/.test(rest) ? {kind: 'text', length: 1} : {kind: 'mark'});
      rest = rest.slice(1);
    }
  }
  return pieces;
}

/**
 * The time that a text of a form tells, as Postgres's to_timestamp reads it.
 *
 * @throws RowgateError `unsupported` for a pattern that is not known here, `invalid_value` for a text that has not the form.
 */
export function readByFormat(text: string, format: string): Moment {
  const found = new Map<string, string>();
  let rest = text.trimStart();
  for (const piece of readFormat(format)) {
    if (piece.kind === 'text') rest = rest.slice(piece.length);
    else if (piece.kind === 'mark') rest = rest.replace(/^[^\w+-]+|^-/, '');
    else {
      const value = piece.form.exec(rest)?.[0];
      if (value === undefined) throw notOfForm(format);
      found.set(piece.name, value.toLowerCase());
      rest = rest.slice(value.length);
    }
  }
  return toMoment(found, () => notOfForm(format));
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

function notOfForm(format: string): RowgateError {
  return new RowgateError('invalid_value', `a text is not a time of the form '${format}'`);
}
