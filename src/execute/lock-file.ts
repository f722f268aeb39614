import {readdirSync, unlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {RowgateError} from '../errors.js';

const ending = '.lock';
/** Of this process. */
const held = new Set<string>();

/**
 * Keeps other processes from a file. Each process says that it is there, in a file of its
 * own, and only then looks for others, so that of two that come in the same moment at least one sees the other. A file of a
 * process that is no more counts for nothing.
 *
 * @throws RowgateError `refused` where another is at work on it.
 */
export function lockFile(file: string): {release(): void} {
  const {dir, base} = path.parse(path.resolve(file));
  const nameOf = (id: number) => path.join(dir, `${base}.${id}${ending}`);
  const own = nameOf(process.pid);
  if (held.has(own)) throw refuse(file, own);
  writeFileSync(own, '', {mode: 0o600});
  held.add(own);
  const release = () => {
    held.delete(own);
    remove(own);
  };
  const others = readdirSync(dir)
    .filter(name => name.startsWith(`${base}.`) && name.endsWith(ending))
    .map(name => Number(name.slice(base.length + 1, -ending.length)))
    .filter(id => Number.isInteger(id) && id > 0 && id !== process.pid);
  for (const other of others) {
    if (!isRunning(other)) remove(nameOf(other));
    else {
      release();
      throw refuse(file, nameOf(other));
    }
  }
  return {release};
}

function refuse(file: string, lock: string): RowgateError {
  return new RowgateError('refused', `another process is at work on ${file}`, {
    hint: `If that is not so, delete ${lock}.`,
  });
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // A process of somebody else can't be asked, and is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function remove(lock: string): void {
  try {
    unlinkSync(lock);
  } catch {
    // It is gone already, which is what was wanted.
  }
}
