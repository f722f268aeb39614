import {
  isMainThread,
  MessageChannel,
  type MessagePort,
  parentPort,
  Worker,
  workerData,
} from 'node:worker_threads';
import {createLocalImages} from './local-images.js';
import {createSqliteWork} from './sqlite-work.js';
import {packError, type ThreadAnswer, type ThreadQuestion} from './thread-message.js';

/*
 * A thread that SQLite runs in: it can be ended in the middle of a step, and holds up nobody meanwhile. This file is what runs
 * in it, too, so that there is no other to be found, however the program is packed.
 */

const task = 'rowgate: SQLite';

/** What a thread may hold between statements, in bytes: WebAssembly gives nothing back before its thread ends. */
const keptMemory = 200_000_000;

interface Setting {
  readonly task: typeof task;
  /** How it is reached by a thread that waits for its answers. */
  readonly waited?: {readonly port: MessagePort; readonly answers: Int32Array};
}

/** Starts a thread. Each message to it is a ThreadQuestion, and is answered by a ThreadAnswer, in order. */
export function startSqliteWorker(): Worker {
  return start({task});
}

/** The same, to be asked through a port; `answers` counts the answers that are there, so that one can wait for the next. */
export function startWaitedWorker(): {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly answers: Int32Array;
} {
  const {port1, port2} = new MessageChannel();
  const answers = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  return {worker: start({task, waited: {port: port2, answers}}), port: port1, answers};
}

function start(setting: Setting): Worker {
  const transferList = setting.waited === undefined ? [] : [setting.waited.port];
  // What the environment has of tokens and passwords is none of its business.
  return new Worker(new URL(import.meta.url), {workerData: setting, transferList, env: {}});
}

function serveSqlite({waited}: Setting): void {
  const port = waited?.port ?? parentPort;
  const work = createSqliteWork(createLocalImages());
  const answer = async ({name, given}: ThreadQuestion): Promise<ThreadAnswer> => {
    try {
      const value = await (work[name] as (...values: typeof given) => unknown)(...given);
      return {kind: 'done', value, isSpent: name === 'end' && process.memoryUsage().external > keptMemory};
    } catch (error) {
      // What WebAssembly itself gives up leaves SQLite's memory as nobody knows.
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      const isSpent = cause instanceof Error && cause.name === 'RuntimeError';
      return {kind: 'failed', error: packError(error), isSpent};
    }
  };
  let last: Promise<void> = Promise.resolve();
  port?.on('message', (question: ThreadQuestion) => {
    last = last.then(async () => {
      port.postMessage(await answer(question));
      if (waited === undefined) return;
      Atomics.add(waited.answers, 0, 1);
      Atomics.notify(waited.answers, 0);
    });
  });
}

if (!isMainThread && workerData?.task === task) serveSqlite(workerData);
