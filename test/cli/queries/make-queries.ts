import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {makeFolder} from '../../make-folder.js';

/** A folder with the files of that text. */
export function makeQueries(files: Readonly<Record<string, string>>, folder = makeFolder()): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}
