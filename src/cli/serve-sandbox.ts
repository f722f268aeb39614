import {closeSync, openSync, writeSync} from 'node:fs';
import {devNull} from 'node:os';
import {isatty} from 'node:tty';
import {RowgateError} from '../errors.js';
import type {Sandbox} from '../sandbox/sandbox.js';

/**
 * Serves the sandbox until the process is told to end. Standard output gets what a shell has to be told, and is then
 * closed, so that a shell that reads it has all of it: `eval "$(rowgate sandbox &)"`.
 *
 * @throws RowgateError `usage` for a port that can't be had.
 */
export async function serveSandbox(port: number | undefined): Promise<void> {
  const ended = new Promise<void>(resolve => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => resolve());
  });
  const sandbox = await start(port);
  const lines = Object.entries(sandbox.env).map(([name, value]) => `export ${name}=${value}\n`);
  process.stderr.write(
    `The sandbox is ready at ${Object.values(sandbox.urls).join(', ')}; ` +
      `Ctrl-C ends it (or: kill ${process.pid}).\n`,
  );
  giveOut(lines.join(''));
  await ended;
  await sandbox.close();
}

async function start(port: number | undefined): Promise<Sandbox> {
  const {startSandbox} = await import('../sandbox/start-sandbox.js');
  try {
    return await startSandbox(port === undefined ? {} : {port});
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const reason = code === 'EACCES' ? 'may not be used' : 'is in use';
    throw new RowgateError('usage', `port ${port} ${reason}`, {
      hint: 'Name another with --port, or none to take one that is free.',
    });
  }
}

/** Writes to standard output and closes it. */
function giveOut(text: string): void {
  const standardOutput = 1;
  try {
    writeSync(standardOutput, text);
    if (isatty(standardOutput)) return;
    closeSync(standardOutput);
  } catch {
    // There is nobody to read it.
    return;
  }
  // The lowest free number is taken, so that no connection gets the one of standard output.
  openSync(devNull, 'w');
}
