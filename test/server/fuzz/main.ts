import {startTestServer} from '../with-server.js';
import {fuzzServer, messageSize} from './fuzz-server.js';

/*
 * Sends a server many messages, right and wrong:
 *
 *   node build/test/server/fuzz/main.js [messages, 100000 unless told] [seed]
 */
const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000_000);
const {server, close} = await startTestServer({allowWrites: true, limits: {messageSize}});
const before = process.memoryUsage().rss;
process.stdout.write(`${count} messages from the seed ${seed}\n`);
const step = 4000;
for (let done = 0; done < count; done += step) {
  const {answered, ended} = await fuzzServer(server, {
    seed: seed + done,
    count: Math.min(step, count - done),
  });
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  process.stdout.write(`${done + step}: ${answered} sessions answered, ${ended} ended, ${megabytes} MB\n`);
}
await close();
process.stdout.write(`no crash, no hang; ${Math.round(before / 1e6)} MB before\n`);
