import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {rowgate} from '../process/run-program.js';
import type {PostgresPlace} from './start-postgres.js';

/** Starts `rowgate serve` over an API that the environment names. What it has read it keeps for the time of the suite. */
export async function startRowgate(api: Readonly<Record<string, string>>): Promise<PostgresPlace> {
  const password = 'password-of-the-benchmark';
  const env = {PATH: process.env.PATH ?? '', HOME: '/nonexistent', ROWGATE_PASSWORD: password, ...api};
  const child = spawn(process.execPath, [rowgate, 'serve', '--port', '0', '--cache', '1h'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  for await (const text of child.stderr.setEncoding('utf8').iterator({destroyOnReturn: false})) {
    said += text;
    if (said.endsWith('\n')) break;
  }
  child.stderr.resume();
  const port = / -p (\d+) /.exec(said)?.[1];
  if (port === undefined) throw new Error(`rowgate serve does not begin: ${said}`);
  const place = {PGHOST: '127.0.0.1', PGPORT: port, PGUSER: 'rowgate', PGDATABASE: 'rowgate'};
  return {
    env: {...place, PGPASSWORD: password},
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
