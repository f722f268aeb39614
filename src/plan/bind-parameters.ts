import {stringify} from 'lossless-json';
import {RowgateError} from '../errors.js';
import type {LocalValue} from '../row.js';

/** What a caller may bind to a parameter. A Date is a timestamp; an object or a list is JSON. */
export type BoundValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Date
  | readonly unknown[]
  | {readonly [name: string]: unknown};

/** By position (`?`, `$1`) or by name (`:name`). */
export type BoundValues = readonly BoundValue[] | Readonly<Record<string, BoundValue>>;

/**
 * Values as the local database takes them, by the names that the parser gives parameters: the first is `1`.
 *
 * @throws RowgateError `invalid_value` for a value of no type that SQL has.
 */
export function bindParameters(values: BoundValues): ReadonlyMap<string, LocalValue> {
  const entries: readonly (readonly [string, BoundValue])[] = Array.isArray(values)
    ? values.map((value, index) => [String(index + 1), value] as const)
    : Object.entries(values);
  return new Map(entries.map(([name, value]) => [name, toLocal(name, value)]));
}

function toLocal(name: string, value: BoundValue): LocalValue {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) === value) return value;
  if (typeof value === 'boolean') return Number(value);
  // SQLite is given a whole number beyond 32 bits as a real one, unless it is a bigint.
  if (typeof value === 'number' && Number.isSafeInteger(value) && value !== (value | 0)) return BigInt(value);
  if (typeof value === 'number' && !Number.isNaN(value)) return value;
  if (value instanceof Uint8Array) return value;
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    return value.toISOString().replace(/(\.000|0+)?Z$/, '');
  }
  const json = typeof value === 'object' && !(value instanceof Date) ? toJson(value) : undefined;
  if (json !== undefined) return json;
  throw new RowgateError(
    'invalid_value',
    `the value of parameter "${name}" is of no type that SQL has, or too large for one`,
  );
}

/** Undefined for what can't be JSON, such as an object that holds itself. */
function toJson(value: object): string | undefined {
  try {
    // It has all digits of a bigint, which JSON.stringify doesn't take.
    return stringify(value);
  } catch {
    return undefined;
  }
}
