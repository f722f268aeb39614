import {randomBytes} from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Writes a file that only its owner can read, in whole or not at all, and the folders that it needs. Throws what Node
 * throws.
 */
export function writeWhole(given: string, text: string): void {
  // A link to it stays one.
  const file = existsSync(given) ? realpathSync(given) : given;
  mkdirSync(path.dirname(file), {recursive: true, mode: 0o700});
  const temporary = `${file}.partial-${randomBytes(4).toString('hex')}`;
  const opened = openSync(temporary, 'wx', 0o600);
  try {
    try {
      writeFileSync(opened, text);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw error;
  }
}
