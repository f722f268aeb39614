import {homedir} from 'node:os';
import path from 'node:path';

/** Where is kept what can be made again: `rowgate` in XDG_CACHE_HOME or `~/.cache`. It need not be there. */
export function findCacheFolder(): string {
  const told = process.env.XDG_CACHE_HOME;
  // A relative one is to be passed over (XDG Base Directory Specification).
  const base = told !== undefined && path.isAbsolute(told) ? told : path.join(homedir(), '.cache');
  return path.join(base, 'rowgate');
}
