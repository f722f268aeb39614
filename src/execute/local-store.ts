import {setTimeout} from 'node:timers/promises';
import type {LocalEntry} from '../catalog/local.js';
import {RowgateError} from '../errors.js';
import {mentionOption} from '../option-mention.js';
import type {LocalChange} from '../plan/plan.js';
import {identifyFile, makeFolderOf, readDatabaseFile, writeDatabaseFile} from './local-file.js';
import {lockFile} from './lock-file.js';
import type {AskSqlite, Sqlite} from './sqlite/sqlite.js';
import {createSqliteHere} from './sqlite/sqlite-here.js';
import type {StatementDatabase} from './sqlite/statement-database.js';

/** The local tables and views, in a file or in memory. What other processes do to the file is seen by the next statement. */
export interface LocalStore {
  /** What there is. SQLite is loaded only if there is a file. */
  list(): Promise<readonly LocalEntry[]>;
  /** Tells the tables as they are now from what they are before and after. */
  state(): string;
  /** Lets a database of a session read the tables as they are now. */
  attach(ask: AskSqlite, database: StatementDatabase): Promise<void>;
  /**
   * Makes a change, in whole or not at all, with the rows of a stage of a session. `seen`: the state that those rows were
   * made of.
   *
   * @throws RowgateError; `drifted` where the tables are in another state by now.
   */
  change(ask: AskSqlite, change: LocalChange, stage: number, seen?: string): Promise<void>;
}

/** How long a process waits for others that are writing, in milliseconds. Writing takes a few. */
const patience = 5000;

/** Without a path, the tables are there as long as the store is. */
export function createLocalStore(path: string | undefined, sqlite: Sqlite = createSqliteHere()): LocalStore {
  let listed: {readonly state: string; readonly locals: readonly LocalEntry[]} | undefined;
  let kept: {readonly bytes: Uint8Array | undefined; readonly changes: number} = {
    bytes: undefined,
    changes: 0,
  };
  /** Changes go one after the other. */
  let last: Promise<void> = Promise.resolve();

  const stateNow = () => (path === undefined ? String(kept.changes) : (identifyFile(path) ?? ''));
  const readBytes = () => (path === undefined ? kept.bytes : readDatabaseFile(path));

  const load = async (ask: AskSqlite, state: string) => {
    const bytes = readBytes();
    const locals = await explain(path, () => ask('loadLocals', state, bytes));
    listed = {state, locals};
    return locals;
  };

  const changeNow: LocalStore['change'] = async (ask, change, stage, seen) => {
    const lock = path === undefined ? undefined : await acquireLock(path);
    try {
      if (seen !== undefined && seen !== stateNow()) throw drifted();
      const before = readBytes();
      const bytes = await explain(path, () => ask('changeLocals', before, change, stage));
      if (path === undefined) kept = {bytes, changes: kept.changes + 1};
      else writeDatabaseFile(path, bytes);
    } finally {
      lock?.release();
    }
  };

  return {
    async list() {
      const isEmpty = path === undefined ? kept.bytes === undefined : identifyFile(path) === undefined;
      if (isEmpty) return [];
      const state = stateNow();
      if (listed?.state === state) return listed.locals;
      const session = await sqlite.begin(undefined);
      try {
        return await load(session.ask, state);
      } finally {
        session.end();
      }
    },
    state: stateNow,
    async attach(ask, {number}) {
      const state = stateNow();
      if (await ask('attachLocals', number, state)) return;
      await load(ask, state);
      await ask('attachLocals', number, state);
    },
    change(ask, change, stage, seen) {
      const own = last.then(() => changeNow(ask, change, stage, seen));
      last = own.catch(() => {});
      return own;
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
async function explain<T>(path: string | undefined, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof RowgateError) throw error;
    const text = error instanceof Error ? error.message : String(error);
    const isBroken = /malformed|not a database|unsupported file format/.test(text);
    throw new RowgateError(isBroken ? 'file' : 'local_sql', isBroken ? `"${path}": ${text}` : text);
  }
}
