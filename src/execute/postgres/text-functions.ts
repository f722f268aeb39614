import {createHash} from 'node:crypto';
import {RowgateError} from '../../errors.js';
import type {LocalValue} from '../../row.js';
import {type LocalFunction, strict} from '../local-function.js';
import {fitsAnyCase, toGlob, toGuard} from './pattern.js';
import {compilePattern, replacer} from './regular-expression.js';

/** A function of texts. */
const text = (arity: number, call: (...values: string[]) => LocalValue | boolean) =>
  strict(arity, (...values) => call(...values.map(String)));

/** A function of a text and a number, and perhaps others. */
const counted = (arity: number, call: (text: string[], count: number, ...more: LocalValue[]) => LocalValue) =>
  strict(arity, (value, count, ...more) => call([...String(value)], Number(count), ...more));

export const textFunctions = {
  pg_ascii: text(1, value => value.codePointAt(0) ?? 0),
  pg_bit_length: text(1, value => Buffer.byteLength(value) * 8),
  pg_lower: text(1, value => changeCase(value, each => each.toLowerCase())),
  pg_upper: text(1, value => changeCase(value, each => each.toUpperCase())),
  pg_initcap: text(1, value =>
    value.replace(
      /([\p{L}\p{N}])([\p{L}\p{N}]*)/gu,
      (_, first: string, rest: string) =>
        changeCase(first, each => each.toUpperCase()) + changeCase(rest, each => each.toLowerCase()),
    ),
  ),
  pg_left: counted(2, (value, count) => value.slice(0, count).join('')),
  pg_right: counted(2, (value, count) =>
    (count > 0 ? value.slice(-count) : value.slice(0 - count)).slice(count === 0 ? value.length : 0).join(''),
  ),
  pg_lpad: counted(-1, (value, length, filler = ' ') => {
    const missing = padding(length - value.length, String(filler));
    return missing + value.slice(0, Math.max(0, length)).join('');
  }),
  pg_rpad: counted(-1, (value, length, filler = ' ') => {
    const missing = padding(length - value.length, String(filler));
    return value.slice(0, Math.max(0, length)).join('') + missing;
  }),
  pg_btrim_of: text(2, (characters, value) => trimStart(trimEnd(value, characters), characters)),
  pg_ltrim_of: text(2, (characters, value) => trimStart(value, characters)),
  pg_rtrim_of: text(2, (characters, value) => trimEnd(value, characters)),
  pg_split_part: strict(3, (value, delimiter, field) =>
    splitPart(String(value), String(delimiter), Number(field)),
  ),
  pg_position: text(2, (part, whole) => {
    const index = whole.indexOf(part);
    return index === -1 ? 0 : [...whole.slice(0, index)].length + 1;
  }),
  pg_substr: counted(-1, (value, start, length) => substring(value, start, length)),
  pg_substr_for: counted(2, (value, length) => substring(value, 1, length)),
  pg_translate: text(3, translate),
  pg_reverse: text(1, value => [...value].toReversed().join('')),
  pg_repeat: strict(2, (value, count) => repeat(String(value), Number(count))),
  pg_md5: text(1, value => createHash('md5').update(value).digest('hex')),
  pg_encode: strict(2, (value, format) =>
    toBytes(value)
      .toString(encodingNamed(String(format)))
      .replace(/.{76}(?=.)/g, '$&\n'),
  ),
  pg_decode: text(2, (value, format) => new Uint8Array(Buffer.from(value, encodingNamed(format)))),
  pg_starts_with: text(2, (value, start) => value.startsWith(start)),
  pg_glob: text(-1, (pattern, mark) => toGlob(pattern, mark)),
  pg_like_guard: text(-1, (pattern, mark) => toGuard(pattern, mark)),
  pg_ilike: text(-1, (value, pattern = '', mark) => fitsAnyCase(value, pattern, mark)),
  pg_matches: text(2, (value, pattern) => compilePattern(pattern).test(value)),
  pg_matches_any_case: text(2, (value, pattern) => compilePattern(pattern, 'i').test(value)),
  pg_regexp_like: text(-1, (value, pattern = '', flags) => compilePattern(pattern, flags).test(value)),
  pg_regexp_count: text(2, (value, pattern) => [...value.matchAll(compilePattern(pattern))].length),
  pg_regexp_substr: text(2, (value, pattern) => {
    const found = compilePattern(pattern).exec(value);
    return found === null ? null : ((found.length > 1 ? found[1] : found[0]) ?? null);
  }),
  pg_regexp_match: text(-1, (value, pattern = '', flags) => {
    const found = compilePattern(pattern, flags).exec(value);
    const groups = found?.slice(found.length > 1 ? 1 : 0).map(each => each ?? null);
    return groups === undefined ? null : JSON.stringify(groups);
  }),
  pg_regexp_replace: text(-1, (value, pattern = '', replacement = '', flags = '') => {
    const expression = compilePattern(pattern, flags);
    if (flags.includes('g')) return value.replace(expression, replacer(replacement));
    const found = expression.exec(value);
    if (found === null) return value;
    const changed = replacer(replacement)(...found, found.index);
    return value.slice(0, found.index) + changed + value.slice(found.index + found[0].length);
  }),
  pg_regexp_split: text(2, (value, pattern) => JSON.stringify(splitBy(value, compilePattern(pattern)))),
} as const satisfies Readonly<Record<string, LocalFunction>>;

/** Each character by itself: ß, which would become two, stays, and of İ it is the first. */
function changeCase(value: string, change: (character: string) => string): string {
  let changed = '';
  for (const character of value) {
    const [first = '', ...more] = change(character);
    changed += more.length === 0 || character === '\u0130' ? first : character;
  }
  return changed;
}

function padding(length: number, filler: string): string {
  const characters = [...filler];
  if (length <= 0 || characters.length === 0) return '';
  return Array.from({length: checkLength(length)}, (_, index) => characters[index % characters.length]).join(
    '',
  );
}

/** What a text may grow to, in characters. */
const longest = 10_000_000;

function checkLength(length: number): number {
  if (length <= longest) return length;
  throw new RowgateError('invalid_value', `a text of ${length} characters is too long`);
}

function repeat(value: string, count: number): string {
  checkLength(value.length * Math.max(0, count));
  return value.repeat(Math.max(0, count));
}

function trimStart(value: string, characters: string): string {
  const rest = [...value];
  while (rest[0] !== undefined && characters.includes(rest[0])) rest.shift();
  return rest.join('');
}

function trimEnd(value: string, characters: string): string {
  const rest = [...value];
  for (let last = rest.at(-1); last !== undefined && characters.includes(last); last = rest.at(-1))
    rest.pop();
  return rest.join('');
}

function splitPart(value: string, delimiter: string, field: number): string {
  if (field === 0)
    throw new RowgateError('invalid_value', 'the fields of split_part count from 1, or from -1');
  const parts = delimiter === '' ? [value] : value.split(delimiter);
  return parts.at(field > 0 ? field - 1 : field) ?? '';
}

/** Counts from 1; what lies before the start counts as well. */
function substring(value: readonly string[], start: number, length: LocalValue | undefined): string {
  const from = start - 1;
  if (length === undefined) return value.slice(Math.max(0, from)).join('');
  if (Number(length) < 0)
    throw new RowgateError('invalid_value', 'the length of a substring is not negative');
  return value.slice(Math.max(0, from), Math.max(0, from + Number(length))).join('');
}

function translate(value = '', from = '', to = ''): string {
  const [source, target] = [[...from], [...to]];
  return [...value]
    .map(character => {
      const index = source.indexOf(character);
      return index === -1 ? character : (target[index] ?? '');
    })
    .join('');
}

function splitBy(value: string, expression: RegExp): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const found of value.matchAll(expression)) {
    // What fits nothing at all splits between characters only.
    if (found[0] === '' && (found.index === 0 || found.index >= value.length)) continue;
    parts.push(value.slice(start, found.index));
    start = found.index + found[0].length;
  }
  return [...parts, value.slice(start)];
}

export function toBytes(value: LocalValue): Buffer {
  return value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value));
}

function encodingNamed(format: string): 'hex' | 'base64' {
  const name = format.toLowerCase();
  if (name === 'hex' || name === 'base64') return name;
  throw new RowgateError('unsupported', `the format '${format}' of encode and decode is not supported`, {
    hint: "There are 'hex' and 'base64'.",
  });
}
