import type {Worker} from 'node:worker_threads';
import {RowgateError} from '../../errors.js';
import type {AskSqlite} from './sqlite.js';
import {type ThreadAnswer, type ThreadQuestion, unpackError} from './thread-message.js';

/** A thread that SQLite runs in. */
export interface SqliteThread {
  readonly ask: AskSqlite;
  /** It has answered all that it was asked. */
  isIdle(): boolean;
  /** Nothing can be asked of it any more. */
  isOver(): boolean;
  /** Whether the process waits for it at its end. */
  keepsProcess(keeps: boolean): void;
  /** Ends it, whatever it is doing: what it was asked fails for that reason, and so does what is asked later. */
  end(reason: Error): void;
}

export function createSqliteThread(worker: Worker): SqliteThread {
  const waiting: {resolve(value: never): void; reject(reason: Error): void}[] = [];
  let over: Error | undefined;
  const end = (reason: Error) => {
    if (over !== undefined) return;
    over = reason;
    for (const {reject} of waiting.splice(0)) reject(reason);
    worker.terminate();
  };
  worker.on('message', (answer: ThreadAnswer) => {
    const asked = waiting.shift();
    if (answer.kind === 'done') asked?.resolve(answer.value as never);
    else asked?.reject(unpackError(answer.error));
    if (answer.isSpent) end(broken('its thread is spent'));
  });
  worker.on('error', error => end(broken(error.message)));
  worker.on('exit', code => end(broken(`its thread ended with ${code}`)));
  return {
    ask: (name, ...given) =>
      new Promise((resolve, reject) => {
        if (over !== undefined) throw over;
        const question: ThreadQuestion = {name, given};
        worker.postMessage(question);
        waiting.push({resolve, reject});
      }),
    isIdle: () => waiting.length === 0,
    isOver: () => over !== undefined,
    keepsProcess: keeps => (keeps ? worker.ref() : worker.unref()),
    end,
  };
}

function broken(reason: string): RowgateError {
  return new RowgateError('local_sql', `SQLite could not go on: ${reason}`);
}
