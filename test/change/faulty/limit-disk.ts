import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';

const {openSync, writeSync, writeFile, writeFileSync} = fs;
const left = new Map<string, number>();
const opened = new Map<number, string>();

function spaceFor(file: unknown): {path: string; space: number} | undefined {
  const path = typeof file === 'number' ? opened.get(file) : undefined;
  const space = path === undefined ? undefined : left.get(path);
  return path === undefined || space === undefined ? undefined : {path, space};
}

/** As a disk does that gets full: what still has room is written, and how much that was is told. */
function writeSome(file: number, data: Buffer): number {
  const found = spaceFor(file);
  if (found === undefined) return writeSync(file, data);
  if (found.space === 0) {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {code: 'ENOSPC'});
  }
  const written = writeSync(file, data.subarray(0, found.space));
  left.set(found.path, found.space - written);
  return written;
}

function toBuffer(data: unknown): Buffer {
  return typeof data === 'string' ? Buffer.from(data) : Buffer.from(data as Uint8Array);
}

fs.openSync = (path, ...rest) => {
  const file = openSync(path, ...rest);
  opened.set(file, String(path));
  return file;
};
fs.writeSync = ((file: number, data: unknown, ...rest: never[]) =>
  spaceFor(file) === undefined
    ? (writeSync as (...args: unknown[]) => number)(file, data, ...rest)
    : writeSome(file, toBuffer(data))) as typeof writeSync;
fs.writeFileSync = ((file: unknown, data: unknown, ...rest: never[]) => {
  if (spaceFor(file) === undefined) {
    (writeFileSync as (...args: unknown[]) => void)(file, data, ...rest);
    return;
  }
  for (let all = toBuffer(data); all.length > 0; ) all = all.subarray(writeSome(file as number, all));
}) as typeof writeFileSync;
fs.writeFile = ((file: unknown, data: unknown, done: (error: unknown) => void) => {
  if (spaceFor(file) === undefined) {
    (writeFile as (...args: unknown[]) => void)(file, data, done);
    return;
  }
  setImmediate(() => {
    let failure: unknown = null;
    try {
      fs.writeFileSync(file as number, toBuffer(data));
    } catch (error) {
      failure = error;
    }
    done(failure);
  });
}) as typeof writeFile;
syncBuiltinESMExports();

/** From now on there is room for so many more bytes in a file of that path; without a number, as much as there is. */
export function limitDisk(path: string, bytes?: number): void {
  if (bytes === undefined) left.delete(path);
  else left.set(path, bytes);
}
