import type {BoundValue} from '../../plan/bind-parameters.js';
import type {Value} from '../../row.js';
import type {Session} from '../session/session.js';
import {readSetting} from '../session/settings.js';
import {scalarTypes} from '../type/types.js';

/** A query of the system catalogue whose answer is known without it. */
export interface KnownQuery {
  readonly sql: string;
  /** Names of the types of `$1` and so on. */
  readonly parameters?: readonly string[];
  /** Names, with those of the types. */
  readonly columns: Readonly<Record<string, string>>;
  /** Undefined: with these values it is not known. */
  readonly rows: (
    session: Session,
    values: readonly BoundValue[],
  ) => readonly (readonly Value[])[] | undefined;
}

const none = () => [];

/** What clients ask when they connect, so that they can without a Postgres to ask. */
export const knownQueries: readonly KnownQuery[] = [
  // SQLAlchemy over psycopg 2
  {
    sql: `SELECT t.oid, typarray FROM pg_type t JOIN pg_namespace ns ON typnamespace = ns.oid
          WHERE typname = 'hstore'`,
    columns: {oid: 'oid', typarray: 'oid'},
    rows: none,
  },
  // SQLAlchemy over psycopg 3
  {
    sql: `SELECT typname AS name, oid, typarray AS array_oid, oid::regtype::text AS regtype, typdelim AS delimiter
          FROM pg_type t WHERE t.oid = to_regtype($1) ORDER BY t.oid`,
    parameters: ['text'],
    columns: {name: 'name', oid: 'oid', array_oid: 'oid', regtype: 'text', delimiter: 'char'},
    rows: (_session, [name]) => (name === 'hstore' ? [] : undefined),
  },
  // postgres.js
  {
    sql: `select b.oid, b.typarray from pg_catalog.pg_type a
          left join pg_catalog.pg_type b on b.oid = a.typelem
          where a.typcategory = 'A' group by b.oid, b.typarray order by b.oid`,
    columns: {oid: 'oid', typarray: 'oid'},
    rows: () => scalarTypes.map(({id, listId = 0}) => [id, listId]),
  },
  // ODBC
  {
    sql: "select oid, typbasetype from pg_type where typname = 'lo'",
    columns: {oid: 'oid', typbasetype: 'oid'},
    rows: none,
  },
  // Grafana
  {
    sql: "SELECT current_setting('server_version_num')::int/100 as version",
    columns: {version: 'int4'},
    rows: ({settings}) => [[Math.floor(Number(readSetting(settings, 'server_version_num')) / 100)]],
  },
  {
    sql: "SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'",
    columns: {extversion: 'text'},
    rows: none,
  },
  // pgAdmin. Bytes are always written so.
  {
    sql: `SELECT set_config('bytea_output','hex',false) FROM pg_show_all_settings()
          WHERE name = 'bytea_output'`,
    columns: {set_config: 'text'},
    rows: () => [['hex']],
  },
];
