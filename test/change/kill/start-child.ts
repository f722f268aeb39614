import {type ChildProcess, spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import type {Task, Told} from './task.js';

const script = fileURLToPath(new URL('./child.js', import.meta.url));

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{
    readonly signal: NodeJS.Signals | null;
    /** Undefined where it did not end by itself. */
    readonly told: Told | undefined;
    readonly stderr: string;
  }>;
}

/** Has a process of its own do a task. `fileSize`: no file of it gets larger, in units of 512 bytes. */
export function startChild(task: Task, {fileSize}: {readonly fileSize?: number} = {}): Started {
  // It does not live long enough for SQLite to be worth compiling well.
  const args = ['--liftoff-only', script, JSON.stringify(task)];
  const [program, all] =
    fileSize === undefined
      ? [process.execPath, args]
      : ['/bin/sh', ['-c', 'ulimit -f "$0" && exec "$@"', String(fileSize), process.execPath, ...args]];
  const child = spawn(program, all, {env: {PATH: process.env.PATH ?? ''}, stdio: ['ignore', 'pipe', 'pipe']});
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Awaited<Started['ended']>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_status, signal) => {
      resolve({signal, stderr, told: stdout === '' ? undefined : (JSON.parse(stdout) as Told)});
    });
  });
  return {child, ended};
}
