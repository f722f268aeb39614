-- What tools ask, in forms like theirs. Run by psql, which ends at the first error.
\set ON_ERROR_STOP on

-- DBeaver: when it connects, and for its navigator.
SET extra_float_digits = 3;
SET application_name = 'DBeaver - Main <rowgate>';
SELECT current_schema(),session_user;
SHOW search_path;
SELECT reset_val FROM pg_settings WHERE name = 'search_path';
SELECT db.oid,db.* FROM pg_catalog.pg_database db WHERE datname='rowgate';
SELECT * FROM pg_catalog.pg_settings WHERE name='standard_conforming_strings';
SELECT * FROM pg_catalog.pg_enum WHERE 1<>1 LIMIT 1;
SELECT reltype FROM pg_catalog.pg_class WHERE 1<>1 LIMIT 1;
SELECT n.oid,n.*,d.description FROM pg_catalog.pg_namespace n
  LEFT JOIN pg_catalog.pg_description d ON d.objoid=n.oid AND d.objsubid=0 AND d.classoid='pg_namespace'::regclass
  ORDER BY nspname;
SELECT t.oid,t.*,c.relkind,format_type(nullif(t.typbasetype, 0), t.typtypmod) AS base_type_name, d.description
  FROM pg_catalog.pg_type t LEFT JOIN pg_class c ON c.oid=t.typrelid
  LEFT JOIN pg_catalog.pg_description d ON t.oid=d.objoid
  WHERE t.typname IS NOT NULL AND (c.relkind IS NULL OR c.relkind = 'c');
SELECT c.oid,c.*,d.description,pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS partition_expr,
    pg_catalog.pg_get_partkeydef(c.oid) AS partition_key
  FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_description d ON d.objoid=c.oid AND d.objsubid=0
  WHERE c.relnamespace='profile'::regnamespace AND c.relkind NOT IN ('i','I','c');
SELECT c.relname,a.*,pg_catalog.pg_get_expr(ad.adbin, ad.adrelid, true) AS def_value,dsc.description,dep.objid
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON a.attrelid=c.oid
  LEFT JOIN pg_catalog.pg_attrdef ad ON a.attrelid=ad.adrelid AND a.attnum=ad.adnum
  LEFT JOIN pg_catalog.pg_description dsc ON c.oid=dsc.objoid AND a.attnum=dsc.objsubid
  LEFT JOIN pg_depend dep ON dep.refobjid=a.attrelid AND dep.deptype='i' AND dep.refobjsubid=a.attnum
  WHERE NOT a.attisdropped AND c.oid='profile.apps'::regclass ORDER BY a.attnum;
SELECT c.oid,c.*,t.relname AS tabrelname,rt.relnamespace AS refnamespace,d.description,
    CASE WHEN c.contype='c' THEN substring(pg_get_constraintdef(c.oid), 7) END AS consrc_copy
  FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class t ON t.oid=c.conrelid
  LEFT JOIN pg_catalog.pg_class rt ON rt.oid=c.confrelid LEFT JOIN pg_catalog.pg_description d ON d.objoid=c.oid;
SELECT i.*,i.indkey AS keys,c.relname,c.relnamespace,c.relam,c.reltablespace,tc.relname AS tabrelname,
    pg_catalog.pg_relation_size(i.indexrelid) AS index_rel_size, am.amname, obj_description(c.oid)
  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid=i.indexrelid
  JOIN pg_catalog.pg_class tc ON tc.oid=i.indrelid JOIN pg_catalog.pg_am am ON am.oid=c.relam;
SELECT a.oid,a.*,pd.description FROM pg_catalog.pg_roles a
  LEFT JOIN pg_catalog.pg_shdescription pd ON a.oid=pd.objoid ORDER BY a.rolname;
SELECT pg_catalog.pg_total_relation_size(c.oid), pg_database_size('rowgate') FROM pg_class c WHERE relname='apps';

-- pgAdmin.
SET DateStyle=ISO; SET client_min_messages=notice;
SELECT set_config('bytea_output','hex',false) FROM pg_show_all_settings() WHERE name = 'bytea_output';
SET client_encoding='utf-8';
SELECT db.oid AS did, db.datname, db.datallowconn, pg_encoding_to_char(db.encoding) AS serverencoding,
    has_database_privilege(db.oid, 'CREATE') AS cancreate, datistemplate, db.daticulocale
  FROM pg_catalog.pg_database db WHERE db.datname = current_database();
SELECT gss_authenticated, encrypted FROM pg_catalog.pg_stat_gssapi WHERE pid = pg_backend_pid();
SELECT roles.oid AS id, roles.rolname AS name, roles.rolsuper AS is_superuser,
    'pg_signal_backend' = ANY (ARRAY(SELECT r.rolname FROM pg_catalog.pg_roles r)) AS can_signal
  FROM pg_catalog.pg_roles AS roles WHERE rolname = current_user;

-- Grafana: its test of a data source, and its builder of queries.
SELECT current_setting('server_version_num')::int/100 AS version;
SELECT extversion FROM pg_extension WHERE extname = 'timescaledb';
SELECT quote_ident(table_name) AS "table" FROM information_schema.tables
  WHERE quote_ident(table_schema) IN (SELECT trim(s[i])
    FROM generate_series(1, array_upper(string_to_array(current_setting('search_path'), ','), 1)) AS i,
      string_to_array(current_setting('search_path'), ',') s);
SELECT quote_ident(column_name) AS "column", data_type AS "type" FROM information_schema.columns
  WHERE CASE WHEN array_length(parse_ident('profile.apps'), 1) = 2
    THEN quote_ident(table_schema) = (parse_ident('profile.apps'))[1] END;

-- Others: keys by information_schema, ODBC, .NET, Django.
SELECT kcu.table_schema, kcu.table_name, kcu.column_name FROM information_schema.table_constraints tc
  JOIN information_schema.key_column_usage kcu USING (constraint_schema, constraint_name)
  WHERE tc.constraint_type = 'PRIMARY KEY';
select oid, typbasetype from pg_type where typname = 'lo';
SELECT ns.nspname, typ.oid, typ.typname, typ.typtype, typ.typnotnull
  FROM pg_type AS typ JOIN pg_namespace AS ns ON ns.oid = typ.typnamespace WHERE typ.typtype IN ('b', 'r', 'm', 'e', 'd');
SELECT c.relname, CASE WHEN c.relispartition THEN 'p' WHEN c.relkind IN ('m', 'v') THEN 'v' ELSE 't' END,
    obj_description(c.oid, 'pg_class')
  FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('f', 'm', 'p', 'r', 'v') AND n.nspname NOT IN ('pg_catalog', 'pg_toast')
    AND pg_catalog.pg_table_is_visible(c.oid);
