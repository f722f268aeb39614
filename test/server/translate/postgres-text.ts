import type {LocalValue} from '../../../src/row.js';
import {parts, things} from './shop.js';

/** A value of the local database as Postgres prints one of a type. */
export function printValue(value: LocalValue, type: string | undefined): string | null {
  if (value === null) return null;
  switch (type) {
    case 'bool':
      return value === 0 || value === 1 ? (['f', 't'][Number(value)] ?? null) : `${value}?`;
    case 'timestamptz':
      return `${String(value).replace('T', ' ')}+00`;
    case 'timestamp':
      return String(value).replace('T', ' ');
    case 'json':
    case 'jsonb':
      return canonical(String(value));
    case 'bytea':
      return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : `${value}?`;
    default:
      return String(value);
  }
}

/** JSON in one form, whatever the order of its fields; an array of Postgres is one of JSON. */
export function canonical(text: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(text)));
  } catch {
    return text;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

const quote = (value: LocalValue) => (value === null ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`);
const rowsOf = (rows: readonly (readonly LocalValue[])[]) =>
  rows.map(row => `(${row.map(quote).join(', ')})`).join(', ');

/** The shop's tables with their data, for Postgres. */
export const tables = `
  CREATE SCHEMA store;
  CREATE TABLE store.things (
    id int8, n int8, x float8, s text, u text, b bool, c bool, t timestamptz, v timestamptz, j jsonb, a jsonb
  );
  CREATE TABLE store.parts (id int8, thing int8, name text, made timestamptz);
  SET TimeZone = 'UTC';
  INSERT INTO store.things VALUES ${rowsOf(things)};
  INSERT INTO store.parts VALUES ${rowsOf(parts)};
`;
