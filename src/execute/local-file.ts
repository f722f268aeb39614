import {randomBytes} from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {RowgateError} from '../errors.js';
import {mentionOption} from '../option-mention.js';
import {syncFolder} from './sync-folder.js';

const magic = 'SQLite format 3\0';
/** Where the header says how the file is written: 2 is by a log beside it. */
const writeVersion = 18;

/** Tells one state of a file from another; undefined where there is none. */
export function identifyFile(file: string): string | undefined {
  const found = guard('read', file, () => statSync(file, {bigint: true, throwIfNoEntry: false}));
  return found && `${found.ino} ${found.mtimeNs} ${found.size}`;
}

/**
 * The bytes of an SQLite file; undefined where there is none, or nothing in it.
 *
 * @throws RowgateError `file` where it is none or can't be read; `refused` where another program is at work on it.
 */
export function readDatabaseFile(file: string): Uint8Array | undefined {
  if (identifyFile(file) === undefined) return undefined;
  const bytes = guard('read', file, () => readFileSync(file));
  if (bytes.length === 0) return undefined;
  if (bytes.subarray(0, magic.length).toString('latin1') !== magic) {
    throw new RowgateError('file', `"${file}" is not an SQLite file`, {
      hint: `${mentionOption('db', 'FILE')} names another; one that is not there is made.`,
    });
  }
  const isLogged = bytes[writeVersion] === 2;
  const beside = ['-journal', '-wal'].find(ending => sizeOf(`${file}${ending}`) > 0);
  if (isLogged || beside !== undefined) {
    throw new RowgateError('refused', `another program is at work on "${file}", or was`, {
      hint: 'Open it with sqlite3 and say PRAGMA journal_mode = DELETE, which puts all of it into the one file.',
    });
  }
  return bytes;
}

/**
 * Puts a file in its place in whole or not at all; only its owner can read it.
 *
 * @throws RowgateError `file`; then what was there is as it was.
 */
export function writeDatabaseFile(file: string, bytes: Uint8Array): void {
  guard('write', file, () => {
    const target = realPathOf(file);
    const temporary = `${target}.partial-${randomBytes(4).toString('hex')}`;
    try {
      writeFileSync(temporary, bytes, {mode: 0o600, flag: 'wx', flush: true});
      renameSync(temporary, target);
    } catch (error) {
      removeFile(temporary);
      throw error;
    }
    syncFolder(path.dirname(target));
  });
}

/** @throws RowgateError `file`. */
export function makeFolderOf(file: string): void {
  guard('write', file, () => mkdirSync(path.dirname(path.resolve(file)), {recursive: true, mode: 0o700}));
}

function realPathOf(file: string): string {
  return identifyFile(file) === undefined ? path.resolve(file) : realpathSync(file);
}

function sizeOf(file: string): number {
  return statSync(file, {throwIfNoEntry: false})?.size ?? 0;
}

function removeFile(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was not made.
  }
}

function guard<T>(verb: 'read' | 'write', file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof RowgateError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    throw new RowgateError('file', `can't ${verb} "${file}": ${reasons[code] ?? code}`, {
      hint: `${mentionOption('db', 'FILE')} names another.`,
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EFBIG: 'it would be too large',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'there is no such folder',
  EROFS: 'nothing can be written there',
};
