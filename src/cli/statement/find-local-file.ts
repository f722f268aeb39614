import {homedir} from 'node:os';
import path from 'node:path';

/**
 * The file of local tables: that of `--db`, or of ROWGATE_DB, or `rowgate/local.db` in XDG_DATA_HOME or `~/.local/share`. With
 * the sandbox, whose rows are nobody's, only a file that is named; without, they are kept in memory.
 */
export function findLocalFile({
  db,
  sandbox,
}: {
  readonly db?: string;
  readonly sandbox?: true;
}): string | undefined {
  if (db !== undefined || sandbox) return db;
  const {ROWGATE_DB, XDG_DATA_HOME} = process.env;
  if (ROWGATE_DB) return ROWGATE_DB;
  // A relative one is to be passed over (XDG Base Directory Specification).
  const isTold = XDG_DATA_HOME !== undefined && path.isAbsolute(XDG_DATA_HOME);
  const base = isTold ? XDG_DATA_HOME : path.join(homedir(), '.local', 'share');
  return path.join(base, 'rowgate', 'local.db');
}
