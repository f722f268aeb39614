import {MessageChannel, type MessagePort, Worker} from 'node:worker_threads';

/** What a thread of SQLite is started with. */
export interface WorkerSetting {
  /** How it is reached by a thread that waits for its answers. */
  readonly waited?: {readonly port: MessagePort; readonly answers: Int32Array};
}

/** Starts a thread. Each message to it is a ThreadQuestion, and is answered by a ThreadAnswer, in order. */
export function startSqliteWorker(): Worker {
  return start({});
}

/** The same, to be asked through a port; `answers` counts the answers that are there, so that one can wait for the next. */
export function startWaitedWorker(): {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly answers: Int32Array;
} {
  const {port1, port2} = new MessageChannel();
  const answers = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  return {worker: start({waited: {port: port2, answers}}), port: port1, answers};
}

function start(setting: WorkerSetting): Worker {
  return new Worker(new URL('./sqlite-worker.js', import.meta.url), {
    workerData: setting,
    transferList: setting.waited === undefined ? [] : [setting.waited.port],
    // What the environment has of tokens and passwords is none of its business.
    env: {},
  });
}
