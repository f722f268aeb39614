import {fork} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import {letIn} from './crowd.js';

/*
 * Fifty clients at once, each with a hundred queries, several times over; one of them reads slowly, one leaves in the middle, one
 * sends rubbish. Each row must be its own client's, and the server's memory be back afterwards: within a fifth of what it was
 * before them.
 *
 *   node build/test/server/fuzz/many-clients.js
 */
const rounds = 2;
const most = 1.2;

const child = fork(path.join(import.meta.dirname, 'crowd-server.js'), {execArgv: ['--expose-gc']});
const [port] = await once(child, 'message');

async function readMemory(): Promise<number> {
  child.send('memory');
  const [bytes] = await once(child, 'message');
  return bytes / 1e6;
}

const place = {port: Number(port)};
// What is loaded with the first statement stays.
await letIn(place, {clients: 5, queries: 10, rows: 20_000, seed: 0});
const before = await readMemory();
process.stdout.write(`before: ${before.toFixed(1)} MB\n`);
let after = before;
for (let round = 1; round <= rounds; round++) {
  const start = performance.now();
  await letIn(place, {clients: 50, queries: 100, rows: 20_000, seed: round});
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  after = await readMemory();
  process.stdout.write(`${round}: ${seconds} s, ${after.toFixed(1)} MB\n`);
}
const ended = once(child, 'exit');
child.disconnect();
const [status] = await ended;
const isBack = after <= before * most;
process.stdout.write(`ended with ${status}; the memory ${isBack ? 'is back' : 'has grown'}\n`);
process.exitCode = status === 0 && isBack ? 0 : 1;
