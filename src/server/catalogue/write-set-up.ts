import {quoteName, quoteText} from '../../plan/rewrite.js';

export interface SetUp {
  readonly user: string;
  readonly database: string;
  /** That a session begins with. */
  readonly searchPath: string;
  /** Of schemas and tables. */
  readonly definitions: string;
}

/** Functions that do something which the end of a read-only transaction does not take back, or run a text. As for LIKE. */
const actions = [
  ...[
    'set\\_config',
    'setseed',
    'pg\\_sleep%',
    'pg\\_%advisory%',
    'pg\\_notify',
    'pg\\_logical\\_emit\\_message',
  ],
  ...['lo\\_%', 'loread', 'lowrite', 'query\\_to\\_xml%', 'cursor\\_to\\_xml%', 'ts\\_stat', 'ts\\_rewrite'],
  ...['pg\\_export\\_snapshot', 'pg\\_terminate\\_backend', 'pg\\_cancel\\_backend', 'pg\\_stat\\_clear%'],
];

/**
 * Makes a new database the one that clients see: its name, its user, what that user may not do, and the tables. From then
 * on it is that user who asks, and there is no way back.
 */
export function writeSetUp({user, database, searchPath, definitions}: SetUp): string {
  const role = quoteName(user);
  return `
    SET allow_system_table_mods = on;
    CREATE ROLE ${role} LOGIN;
    UPDATE pg_catalog.pg_database
      SET datname = ${quoteText(database)}, datdba = ${quoteText(role)}::regrole
      WHERE datname = pg_catalog.current_database();
    UPDATE pg_catalog.pg_authid SET rolname = 'pg_owner' WHERE rolname = current_user;
    UPDATE pg_catalog.pg_proc SET proacl = '{pg_owner=X/pg_owner}'
      WHERE pronamespace = 'pg_catalog'::regnamespace
        AND proname LIKE ANY (ARRAY[${actions.map(quoteText).join(', ')}]);
    ${formerColumns}
    ${visibility}
    ${writeSettings(searchPath)}
    DROP SCHEMA public;
    SET allow_system_table_mods = off;
    SET SESSION AUTHORIZATION ${role};
    ${definitions}`;
}

/** Clients are told of version 15, and ask for columns that have other names since version 17. */
const formerColumns = `
    ALTER TABLE pg_catalog.pg_database RENAME TO pg_database_now;
    CREATE VIEW pg_catalog.pg_database AS
      SELECT *, datlocale AS daticulocale FROM pg_catalog.pg_database_now WHERE NOT datistemplate;
    ALTER TABLE pg_catalog.pg_collation RENAME TO pg_collation_now;
    CREATE VIEW pg_catalog.pg_collation AS
      SELECT *, colllocale AS colliculocale FROM pg_catalog.pg_collation_now;
    GRANT SELECT ON pg_catalog.pg_database, pg_catalog.pg_collation TO PUBLIC;`;

/** Tables of one name in several schemas of the search_path are all shown: it is no order in which they are found here. */
const visibility = `
    UPDATE pg_catalog.pg_proc SET proname = 'pg_table_is_first'
      WHERE pronamespace = 'pg_catalog'::regnamespace AND proname = 'pg_table_is_visible';
    CREATE FUNCTION pg_catalog.pg_table_is_visible(oid) RETURNS boolean LANGUAGE sql STABLE STRICT PARALLEL SAFE
      RETURN (
        SELECT n.nspname = ANY (pg_catalog.current_schemas(true))
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.oid = $1
      );`;

/** A tool that opens another session sets there what the first one began with. */
function writeSettings(searchPath: string): string {
  const first = (column: string) =>
    `CASE name WHEN 'search_path' THEN ${quoteText(searchPath)} ELSE ${column} END AS ${column}`;
  return `
    CREATE OR REPLACE VIEW pg_catalog.pg_settings AS
      SELECT name, setting, unit, category, short_desc, extra_desc, context, vartype, source, min_val, max_val,
        enumvals, ${first('boot_val')}, ${first('reset_val')}, sourcefile, sourceline, pending_restart
      FROM pg_catalog.pg_show_all_settings();`;
}
