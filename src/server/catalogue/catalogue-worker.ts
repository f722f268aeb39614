import {parentPort, workerData} from 'node:worker_threads';
import {openDatabase} from './open-database.js';

/*
 * What runs in the thread of the catalogue's Postgres: it can be ended while a query runs, and holds up nobody meanwhile.
 * It sends an empty message once it is ready. A message to it is bytes of the protocol; each is answered by those that
 * Postgres gives.
 */

const database = await openDatabase(workerData);
parentPort?.on('message', async (messages: Uint8Array) => {
  parentPort?.postMessage(await database.execProtocolRaw(messages, {syncToFs: false}));
});
parentPort?.postMessage(new Uint8Array());
