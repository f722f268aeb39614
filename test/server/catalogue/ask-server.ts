import {startTestServer} from '../with-server.js';

/** Asks a server what the arguments say, and writes what it answers, a line for each message. */
const started = await startTestServer();
const client = await started.open();
for (const sql of process.argv.slice(2)) {
  console.log((await client.query(sql)).join('\n'));
}
await started.close();
