import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type {Script} from 'node:vm';
import {findCacheFolder} from './find-cache-folder.js';

/** This file is CommonJS in the end. */
declare const require: NodeJS.Require;

/** The code that V8 made of a pack of the program, as a process before this one left it. */
export interface CompiledCode {
  readonly code: Buffer;
  /** How much compiled code there was in that process, in bytes as V8 counts them. */
  readonly size: number;
}

export interface Compilation {
  /** The file that it is kept in. Undefined where it is not. */
  readonly place: string | undefined;
  /** The file that was compiled. It has a digest of its text in its name. */
  readonly pack: string;
  readonly script: Script;
  /** The size that was kept before; 0 for none. */
  readonly known: number;
}

/** What stands before the code, filled up with spaces: V8 wants the code to begin at a round address. */
const headerLength = 128;

/** In seconds. V8 drops code again that has long not been used: from a process that lasts, that of its start. */
const longestUptime = 10;

/**
 * To ask V8 how much code there is takes some of the time that is to be saved, so that only one in so many processes does:
 * what a command does not use is not compiled, and a later one may have used more.
 */
const oneIn = 8;

/**
 * Where the compiled code of a pack is kept for this version of Node. Undefined where there is to be none, which
 * NODE_DISABLE_COMPILE_CACHE in the environment says, as to Node itself.
 */
export function findCodeFile(pack: string): string | undefined {
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const [name] = pack.split('-');
  return path.join(findCacheFolder(), `${name}-${process.version}-${process.arch}.bin`);
}

/**
 * The code that is kept for a pack, or undefined. Code of somebody else, or that somebody else may write, is not
 * taken. Whether it fits this V8 is for V8 to say.
 */
export function readCode(place: string, pack: string): CompiledCode | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(place, 'r');
    const {uid, mode} = fstatSync(handle);
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
    const content = readFileSync(handle);
    const [name, size] = content.toString('latin1', 0, headerLength).split(' ');
    return name === pack ? {code: content.subarray(headerLength), size: Number(size)} : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Keeps what has been compiled, where it is a good deal more than before. Where it can't be kept, it is not. */
export function keepCode(all: readonly Compilation[]): void {
  const compilations = all.filter(({place}) => place !== undefined);
  if (compilations.length === 0) return;
  const isNew = compilations.some(({known}) => known === 0);
  if (process.uptime() > longestUptime || (!isNew && process.pid % oneIn !== 0)) return;
  const {getHeapCodeStatistics}: typeof import('node:v8') = require('node:v8');
  const size = getHeapCodeStatistics().bytecode_and_metadata_size;
  if (!isNew && size < Math.max(...compilations.map(({known}) => known)) * 1.05) return;
  for (const {place, pack, script} of compilations) {
    if (place !== undefined) writeCode(place, `${pack} ${size} `, script);
  }
}

function writeCode(place: string, header: string, script: Script): void {
  const draft = `${place}.${process.pid}`;
  try {
    mkdirSync(path.dirname(place), {recursive: true, mode: 0o700});
    const handle = openSync(draft, 'wx', 0o600);
    try {
      writeFileSync(handle, header.padEnd(headerLength));
      writeFileSync(handle, script.createCachedData());
      // A file that is half there after a failure of power would be run.
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, place);
  } catch {
    removeDraft(draft);
  }
}

function removeDraft(draft: string): void {
  try {
    rmSync(draft, {force: true});
  } catch {
    // Where nothing may be written, there is none.
  }
}
