import {
  type Inferred,
  isArray,
  isJson,
  isNumber,
  isText,
  isTimestamp,
  isWhole,
  type PostgresType,
} from '../postgres-type.js';

/** What stands around a value where it becomes one of another type. */
export interface Conversion {
  readonly before: string;
  readonly after: string;
}

export const unchanged: Conversion = {before: '', after: ''};

export function call(name: string, ...others: readonly (string | number)[]): Conversion {
  return {before: `${name}(`, after: `${others.map(each => `, ${each}`).join('')})`};
}

const asInteger = (inner: Conversion): Conversion => ({
  before: `CAST(${inner.before}`,
  after: `${inner.after} AS INTEGER)`,
});
const asReal: Conversion = {before: 'CAST(', after: ' AS REAL)'};

/** How a value of one type is cast to another, or undefined where that can't be. */
export function castConversion(
  from: Inferred,
  to: PostgresType,
  modifiers: readonly number[] = [],
): Conversion | undefined {
  if (isArray(to))
    return isArray(from) || isJson(from) ? unchanged : isOpen(from) ? call('pg_array') : undefined;
  switch (to) {
    case 'text':
    case 'varchar': {
      const inner = textConversion(from);
      const [length] = modifiers;
      if (inner === undefined || length === undefined) return inner;
      return {before: `substr(${inner.before}`, after: `${inner.after}, 1, ${length})`};
    }
    case 'bool':
      return from === 'bool' ? unchanged : isOpen(from) || isWhole(from) ? call('pg_bool') : undefined;
    case 'int2':
    case 'int4':
    case 'int8':
      if (from === 'bool') return asInteger(unchanged);
      if (isWhole(from) && !(from === 'int8' && to !== 'int8')) return unchanged;
      // Half of a double goes to the even number, and half of a numeric away from zero.
      if (from === 'float4' || from === 'float8') {
        return asInteger({before: `pg_${to}(pg_round_even(`, after: '))'});
      }
      return isOpen(from) || isNumber(from) ? asInteger(call(`pg_${to}`)) : undefined;
    case 'float4':
    case 'float8':
      return isNumber(from) ? asReal : isOpen(from) ? call('pg_float') : undefined;
    case 'numeric': {
      const scale = modifiers.length > 0 ? [modifiers[1] ?? 0] : [];
      if (scale.length === 0 && isNumber(from)) return asReal;
      return isNumber(from) || isOpen(from) ? call('pg_numeric', ...scale) : undefined;
    }
    case 'date':
      return from === 'date' ? unchanged : isOpen(from) || isTimestamp(from) ? call('pg_date') : undefined;
    case 'timestamp':
    case 'timestamptz':
      if (isTimestamp(from)) return unchanged;
      return isOpen(from) || from === 'date' ? call('pg_timestamp') : undefined;
    case 'time':
      return from === 'time' ? unchanged : isOpen(from) || isTimestamp(from) ? call('pg_time') : undefined;
    case 'interval':
      if (from === 'interval') return unchanged;
      return isOpen(from) || from === 'time' ? call('pg_interval') : undefined;
    case 'json':
    case 'jsonb':
      return isJson(from) ? unchanged : isOpen(from) ? call('json') : undefined;
    case 'bytea':
      return from === 'bytea' ? unchanged : isOpen(from) ? call('pg_bytea') : undefined;
    case 'uuid':
      return from === 'uuid' ? unchanged : isOpen(from) ? call('pg_uuid') : undefined;
  }
}

/** Text, or what is not known to be anything else. */
function isOpen(type: Inferred): boolean {
  return type === undefined || type === 'unknown' || isText(type);
}

/** How a value becomes text, as Postgres prints it; undefined for arrays, which it prints in another form. */
export function textConversion(from: Inferred): Conversion | undefined {
  if (isArray(from)) return undefined;
  switch (from) {
    case 'bool':
      return call('pg_bool_text');
    case 'timestamptz':
      return call('pg_timestamptz_text');
    case 'timestamp':
      return call('pg_timestamp_text');
    case 'float4':
    case 'float8':
    case 'numeric':
      return call('pg_float_text');
    case 'bytea':
      return call('pg_bytea_text');
    case undefined:
    case 'unknown':
    case 'int2':
    case 'int4':
    case 'int8':
      return {before: 'CAST(', after: ' AS TEXT)'};
    default:
      return unchanged;
  }
}

/** How a value stands in JSON that is built of it. */
export function jsonConversion(from: Inferred): Conversion {
  if (isArray(from) || isJson(from)) return call('json');
  switch (from) {
    case 'bool':
      return {before: 'json(pg_bool_text(', after: '))'};
    case 'timestamptz':
      return call('pg_timestamptz_json');
    case 'bytea':
      return call('pg_bytea_text');
    default:
      return unchanged;
  }
}
