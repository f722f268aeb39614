import type {ColumnType} from '../../catalog/column.js';
import type {TypeName} from '../../statement/postgres/tree.js';

/** A type of Postgres that a value of a translated statement can have; one with brackets is an array of that type. */
export type PostgresType = ScalarType | `${ScalarType}[]`;

export type ScalarType =
  | 'bool'
  | 'int2'
  | 'int4'
  | 'int8'
  | 'float4'
  | 'float8'
  | 'numeric'
  | 'text'
  | 'varchar'
  | 'uuid'
  | 'bytea'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'timestamptz'
  | 'interval'
  | 'json'
  | 'jsonb';

/**
 * What is known of an expression's type. `unknown` is what a bare string, NULL and a parameter have in Postgres: they
 * take the type of what they meet. Undefined: nothing is known.
 */
export type Inferred = PostgresType | 'unknown' | undefined;

/** The names that a type has in a text. */
export const typeNames: Readonly<Record<string, ScalarType>> = {
  bool: 'bool',
  boolean: 'bool',
  smallint: 'int2',
  int2: 'int2',
  int: 'int4',
  integer: 'int4',
  int4: 'int4',
  bigint: 'int8',
  int8: 'int8',
  real: 'float4',
  float4: 'float4',
  float: 'float8',
  float8: 'float8',
  'double precision': 'float8',
  numeric: 'numeric',
  decimal: 'numeric',
  dec: 'numeric',
  text: 'text',
  name: 'text',
  varchar: 'varchar',
  'character varying': 'varchar',
  uuid: 'uuid',
  bytea: 'bytea',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  'timestamp with time zone': 'timestamptz',
  interval: 'interval',
  json: 'json',
  jsonb: 'jsonb',
};

const scalarTypes: ReadonlySet<string> = new Set(Object.values(typeNames));

export function isPostgresType(name: string | undefined): name is PostgresType {
  return name !== undefined && scalarTypes.has(name.replace(/\[\]$/, ''));
}

/** The type of a column, as clients see it. */
export const columnTypes: Readonly<Record<ColumnType, ScalarType>> = {
  text: 'text',
  integer: 'int8',
  real: 'float8',
  boolean: 'bool',
  timestamp: 'timestamptz',
  json: 'json',
  blob: 'bytea',
};

export function toPostgresType({name, array}: Pick<TypeName, 'name' | 'array'>): PostgresType | undefined {
  const scalar = Object.hasOwn(typeNames, name) ? typeNames[name] : undefined;
  return array && scalar !== undefined ? `${scalar}[]` : scalar;
}

/** Whole numbers, from the narrowest. */
const wholeTypes: readonly Inferred[] = ['int2', 'int4', 'int8'];
const numberTypes: readonly Inferred[] = [...wholeTypes, 'numeric', 'float4', 'float8'];

export function isWhole(type: Inferred): boolean {
  return wholeTypes.includes(type);
}

export function isNumber(type: Inferred): boolean {
  return numberTypes.includes(type);
}

export function isText(type: Inferred): boolean {
  return type === 'text' || type === 'varchar' || type === 'uuid';
}

/** A point in time: with a time of day. */
export function isTimestamp(type: Inferred): boolean {
  return type === 'timestamp' || type === 'timestamptz';
}

export function isTime(type: Inferred): boolean {
  return isTimestamp(type) || type === 'date';
}

export function isJson(type: Inferred): boolean {
  return type === 'json' || type === 'jsonb';
}

export function isArray(type: Inferred): type is `${ScalarType}[]` {
  return type?.endsWith('[]') ?? false;
}

/** The type of an array's elements. */
export function elementType(type: Inferred): Inferred {
  return isArray(type) ? (type.slice(0, -2) as ScalarType) : undefined;
}

export function arrayOf(type: Inferred): PostgresType {
  return type === undefined || type === 'unknown' || isArray(type) ? 'text[]' : `${type}[]`;
}

/** The type of one of several values: the widest number, the most exact time, else the first that is known. */
export function commonType(types: readonly Inferred[]): Inferred {
  const known = types.filter(type => type !== undefined && type !== 'unknown');
  const [first] = known;
  if (first === undefined) return types.includes(undefined) ? undefined : 'unknown';
  if (known.every(isNumber)) return numberTypes[Math.max(...known.map(each => numberTypes.indexOf(each)))];
  if (known.every(isTime)) {
    return (['timestamptz', 'timestamp', 'date'] as const).find(each => known.includes(each));
  }
  return first;
}
