import {parentPort, workerData} from 'node:worker_threads';
import {loadSqliteToStay} from '../load-sqlite.js';
import {createLocalImages} from './local-images.js';
import {createSqliteWork} from './sqlite-work.js';
import type {WorkerSetting} from './start-sqlite-worker.js';
import {packError, type ThreadAnswer, type ThreadQuestion} from './thread-message.js';

/* What runs in a thread of SQLite: it can be ended in the middle of a step, and holds up nobody meanwhile. */

/** What a thread may hold between statements, in bytes: WebAssembly gives nothing back before its thread ends. */
const keptMemory = 200_000_000;

const {waited}: WorkerSetting = workerData;
const port = waited?.port ?? parentPort;
const work = createSqliteWork(createLocalImages());
let last: Promise<void> = Promise.resolve();

loadSqliteToStay();

port?.on('message', (question: ThreadQuestion) => {
  last = last.then(async () => {
    port.postMessage(await answer(question));
    if (waited === undefined) return;
    Atomics.add(waited.answers, 0, 1);
    Atomics.notify(waited.answers, 0);
  });
});

async function answer({name, given}: ThreadQuestion): Promise<ThreadAnswer> {
  try {
    const value = await (work[name] as (...values: typeof given) => unknown)(...given);
    return {kind: 'done', value, isSpent: name === 'end' && process.memoryUsage().external > keptMemory};
  } catch (error) {
    // What WebAssembly itself gives up leaves SQLite's memory as nobody knows.
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const isSpent = cause instanceof Error && cause.name === 'RuntimeError';
    return {kind: 'failed', error: packError(error), isSpent};
  }
}
