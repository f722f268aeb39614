import {availableParallelism} from 'node:os';
import {RowgateError} from '../../errors.js';
import type {Sqlite} from './sqlite.js';
import {createSqliteThread, type SqliteThread} from './sqlite-thread.js';

/** Threads that are kept for the next statements, and that run before a statement waits for one of them. */
const few = Math.max(2, availableParallelism());
/** Where none was let go of for so long, in milliseconds, another is started: it takes about as long. */
const patience = 100;

/**
 * SQLite in threads of its own, one for each statement that is under way. A statement whose signal fires ends with its thread,
 * in the middle of whatever it is doing.
 */
export function createSqliteThreads(): Sqlite {
  const idle: SqliteThread[] = [];
  const busy = new Set<SqliteThread>();
  const waiting: ((thread: SqliteThread | undefined) => void)[] = [];
  /** Threads that close what a statement has opened. */
  let ending = 0;
  let starting = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const start = async () => {
    starting += 1;
    try {
      const {startSqliteWorker} = await import('./start-sqlite-worker.js');
      const thread = createSqliteThread(startSqliteWorker());
      busy.add(thread);
      return thread;
    } finally {
      starting -= 1;
    }
  };
  /** The next that is let go of; undefined where another is to be started. */
  const waitForOne = () =>
    new Promise<SqliteThread | undefined>(resolve => {
      waiting.push(resolve);
      if (waiting.length === 1) timer = setTimeout(giveNext, patience);
    });
  const giveNext = (thread?: SqliteThread) => {
    clearTimeout(timer);
    waiting.shift()?.(thread);
    if (waiting.length > 0) timer = setTimeout(giveNext, patience);
  };
  const take = async (): Promise<SqliteThread> => {
    for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) {
      if (kept.isOver()) continue;
      busy.add(kept);
      return kept;
    }
    const waits = ending > 0 || busy.size + starting >= few;
    return (waits ? await waitForOne() : undefined) ?? start();
  };
  const letGo = async (thread: SqliteThread) => {
    // What it is still asked is for nobody, and may have no end.
    if (!thread.isIdle()) thread.end(cancelled());
    ending += 1;
    await thread.ask('end').catch(() => {});
    ending -= 1;
    if (isClosed) thread.end(cancelled());
    if (thread.isOver()) busy.delete(thread);
    if (waiting.length > 0) {
      giveNext(thread.isOver() ? undefined : thread);
      return;
    }
    busy.delete(thread);
    if (thread.isOver()) return;
    if (idle.length < few) {
      thread.keepsProcess(false);
      idle.push(thread);
    } else thread.end(cancelled());
  };

  return {
    async begin(signal) {
      if (signal?.aborted || isClosed) throw cancelled();
      const thread = await take();
      thread.keepsProcess(true);
      const cancel = () => {
        if (!thread.isIdle()) thread.end(cancelled());
      };
      signal?.addEventListener('abort', cancel, {once: true});
      return {
        ask: (name, ...given) =>
          signal?.aborted || isClosed ? Promise.reject(cancelled()) : thread.ask(name, ...given),
        end() {
          signal?.removeEventListener('abort', cancel);
          letGo(thread);
        },
      };
    },
    close() {
      isClosed = true;
      for (const thread of [...idle.splice(0), ...busy]) thread.end(cancelled());
    },
  };
}

function cancelled(): RowgateError {
  return new RowgateError('cancelled', 'the query was cancelled');
}
