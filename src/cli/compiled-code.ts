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
  readonly sizes: Sizes;
}

/**
 * How much compiled code there was in processes that loaded certain packs, by the names of these, in bytes as V8 counts
 * them.
 */
export type Sizes = Readonly<Record<string, number>>;

export interface Compilation {
  /** The file that it is kept in. Undefined where it is not. */
  readonly place: string | undefined;
  /** The file that was compiled. It has a digest of its text in its name. */
  readonly pack: string;
  readonly script: Script;
  /** Those that stand in the file, if its code was taken. */
  readonly sizes: Sizes | undefined;
}

/** What stands before the code, filled up with blanks: V8 wants the code to begin at a round address. */
const headerLength = 1024;

/** To ask V8 how much code there is takes some of the time that is saved: one process in so many does, if some is kept. */
const oneIn = 4;

/** In seconds. V8 drops code again that has long not been used: from a process that lasts, that of its start. */
const longestUptime = 10;

/**
 * Where the compiled code of a pack is kept for this version of Node. Undefined where there is to be none, which
 * NODE_DISABLE_COMPILE_CACHE in the environment says, as to Node itself.
 */
export function findCodeFile(pack: string): string | undefined {
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  return path.join(findCacheFolder(), `${nameOf(pack)}-${process.version}-${process.arch}.bin`);
}

/**
 * The code that is kept for a pack, or undefined. Code of somebody else, or that somebody else may write, is not taken.
 * Whether it fits this V8 is for V8 to say.
 */
export function readCode(place: string, pack: string): CompiledCode | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(place, 'r');
    const {uid, mode} = fstatSync(handle);
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
    const content = readFileSync(handle);
    const header: {readonly pack: string; readonly sizes: Sizes} = JSON.parse(
      content.toString('latin1', 0, headerLength),
    );
    return header.pack === pack ? {code: content.subarray(headerLength), sizes: header.sizes} : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/**
 * Keeps what has been compiled, where it is a good deal more than before: what a command does not use is not compiled, and a
 * later one may use more. Where it can't be kept, it is not.
 */
export function keepCode(all: readonly Compilation[]): void {
  const compilations = all.filter(({place}) => place !== undefined);
  const [first] = compilations;
  if (first === undefined || process.uptime() > longestUptime) return;
  const names = compilations.map(({pack}) => nameOf(pack)).join(' ');
  const isKept = compilations.every(({sizes}) => sizes !== undefined);
  const known = isKept ? (first.sizes?.[names] ?? 0) : 0;
  if (known > 0 && process.pid % oneIn !== 0) return;
  const {getHeapCodeStatistics}: typeof import('node:v8') = require('node:v8');
  const size = getHeapCodeStatistics().bytecode_and_metadata_size;
  if (size < known * 1.05) return;
  const sizes: Sizes = {...first.sizes, [names]: size};
  for (const {place, pack, script} of compilations) {
    if (place !== undefined) writeCode(place, JSON.stringify({pack, sizes}), script);
  }
}

function nameOf(pack: string): string {
  return pack.split('-')[0] ?? pack;
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
