import {closeSync, fsyncSync, openSync} from 'node:fs';

/** Has it on disk which files a folder has: that a new one has a name is there only then. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
