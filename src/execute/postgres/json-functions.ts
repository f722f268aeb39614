import {RowgateError} from '../../errors.js';
import {printJson} from '../../request/parse-json.js';
import type {Json, LocalValue} from '../../row.js';
import {type LocalFunction, strict} from '../local-function.js';
import {parseArray} from './array-literal.js';
import {addToMoment} from './interval.js';
import {parseMoment, printMoment, readMoment} from './moment.js';
import {readInterval} from './parse-interval.js';
import {readJson, readList} from './read-json.js';

export const jsonFunctions = {
  pg_json_get: strict(2, (value, key) => print(step(readJson(value), key))),
  pg_json_get_text: strict(2, (value, key) => printText(step(readJson(value), key))),
  pg_json_path: strict(2, (value, path) => print(readList(path).reduce(step, readJson(value) as Found))),
  pg_json_path_text: strict(2, (value, path) =>
    printText(readList(path).reduce(step, readJson(value) as Found)),
  ),
  pg_json_at: strict(-1, (value, ...path) => print(path.reduce<Found>(step, readJson(value)))),
  pg_json_text_at: strict(-1, (value, ...path) => printText(path.reduce<Found>(step, readJson(value)))),
  pg_json_contains: strict(2, (whole, part) => contains(readJson(whole), readJson(part), true)),
  pg_json_within: strict(2, (part, whole) => contains(readJson(whole), readJson(part), true)),
  pg_json_has: strict(2, (value, key) => has(readJson(value), String(key))),
  pg_json_has_any: strict(2, (value, keys) => readList(keys).some(key => has(readJson(value), String(key)))),
  pg_json_has_all: strict(2, (value, keys) => readList(keys).every(key => has(readJson(value), String(key)))),
  pg_array_overlaps: strict(2, (a, b) => {
    const others = readList(b);
    return readList(a).some(each => each !== null && others.includes(each));
  }),
  pg_json_typeof: strict(1, value => typeName(readJson(value))),
  pg_jsonb: strict(1, value => printJson(sorted(readJson(value)))),
  pg_to_json: strict(1, value => printJson(value)),
  pg_element: strict(2, (list, index) => {
    const value = (readJson(list) as readonly Json[])[Number(index) - 1];
    return typeof value === 'string' || typeof value === 'number' ? value : printText(value);
  }),
  pg_element_json: {arity: 2, call: (value, type) => elementJson(value ?? null, type)},
  pg_element_text: {arity: 2, call: (value, type) => elementText(value ?? null, type)},
  pg_array_length: strict(2, (list, dimension) => {
    const {length} = readList(list);
    return Number(dimension) === 1 && length > 0 ? length : null;
  }),
  pg_array: strict(1, value => printArray(String(value))),
  pg_array_to_string: {arity: -1, call: joinList},
  pg_string_to_array: {arity: -1, call: splitText},
  pg_join: strict(2, (list, separator) => {
    const texts = readList(list).filter(each => each !== null);
    return texts.length === 0 ? null : joinTexts(texts, String(separator));
  }),
  pg_generate_series: strict(-1, (first, last, step = 1) =>
    JSON.stringify(countUp(Number(first), Number(last), Number(step))),
  ),
  pg_generate_times: strict(3, (first, last, step) =>
    JSON.stringify(listTimes(String(first), String(last), String(step))),
  ),
} as const satisfies Readonly<Record<string, LocalFunction>>;

type Found = Json | undefined;

/** One step into a value: by the name of a field, or by the place in a list, from its end where negative. */
function step(value: Found, key: LocalValue): Found {
  if (Array.isArray(value)) {
    const index = typeof key === 'string' && !/^-?\d+$/.test(key) ? Number.NaN : Number(key);
    return Number.isNaN(index) ? undefined : (value as readonly Json[]).at(index);
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const name = String(key);
  return typeof key === 'string' && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, Json>>)[name]
    : undefined;
}

function print(value: Found): string | null {
  return value === undefined ? null : printJson(value);
}

/** A text without its quotes, null as NULL, anything else as JSON. */
function printText(value: Found): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : printJson(value);
}

/** As `@>`: every field, and every element, of the part is in the whole; a list holds a value that is none. */
function contains(whole: Json, part: Json, isOutermost = false): boolean {
  if (Array.isArray(whole)) {
    if (Array.isArray(part)) {
      return part.every(each => (whole as readonly Json[]).some(own => contains(own, each)));
    }
    return isOutermost && (typeof part !== 'object' || part === null) && whole.includes(part);
  }
  if (typeof whole === 'object' && whole !== null && typeof part === 'object' && part !== null) {
    if (Array.isArray(part)) return false;
    const own = whole as Readonly<Record<string, Json>>;
    return Object.entries(part).every(
      ([name, each]) => Object.hasOwn(own, name) && contains(own[name] as Json, each as Json),
    );
  }
  return whole === part;
}

function has(value: Json, key: string): boolean {
  if (Array.isArray(value)) return value.includes(key);
  if (typeof value === 'object' && value !== null) return Object.hasOwn(value, key);
  return value === key;
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'bigint' ? 'number' : typeof value;
}

/** With the fields of objects in one order, so that equal values have equal texts. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Readonly<Record<string, Json>>);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, sorted(each)]),
  );
}

/** A value of json_each, with its type there, as JSON. */
function elementJson(value: LocalValue, type: LocalValue | undefined): string {
  switch (type) {
    case 'object':
    case 'array':
      return String(value);
    case 'true':
    case 'false':
    case 'null':
      return type;
    default:
      return printJson(value);
  }
}

function elementText(value: LocalValue, type: LocalValue | undefined): string | null {
  if (value === null) return null;
  return type === 'true' || type === 'false' ? type : String(value);
}

function printArray(text: string): string {
  const list = parseArray(text);
  if (list === undefined) {
    throw new RowgateError('invalid_value', 'a text is not an array, though one is wanted', {
      hint: "Write it as '{a,b}', or ARRAY['a', 'b'].",
    });
  }
  return JSON.stringify(list);
}

function joinTexts(list: readonly LocalValue[], separator: string, ofNull?: string): string {
  return list
    .map(each => (each === null ? ofNull : String(each)))
    .filter(each => each !== undefined)
    .join(separator);
}

function joinList(...values: LocalValue[]): LocalValue {
  const [list = null, separator = null, ofNull] = values;
  if (list === null || separator === null) return null;
  return joinTexts(
    readList(list),
    String(separator),
    ofNull === undefined || ofNull === null ? undefined : String(ofNull),
  );
}

// Without a separator it is split into characters.
function splitText(...values: LocalValue[]): LocalValue {
  const [value = null, separator = null, ofNull] = values;
  if (value === null) return null;
  const text = String(value);
  const parts = separator === null ? [...text] : separator === '' ? [text] : text.split(String(separator));
  const list = text === '' ? [] : parts;
  return JSON.stringify(list.map(each => (each === ofNull ? null : each)));
}

/** What a series may be long. */
const longest = 1_000_000;

function checkStep(isZero: boolean): void {
  if (isZero) throw new RowgateError('invalid_value', 'the step of generate_series is not zero');
}

function checkLength(length: number): void {
  if (length <= longest) return;
  throw new RowgateError('invalid_value', `generate_series gives ${longest} rows at most`);
}

function countUp(first: number, last: number, by: number): number[] {
  checkStep(by === 0);
  const length = Math.max(0, Math.floor((last - first) / by) + 1);
  checkLength(length);
  return Array.from({length}, (_, index) => first + index * by);
}

function listTimes(first: string, last: string, by: string): string[] {
  const length = readInterval(by);
  const end = printMoment(readMoment(last));
  const isBack = [length.months, length.days, length.micros].some(each => each < 0);
  checkStep([length.months, length.days, length.micros].every(each => each === 0));
  const times: string[] = [];
  let moment = parseMoment(first) ?? readMoment(first);
  for (let text = printMoment(moment); isBack ? text >= end : text <= end; text = printMoment(moment)) {
    times.push(text);
    checkLength(times.length);
    moment = addToMoment(moment, length);
  }
  return times;
}
