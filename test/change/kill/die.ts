import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import type {Death, Task} from './task.js';

/**
 * Has this process kill itself at a write to a file. A write is what comes between two fsyncs of it; the last bytes of it
 * may get lost, as they do when the power fails.
 */
export function dieAt(task: Task, {file, write, when, lost}: Death): void {
  const path = task[file];
  const {openSync, fsyncSync} = fs;
  const opened = new Set<number>();
  let writes = 0;
  let size = 0;
  fs.openSync = (...args) => {
    const descriptor = openSync(...args);
    if (args[0] === path) {
      opened.add(descriptor);
      size = fs.fstatSync(descriptor).size;
    }
    return descriptor;
  };
  fs.fsyncSync = descriptor => {
    const isNow = opened.has(descriptor) && writes++ === write;
    if (isNow && when === 'written') die(descriptor);
    fsyncSync(descriptor);
    if (isNow) die(descriptor);
    if (opened.has(descriptor)) size = fs.fstatSync(descriptor).size;
  };
  syncBuiltinESMExports();

  const die = (descriptor: number) => {
    const now = fs.fstatSync(descriptor).size;
    if (path !== undefined) fs.truncateSync(path, Math.max(size, now - lost));
    process.kill(process.pid, 'SIGKILL');
    // The signal may be a moment on its way, in which nothing else may be done.
    for (;;);
  };
}
