import {Worker} from 'node:worker_threads';
import {RowgateError} from '../../errors.js';
import type {DatabaseSetting} from './open-database.js';

/** A Postgres that knows which tables there are, and holds no row of them. */
export interface Catalogue {
  /**
   * Sends messages of the protocol, and gives the bytes of the answers to all of them. The first call starts it.
   *
   * @throws RowgateError `unsupported` where PGlite is not installed, `cancelled` once the signal fires or after half a
   * minute.
   */
  exchange(messages: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>;
  /** Ends it. A further call would start it again. */
  close(): Promise<void>;
}

/** For an exchange, in milliseconds. */
const longestTime = 30_000;
/** After so long without one, in milliseconds, it lets go of its memory. */
const idleTime = 600_000;

/** A catalogue for all sessions: they ask one after the other. */
export function openCatalogue(setting: DatabaseSetting): Catalogue {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    clearTimeout(idle);
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  };
  const ask = async (messages: Uint8Array, signal: AbortSignal | undefined): Promise<Uint8Array> => {
    if (signal?.aborted) throw cancelled();
    clearTimeout(idle);
    worker ??= startWorker(setting);
    try {
      return await askWorker(worker, messages, signal);
    } catch (error) {
      // What it was doing ends with it.
      await stop();
      throw error;
    } finally {
      idle = setTimeout(stop, idleTime).unref();
    }
  };
  return {
    exchange(messages, signal) {
      const own = last.then(() => ask(messages, signal));
      last = own.catch(() => {});
      return own;
    },
    close: stop,
  };
}

function startWorker(setting: DatabaseSetting): Worker {
  try {
    import.meta.resolve('@electric-sql/pglite');
  } catch {
    throw new RowgateError('unsupported', 'queries of the system catalogue need the package PGlite', {
      hint: 'Where the server is installed, run: npm install @electric-sql/pglite',
    });
  }
  const started = new Worker(new URL('./catalogue-worker.js', import.meta.url), {workerData: setting});
  // Nobody waits for it at the end.
  started.unref();
  return started;
}

function askWorker(
  worker: Worker,
  messages: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      worker.off('message', answer).off('error', fail).off('exit', leave);
    };
    const answer = (bytes: Uint8Array) => {
      finish();
      resolve(bytes);
    };
    const fail = (error: unknown) => {
      finish();
      reject(error);
    };
    const leave = () => fail(new RowgateError('shutting_down', 'the system catalogue is ending'));
    const cancel = () => fail(cancelled());
    const timer = setTimeout(
      () => fail(cancelled(`a query of the system catalogue took longer than ${longestTime} ms`)),
      longestTime,
    );
    signal?.addEventListener('abort', cancel, {once: true});
    worker.on('message', answer).on('error', fail).on('exit', leave);
    worker.postMessage(messages);
  });
}

function cancelled(reason = 'the query was cancelled'): RowgateError {
  return new RowgateError('cancelled', reason);
}
