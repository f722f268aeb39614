/** Schemas that every Postgres has. */
export const systemSchemas: ReadonlySet<string> = new Set(['pg_catalog', 'information_schema', 'pg_toast']);

/** Functions that tell of the database or the session, beside those whose names begin with `pg_`. */
export const systemFunctions: ReadonlySet<string> = new Set([
  ...['version', 'current_database', 'current_schema', 'current_schemas', 'current_setting', 'set_config'],
  ...['format_type', 'obj_description', 'col_description', 'shobj_description', 'row_security_active'],
  ...['to_regclass', 'to_regtype', 'to_regproc', 'to_regprocedure', 'to_regnamespace', 'to_regrole'],
  ...['to_regoper', 'to_regoperator', 'to_regcollation', 'to_regtypemod'],
  ...['has_any_column_privilege', 'has_column_privilege', 'has_database_privilege', 'has_function_privilege'],
  ...['has_language_privilege', 'has_schema_privilege', 'has_sequence_privilege', 'has_server_privilege'],
  ...['has_table_privilege', 'has_tablespace_privilege', 'has_type_privilege', 'has_parameter_privilege'],
  ...['has_foreign_data_wrapper_privilege', 'inet_client_addr', 'inet_client_port', 'inet_server_addr'],
  ...['inet_server_port', 'txid_current', 'txid_current_if_assigned', 'txid_current_snapshot'],
]);

/** Those that are written without parentheses. */
export const bareFunctions: ReadonlySet<string> = new Set([
  'current_catalog',
  'current_role',
  'current_schema',
  'current_user',
  'session_user',
]);

/** Types of the values that only the system catalogue has. */
export const systemTypes: ReadonlySet<string> = new Set([
  ...['oid', 'regclass', 'regtype', 'regproc', 'regprocedure', 'regnamespace', 'regrole', 'regoper'],
  ...['regoperator', 'regcollation', 'regconfig', 'regdictionary', 'oidvector', 'int2vector', 'aclitem'],
  ...['xid', 'xid8', 'cid', 'tid', 'pg_lsn', 'pg_node_tree', 'pg_snapshot'],
]);
