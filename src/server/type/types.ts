import type {ValueType} from '../../plan/value-type.js';
import {booleanCodec} from './boolean.js';
import {bytesCodec} from './bytes.js';
import {dateCodec} from './date.js';
import {createFloatCodec} from './float.js';
import {intervalCodec} from './interval.js';
import {jsonbCodec, jsonCodec} from './json.js';
import {createListCodec} from './list.js';
import {numericCodec} from './numeric.js';
import {createTextCodec} from './text.js';
import {timeCodec} from './time.js';
import {createTimestampCodec} from './timestamp.js';
import type {TypeCodec} from './type-codec.js';
import {uuidCodec} from './uuid.js';
import {createWholeNumberCodec} from './whole-number.js';

export const textCodec = createTextCodec('text', 25, 1009);
const int4 = createWholeNumberCodec('int4', 23, 1007, 4);
const int8 = createWholeNumberCodec('int8', 20, 1016, 8);
const float8 = createFloatCodec('float8', 701, 1022, 8);
const timestamptz = createTimestampCodec('timestamptz', 1184, 1185, '+00');

/** What the values of a result are to a client. */
const typeOfValues: Readonly<Record<ValueType, TypeCodec>> = {
  text: textCodec,
  integer: int8,
  int32: int4,
  real: float8,
  decimal: numericCodec,
  boolean: booleanCodec,
  timestamp: timestamptz,
  date: dateCodec,
  json: jsonCodec,
  blob: bytesCodec,
};

/** The type that a client is told of; what is not known is shown as text. */
export function typeOf(type: ValueType | undefined): TypeCodec {
  return type === undefined ? textCodec : typeOfValues[type];
}

/** All but the lists. */
export const scalarTypes: readonly TypeCodec[] = [
  ...Object.values(typeOfValues),
  createWholeNumberCodec('int2', 21, 1005, 2),
  createWholeNumberCodec('oid', 26, 1028, 4),
  createFloatCodec('float4', 700, 1021, 4),
  createTimestampCodec('timestamp', 1114, 1115, ''),
  jsonbCodec,
  uuidCodec,
  timeCodec,
  intervalCodec,
  createTextCodec('varchar', 1043, 1015),
  createTextCodec('bpchar', 1042, 1014),
  createTextCodec('name', 19, 1003, 64),
];

const typesById: ReadonlyMap<number, TypeCodec> = new Map(
  [...scalarTypes, ...scalarTypes.map(createListCodec)].map(type => [type.id, type] as const),
);

/** A type by its id, or undefined for one that the server knows nothing of. */
export function findType(id: number): TypeCodec | undefined {
  return typesById.get(id);
}

const typesByName: ReadonlyMap<string, TypeCodec> = new Map(
  [...typesById.values()].map(type => [type.name, type] as const),
);

/** Whether the values of a type are texts, which are the same in both formats. */
export function isTextType(id: number): boolean {
  return ['text', 'varchar', 'bpchar', 'name'].includes(typesById.get(id)?.name ?? '');
}

/** A type by the name that Postgres has for it, as `int8` or `text[]`. */
export function findTypeByName(name: string | undefined): TypeCodec | undefined {
  return name === undefined ? undefined : typesByName.get(name);
}

const valueTypes: Readonly<Record<string, ValueType>> = {
  bool: 'boolean',
  int2: 'int32',
  int4: 'int32',
  int8: 'integer',
  oid: 'integer',
  float4: 'real',
  float8: 'real',
  numeric: 'decimal',
  timestamp: 'timestamp',
  timestamptz: 'timestamp',
  date: 'date',
  json: 'json',
  jsonb: 'json',
  bytea: 'blob',
  text: 'text',
  varchar: 'text',
  bpchar: 'text',
  name: 'text',
  uuid: 'text',
  time: 'text',
  interval: 'text',
};

/** What the values of a parameter are that a client gives this type; undefined where it leaves the type open. */
export function valueTypeOf(id: number): ValueType | undefined {
  return valueTypes[typesById.get(id)?.name ?? ''];
}
