import {parquetWriteBuffer} from 'hyparquet-writer';
import type {Result} from '../execute/result.js';
import type {Value} from '../row.js';
import {nameMembers} from './json-rows.js';
import {writeJson} from './json-text.js';

type ColumnType = NonNullable<Result['columns'][number]['type']>;

/** A column as Parquet has it: what it is declared as, and each value that is not NULL. */
interface Kind {
  readonly declared: Readonly<Record<string, unknown>>;
  /** Undefined for a value that it can't hold. */
  readonly write: (value: Value) => unknown;
}

const text = {type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: {type: 'STRING'}} as const;
const micros = {type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS'} as const;

const kinds: Readonly<Record<ColumnType, Kind>> = {
  text: {declared: text, write: value => (typeof value === 'string' ? value : undefined)},
  integer: {
    declared: {type: 'INT64'},
    write: value =>
      typeof value === 'bigint' || Number.isSafeInteger(value) ? BigInt(value as number) : undefined,
  },
  real: {
    declared: {type: 'DOUBLE'},
    write: value => {
      const isExact = typeof value === 'bigint' && BigInt(Number(value)) === value;
      return typeof value === 'number' || isExact ? Number(value) : undefined;
    },
  },
  boolean: {declared: {type: 'BOOLEAN'}, write: value => (typeof value === 'boolean' ? value : undefined)},
  timestamp: {
    declared: {type: 'INT64', converted_type: 'TIMESTAMP_MICROS', logical_type: micros},
    write: value => (typeof value === 'string' ? toMicroseconds(value) : undefined),
  },
  json: {declared: text, write: writeJson},
  blob: {declared: {type: 'BYTE_ARRAY'}, write: value => (value instanceof Uint8Array ? value : undefined)},
};

/**
 * A result as an Apache Parquet file. Times are microseconds in UTC, JSON is its text, and a column of no declared type has
 * that of its values; columns of one name are numbered, as in `json`.
 *
 * @throws RangeError that names the column, for a value that its type can't hold.
 */
export function formatParquet({columns, rows}: Result): Uint8Array {
  const names = nameMembers(columns.map(column => column.name));
  const columnData = columns.map(({type}, index) => {
    const values = rows.map(row => row[index] ?? null);
    const name = names[index] ?? '';
    const {declared, write} = kinds[type ?? findType(values, name)];
    const data = values.map(value => {
      if (value === null) return null;
      const written = write(value);
      if (written === undefined) throw new RangeError(describe(name, type));
      return written;
    });
    return {name, data, element: {...declared, name, repetition_type: 'OPTIONAL'}};
  });
  const schema = [{name: 'root', num_children: columns.length}, ...columnData.map(({element}) => element)];
  const buffer = parquetWriteBuffer({
    columnData: columnData.map(({name, data}) => ({name, data})),
    // Its types are those of a file that is read, of which none is plain data.
    schema: schema as never,
    createdBy: 'rowgate',
  });
  return new Uint8Array(buffer);
}

/** Without any value, what can be anything is text. */
function findType(values: readonly Value[], name: string): ColumnType {
  const found = new Set(values.flatMap(value => (value === null ? [] : [typeOfValue(value)])));
  const [only = 'text', ...others] = found;
  if (others.length === 0) return only;
  if (others.length === 1 && found.has('integer') && found.has('real')) return 'real';
  throw new RangeError(`column "${name}" has values of several types: ${[...found].join(', ')}`);
}

function typeOfValue(value: NonNullable<Value>): ColumnType {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return 'integer';
  if (typeof value === 'number') return 'real';
  return value instanceof Uint8Array ? 'blob' : 'json';
}

const time = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/;

function toMicroseconds(timestamp: string): bigint | undefined {
  const [, seconds, fraction = ''] = time.exec(timestamp) ?? [];
  if (seconds === undefined) return undefined;
  return BigInt(Date.parse(`${seconds}Z`)) * 1000n + BigInt(fraction.padEnd(6, '0'));
}

function describe(name: string, type: ColumnType | undefined): string {
  const what = type === undefined ? 'the others' : `type ${type}`;
  return `column "${name}" has a value that is not of ${what}`;
}
