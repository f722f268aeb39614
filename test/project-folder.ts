import {readdirSync} from 'node:fs';
import path from 'node:path';

/** The project's own folder: the tests run from a folder below it. */
export const projectFolder = findProjectFolder();

function findProjectFolder(): string {
  let folder = import.meta.dirname;
  while (!readdirSync(folder).includes('package.json')) folder = path.dirname(folder);
  return folder;
}
