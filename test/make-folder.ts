import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';

/** A new empty folder, which is gone once the process ends. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'rowgate-'));
  process.once('exit', () => rmSync(folder, {recursive: true, force: true, maxRetries: 3}));
  process.setMaxListeners(0);
  return folder;
}
