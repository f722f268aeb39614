import {parentPort, workerData} from 'node:worker_threads';
import {type DatabaseSetting, openDatabase} from './open-database.js';

/*
 * The thread that the catalogue's Postgres runs in: it can be ended while a query runs, and holds up nobody meanwhile. A
 * message is bytes for it; each is answered by the bytes that it gives.
 */

const database = await openDatabase(workerData as DatabaseSetting);

parentPort?.on('message', async (bytes: Uint8Array) => {
  const answer = await database.execProtocolRaw(bytes, {syncToFs: false});
  parentPort?.postMessage(answer);
});
