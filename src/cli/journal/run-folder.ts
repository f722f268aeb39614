import {randomBytes} from 'node:crypto';
import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';

export const journalEnding = '.jsonl';

/** Where the journals of runs are kept. */
export function findRunFolder(): string {
  return path.join(findStateFolder(), 'runs');
}

/** Where what was done is kept: below XDG_STATE_HOME, or `~/.local/state`. */
export function findStateFolder(): string {
  const told = process.env.XDG_STATE_HOME;
  // A relative one is to be passed over (XDG Base Directory Specification).
  const base = told !== undefined && path.isAbsolute(told) ? told : path.join(homedir(), '.local', 'state');
  return path.join(base, 'rowgate');
}

/** A name that no run has yet, such as `20261121-044700-3f9a`: by its time in UTC, so that names sort as runs began. */
export function nameRun(folder: string): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const name = `${time}-${randomBytes(2).toString('hex')}`;
  return existsSync(path.join(folder, `${name}${journalEnding}`)) ? nameRun(folder) : name;
}
