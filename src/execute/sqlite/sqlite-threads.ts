import {availableParallelism} from 'node:os';
import {RowgateError} from '../../errors.js';
import type {Sqlite} from './sqlite.js';
import {createSqliteThread, type SqliteThread} from './sqlite-thread.js';

/** Threads that are kept for the next statements, and that run before a statement waits a little for one of them. */
const few = Math.max(2, availableParallelism());
/** So long, in milliseconds: about what it takes to start another. */
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
  let isClosed = false;

  const start = async () => {
    const {startSqliteWorker} = await import('./start-sqlite-worker.js');
    return createSqliteThread(startSqliteWorker());
  };
  /** The next that is let go of; undefined where that takes too long. */
  const waitForOne = () =>
    new Promise<SqliteThread | undefined>(resolve => {
      const give = (thread: SqliteThread | undefined) => {
        clearTimeout(timer);
        waiting.splice(waiting.indexOf(give), 1);
        resolve(thread);
      };
      const timer = setTimeout(give, patience, undefined);
      waiting.push(give);
    });
  const take = async (): Promise<SqliteThread> => {
    for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) if (!kept.isOver()) return kept;
    return (busy.size >= few || ending > 0 ? await waitForOne() : undefined) ?? start();
  };
  const letGo = async (thread: SqliteThread) => {
    // What it is still asked is for nobody, and may have no end.
    if (!thread.isIdle()) thread.end(cancelled());
    ending += 1;
    await thread.ask('end').catch(() => {});
    ending -= 1;
    busy.delete(thread);
    const [next] = waiting;
    if (isClosed) thread.end(cancelled());
    if (next !== undefined) next(thread.isOver() ? undefined : thread);
    else if (thread.isOver()) return;
    else if (idle.length < few) {
      thread.keepsProcess(false);
      idle.push(thread);
    } else thread.end(cancelled());
  };

  return {
    async begin(signal) {
      if (signal?.aborted || isClosed) throw cancelled();
      const thread = await take();
      busy.add(thread);
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
