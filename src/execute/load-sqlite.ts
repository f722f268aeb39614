import type {SqlJsStatic} from 'sql.js';

/** Functions are SQLite's own: those that sql.js once added warn on standard error. */
const settings: object = {useOldExtensionFunctions: false};

let loading: Promise<SqlJsStatic> | undefined;

/** SQLite itself, loaded when it is first needed. */
export function loadSqlite(): Promise<SqlJsStatic> {
  loading ??= import('sql.js').then(({default: initialise}) => initialise(settings));
  return loading;
}
