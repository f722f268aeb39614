import {Worker} from 'node:worker_threads';
import {RowgateError} from '../../errors.js';
import type {DatabaseSetting} from './open-database.js';
import {readReply} from './read-reply.js';
import {writeStatements} from './write-request.js';

/** A Postgres that knows which tables there are, and holds no row of them. */
export interface Catalogue {
  /**
   * Sends messages of the protocol, and gives the bytes of the answers to all of them. The first call starts it.
   *
   * @throws RowgateError `unsupported` where PGlite is not installed, `cancelled` once the signal fires or after half a
   * minute, `shutting_down` once it was closed.
   */
  exchange(messages: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** For an exchange, in milliseconds. */
const longestTime = 30_000;
/** To start, in milliseconds. */
const longestStart = 120_000;
/** After so long without one, in milliseconds, it lets go of its memory. */
const idleTime = 600_000;

export interface CatalogueSetting extends DatabaseSetting {
  /** Statements for what there is beside, which may be others each time. */
  readonly refresh: () => Promise<string>;
}

/** A catalogue for all sessions: they ask one after the other. */
export function openCatalogue({refresh, ...setting}: CatalogueSetting): Catalogue {
  let worker: Worker | undefined;
  let refreshed = '';
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  const stop = async () => {
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  };
  const start = async (): Promise<Worker> => {
    const started = await startWorker(setting);
    worker = started;
    refreshed = '';
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };
  const bringUpToDate = async (asked: Worker) => {
    const statements = await refresh();
    if (statements === refreshed) return;
    const {error} = readReply(await askWorker(asked, writeStatements(statements), undefined));
    if (error !== undefined)
      throw new RowgateError('unsupported', `a local table can't be shown: ${error.message}`);
    refreshed = statements;
  };
  const ask = async (messages: Uint8Array, signal: AbortSignal | undefined): Promise<Uint8Array> => {
    clearTimeout(idle);
    const asked = worker ?? (await start());
    try {
      if (isClosed) throw ending();
      await bringUpToDate(asked);
      return await askWorker(asked, messages, signal);
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
      const own = last.then(() => {
        if (isClosed) throw ending();
        if (signal?.aborted) throw cancelled();
        return ask(messages, signal);
      });
      last = own.catch(() => {});
      // Whoever gives up does not wait for its turn.
      return signal === undefined ? own : Promise.race([own, whenAborted(signal)]);
    },
    async close() {
      isClosed = true;
      clearTimeout(idle);
      await stop();
    },
  };
}

async function startWorker(setting: DatabaseSetting): Promise<Worker> {
  try {
    import.meta.resolve('@electric-sql/pglite');
  } catch {
    throw new RowgateError('unsupported', 'queries of the system catalogue need the package PGlite', {
      hint: 'Where Rowgate is installed, run: npm install @electric-sql/pglite',
    });
  }
  const worker = new Worker(new URL('./catalogue-worker.js', import.meta.url), {
    workerData: setting,
    // What the environment has of tokens and passwords is none of its business.
    env: {},
  });
  // Without a listener an error would end the whole program.
  worker.on('error', () => {});
  try {
    await nextMessage(worker, AbortSignal.timeout(longestStart));
  } catch (error) {
    await worker.terminate();
    throw explainStart(error);
  }
  // Nobody waits for it at the end.
  worker.unref();
  return worker;
}

/** Postgres may not take a name that a provider has, say. */
function explainStart(error: unknown): RowgateError {
  const reason = error instanceof Error ? error.message : String(error);
  return new RowgateError('unsupported', `the system catalogue can't be started: ${reason}`, {cause: error});
}

async function askWorker(
  worker: Worker,
  messages: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const limit = AbortSignal.timeout(longestTime);
  const answer = nextMessage(worker, signal === undefined ? limit : AbortSignal.any([signal, limit]));
  worker.postMessage(messages);
  try {
    return await answer;
  } catch (error) {
    if (!limit.aborted) throw error;
    throw cancelled(`a query of the system catalogue took longer than ${longestTime} ms`);
  }
}

/** Rejects when the thread fails or ends, or with `cancelled`. */
function nextMessage(worker: Worker, signal?: AbortSignal): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const finish = () => {
      signal?.removeEventListener('abort', cancel);
      worker.off('message', succeed).off('error', fail).off('exit', leave);
    };
    const succeed = (bytes: Uint8Array) => {
      finish();
      resolve(bytes);
    };
    const fail = (error: unknown) => {
      finish();
      reject(error);
    };
    const leave = () => fail(ending());
    const cancel = () => fail(cancelled());
    signal?.addEventListener('abort', cancel, {once: true});
    worker.on('message', succeed).on('error', fail).on('exit', leave);
  });
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(cancelled()), {once: true});
  });
}

function cancelled(reason = 'the query was cancelled'): RowgateError {
  return new RowgateError('cancelled', reason);
}

function ending(): RowgateError {
  return new RowgateError('shutting_down', 'the system catalogue is ending');
}
