import {setTimeout} from 'node:timers/promises';
import type {Database} from 'sql.js';
import {type LocalEntry, localName} from '../catalog/local.js';
import {RowgateError} from '../errors.js';
import {mentionOption} from '../option-mention.js';
import type {LocalChange} from '../plan/plan.js';
import {quoteText} from '../plan/rewrite.js';
import {fileOf} from './file-of.js';
import {loadSqlite} from './load-sqlite.js';
import type {AttachedDatabase} from './local-database.js';
import {identifyFile, makeFolderOf, readDatabaseFile, writeDatabaseFile} from './local-file.js';
import {changeLocals, listLocals} from './local-tables.js';
import {lockFile} from './lock-file.js';

/** The local tables and views, in a file or in memory. What other processes do to the file is seen by the next statement. */
export interface LocalStore {
  /** What there is. SQLite is loaded only if there is a file. */
  list(): Promise<readonly LocalEntry[]>;
  /** The tables as they are, to be read. `state` tells them from what they are before and after. */
  open(): Promise<AttachedDatabase & {readonly state: string}>;
  /**
   * Makes a change, in whole or not at all, with the rows of a stage. `seen`: the state that those rows were made of.
   *
   * @throws RowgateError; `drifted` where the tables are in another state by now.
   */
  change(change: LocalChange, stage: AttachedDatabase, seen?: string): Promise<void>;
  close(): void;
}

/** How long a process waits for others that are writing, in milliseconds. Writing takes a few. */
const patience = 5000;

interface Image extends AttachedDatabase {
  readonly state: string;
  readonly database: Database;
  readonly locals: readonly LocalEntry[];
}

/** Without a path, the tables are there as long as the store is. */
export function createLocalStore(path: string | undefined): LocalStore {
  let image: Image | undefined;
  let kept: {readonly bytes: Uint8Array | undefined; readonly changes: number} = {
    bytes: undefined,
    changes: 0,
  };

  const stateNow = () => (path === undefined ? String(kept.changes) : (identifyFile(path) ?? ''));
  const readBytes = () => (path === undefined ? kept.bytes : readDatabaseFile(path));

  const load = async (): Promise<Image> => {
    const {Database} = await loadSqlite();
    const state = stateNow();
    if (image?.state === state) return image;
    const database = new Database(readBytes());
    const locals = explain(path, () => listLocals(database));
    image?.database.close();
    image = {schema: localName, file: fileOf(database), state, database, locals};
    return image;
  };

  return {
    async list() {
      const isEmpty = path === undefined ? kept.bytes === undefined : identifyFile(path) === undefined;
      return isEmpty ? [] : (await load()).locals;
    },
    open: load,
    async change(change, stage, seen) {
      const {Database} = await loadSqlite();
      const lock = path === undefined ? undefined : await acquireLock(path);
      try {
        if (seen !== undefined && seen !== stateNow()) throw drifted();
        const database = new Database(readBytes());
        try {
          explain(path, () => {
            database.run(`ATTACH ${quoteText(stage.file)} AS stage`);
            changeLocals(database, change);
            database.run('DETACH stage');
          });
          const bytes = database.export();
          if (path === undefined) kept = {bytes, changes: kept.changes + 1};
          else writeDatabaseFile(path, bytes);
        } finally {
          database.close();
        }
      } finally {
        lock?.release();
      }
    },
    close() {
      image?.database.close();
      image = undefined;
    },
  };
}

async function acquireLock(path: string): Promise<{release(): void}> {
  makeFolderOf(path);
  const until = performance.now() + patience;
  for (;;) {
    try {
      return lockFile(path);
    } catch (error) {
      if (!(error instanceof RowgateError)) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
        throw new RowgateError('file', `can't write beside "${path}": ${code}`, {
          hint: `${mentionOption('db', 'FILE')} names another.`,
        });
      }
      if (performance.now() > until) throw error;
    }
    await setTimeout(5 + 20 * Math.random());
  }
}

function drifted(): RowgateError {
  return new RowgateError('drifted', 'the local tables were changed meanwhile; nothing was changed', {
    hint: 'Run it again.',
  });
}

/** What SQLite says of a file. */
function explain<T>(path: string | undefined, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof RowgateError) throw error;
    const text = error instanceof Error ? error.message : String(error);
    const isBroken = /malformed|not a database|unsupported file format/.test(text);
    throw new RowgateError(isBroken ? 'file' : 'local_sql', isBroken ? `"${path}": ${text}` : text);
  }
}
