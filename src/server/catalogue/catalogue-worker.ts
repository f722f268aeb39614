import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads';
import {type DatabaseSetting, openDatabase} from './open-database.js';

/*
 * The thread that the catalogue's Postgres runs in: it can be ended while a query runs, and holds up nobody meanwhile. This
 * file is what runs in it, too, so that there is no other to be found, however the program is packed.
 */

const task = 'rowgate: the system catalogue';

/**
 * Starts the thread, which sends an empty message once it is ready. A message to it is bytes of the protocol; each is
 * answered by those that Postgres gives.
 */
export function startCatalogueWorker(setting: DatabaseSetting): Worker {
  // What the environment has of tokens and passwords is none of its business.
  return new Worker(new URL(import.meta.url), {workerData: {task, setting}, env: {}});
}

if (!isMainThread && workerData?.task === task) {
  const database = await openDatabase(workerData.setting);
  parentPort?.on('message', async (messages: Uint8Array) => {
    parentPort?.postMessage(await database.execProtocolRaw(messages, {syncToFs: false}));
  });
  parentPort?.postMessage(new Uint8Array());
}
