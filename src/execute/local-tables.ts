import type {Database} from 'sql.js';
import {findLocal, type LocalEntry, localName, missingLocal} from '../catalog/local.js';
import {RowgateError} from '../errors.js';
import type {LocalChange} from '../plan/plan.js';
import {quoteName} from '../plan/rewrite.js';
import type {LocalValue} from '../row.js';
import {declareColumns, typeOfDeclared} from './declared-type.js';

/** What the file is marked with: by whom it is written, and in which form. */
const application = 0x52_6f_77_67;
const form = 1;

const viewTable = 'rowgate_views';

/**
 * The tables and views of an SQLite file. Views are rows of a table of their own, so that other programs are not troubled by
 * what only Rowgate understands.
 *
 * @throws RowgateError `file` for a file that a later version of Rowgate wrote.
 */
export function listLocals(database: Database): readonly LocalEntry[] {
  const [[owner = 0, version = 0] = []] = read(
    database,
    'SELECT application_id, user_version FROM pragma_application_id, pragma_user_version',
  );
  if (owner === application && Number(version) > form) {
    throw new RowgateError('file', `the local tables are in form ${version}, and this reads form ${form}`, {
      hint: 'Use the version of Rowgate that wrote them, or a later one. Nothing was changed.',
    });
  }
  const names = read(
    database,
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
  ).map(([name]) => String(name));
  const tables = names
    .filter(name => name !== viewTable)
    .map((name): LocalEntry => {
      const columns = read(database, 'SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1', [
        name,
      ]);
      return {
        kind: 'table',
        name,
        columns: columns.map(([column, type]) => ({
          name: String(column),
          type: typeOfDeclared(String(type)),
        })),
      };
    });
  if (!names.includes(viewTable)) return tables;
  const views = read(database, `SELECT name, columns, query FROM ${viewTable} ORDER BY name`);
  return [...tables, ...views.map(readView)];
}

function readView([name, columns, query]: readonly LocalValue[]): LocalEntry {
  const names = typeof columns === 'string' ? (JSON.parse(columns) as readonly string[]) : undefined;
  return {kind: 'view', name: String(name), ...(names && {columns: names}), query: String(query)};
}

/**
 * Makes a change of the tables of a file, whose rows are in the table `stage.found`.
 *
 * @throws RowgateError where what was planned does not fit what is there now.
 */
export function changeLocals(database: Database, change: LocalChange): void {
  const locals = listLocals(database);
  mark(database);
  switch (change.kind) {
    case 'create-table': {
      const {name, columns} = change.table;
      checkFree(locals, name, change.replaces ? 'table' : undefined);
      if (findLocal(locals, name) !== undefined) database.run(`DROP TABLE ${quoteName(name)}`);
      database.run(`CREATE TABLE ${quoteName(name)} (${declareColumns(columns)})`);
      database.run(`INSERT INTO ${quoteName(name)} SELECT * FROM stage.found`);
      return;
    }
    case 'create-view': {
      const {name, columns, query} = change.view;
      checkFree(locals, name, change.replaces ? 'view' : undefined);
      database.run(
        `CREATE TABLE IF NOT EXISTS ${viewTable} (name TEXT PRIMARY KEY COLLATE NOCASE, columns TEXT, query TEXT NOT NULL)`,
      );
      const names = columns === undefined ? null : JSON.stringify(columns);
      database.run(`INSERT OR REPLACE INTO ${viewTable} VALUES (?, ?, ?)`, [name, names, query]);
      return;
    }
    case 'drop':
      checkThere(locals, change.name);
      if (change.what === 'view') database.run(`DELETE FROM ${viewTable} WHERE name = ?`, [change.name]);
      else database.run(`DROP TABLE ${quoteName(change.name)}`);
      return;
    case 'insert': {
      checkThere(locals, change.name);
      const names = change.columns.map(column => quoteName(column.name)).join(', ');
      database.run(`INSERT INTO ${quoteName(change.name)} (${names}) SELECT * FROM stage.found`);
      return;
    }
    case 'update': {
      const names = change.columns.map(column => quoteName(column.name));
      const values = names.map((_, index) => `stage.found.${quoteName(`value${index + 1}`)}`);
      const set = names.map((name, index) => `${name} = ${values[index]}`).join(', ');
      const name = quoteName(change.name);
      database.run(`UPDATE ${name} SET ${set} FROM stage.found WHERE ${name}._rowid_ = stage.found.value0`);
      return;
    }
    case 'delete':
      database.run(`DELETE FROM ${quoteName(change.name)} WHERE _rowid_ IN (SELECT value0 FROM stage.found)`);
  }
}

/** A file that another program marked as its own stays so. */
function mark(database: Database): void {
  const [[owner, version] = []] = read(
    database,
    'SELECT application_id, user_version FROM pragma_application_id, pragma_user_version',
  );
  if (owner !== 0 || version !== 0) return;
  database.run(`PRAGMA application_id = ${application}; PRAGMA user_version = ${form}`);
}

/** `replaced`: what may be there. */
function checkFree(
  locals: readonly LocalEntry[],
  name: string,
  replaced: LocalEntry['kind'] | undefined,
): void {
  const other = findLocal(locals, name);
  if (other === undefined || other.kind === replaced) return;
  throw new RowgateError('drifted', `there is a local ${other.kind} "${other.name}" by now`, {
    hint: `It was made meanwhile. ${localName}.${other.name} is as it was.`,
  });
}

function checkThere(locals: readonly LocalEntry[], name: string): void {
  if (findLocal(locals, name) === undefined) throw missingLocal(locals, name);
}

function read(
  database: Database,
  sql: string,
  values: readonly string[] = [],
): readonly (readonly LocalValue[])[] {
  return (database.exec(sql, [...values])[0]?.values ?? []) as readonly (readonly LocalValue[])[];
}
