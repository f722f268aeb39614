import {createEngine, linode, startSandbox} from '../../../src/index.js';
import {startServer} from '../../../src/server/start-server.js';

/*
 * A server over the sandbox in a process of its own, which is started with --expose-gc: many-clients.ts is told its port, and
 * as often as it asks, how many bytes are in use.
 */
const sandbox = await startSandbox();
const engine = createEngine({providers: [linode], env: sandbox.env, threads: true});
const server = await startServer({
  engine,
  port: 0,
  password: 'secret',
  onBug: error => {
    throw error;
  },
});
process.on('message', () => {
  globalThis.gc?.();
  const {heapUsed, external} = process.memoryUsage();
  process.send?.(heapUsed + external);
});
process.on('disconnect', async () => {
  await server.close();
  await engine.close();
  await sandbox.close();
});
process.send?.(server.port);
