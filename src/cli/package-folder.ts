import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';

/** The folder of the installed package, with its `package.json` and `queries`. */
export function findPackageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}

export function readVersion(): string {
  const {version} = JSON.parse(readFileSync(path.join(findPackageFolder(), 'package.json'), 'utf8'));
  return String(version);
}
