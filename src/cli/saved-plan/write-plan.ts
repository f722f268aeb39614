import {randomBytes} from 'node:crypto';
import {closeSync, existsSync, fsyncSync, openSync, renameSync, unlinkSync, writeSync} from 'node:fs';
import {RowgateError} from '../../errors.js';

/** @throws RowgateError `usage` for a place that a plan can't go to. */
export function checkPlace(file: string, force: boolean): void {
  if (file === '-') {
    throw new RowgateError('usage', 'a plan goes to a file: standard output has its preview');
  }
  if (!force && existsSync(file)) throw alreadyThere(file);
}

/**
 * Writes a plan to a file that only its owner can read: a new one, or with `force` in the place of another.
 *
 * @throws RowgateError `file` or `usage` where it can't be written; then what was there is there still.
 */
export function writePlan(file: string, text: string, force: boolean): void {
  const target = force ? `${file}.partial-${randomBytes(4).toString('hex')}` : file;
  let isOpen = false;
  try {
    const opened = openSync(target, 'wx', 0o600);
    isOpen = true;
    try {
      writeSync(opened, text);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    if (force) renameSync(target, file);
  } catch (error) {
    if (isOpen) unlinkSync(target);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    if (code === 'EEXIST') throw alreadyThere(file);
    throw new RowgateError('file', `the plan can't be written to "${file}": ${code}`);
  }
}

function alreadyThere(file: string): RowgateError {
  return new RowgateError('usage', `there is a file "${file}" already`, {
    hint: 'Name another, or replace it with --force.',
  });
}
