import {readdirSync} from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import {findConfigFolder} from '../../config/find-config-folder.js';
import {RowgateError} from '../../errors.js';
import {findPackageFolder} from '../package-folder.js';
import type {QueryPlace} from './query-file.js';

const ending = '.sql';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The queries of the user and those of the package, by name. Of two with the same name the first counts: the user's own
 * before the package's, and those of one folder before those of the next.
 *
 * @throws RowgateError `usage` for a folder of ROWGATE_QUERIES that can't be read.
 */
export function listQueries(
  environment: Environment = process.env,
  homeFolder = homedir(),
): readonly QueryPlace[] {
  const own = ownFolders(environment, homeFolder).flatMap(listFolder);
  const ready = listFolder({folder: path.join(findPackageFolder(), 'queries'), isNamed: true});
  const readyNames = new Set(ready.map(each => each.name));
  const places = new Map<string, QueryPlace>();
  for (const each of own) {
    if (!places.has(each.name))
      places.set(each.name, {...each, isOwn: true, hides: readyNames.has(each.name)});
  }
  for (const each of ready) {
    if (!places.has(each.name)) places.set(each.name, {...each, isOwn: false, hides: false});
  }
  return [...places.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface QueryFolder {
  readonly folder: string;
  /** The user has named it, so that it must be there. */
  readonly isNamed: boolean;
}

/** Those of ROWGATE_QUERIES, or else `queries` beside the configuration. */
function ownFolders(environment: Environment, homeFolder: string): readonly QueryFolder[] {
  const named = (environment.ROWGATE_QUERIES ?? '').split(path.delimiter).filter(each => each !== '');
  if (named.length > 0) return named.map(each => ({folder: path.resolve(each), isNamed: true}));
  return [{folder: path.join(findConfigFolder(environment, homeFolder), 'queries'), isNamed: false}];
}

function listFolder({folder, isNamed}: QueryFolder): readonly {name: string; path: string}[] {
  return readFolder(folder, isNamed)
    .map(file => file.split(path.sep))
    .filter(parts => parts.every(part => !part.startsWith('.')) && parts.at(-1)?.endsWith(ending))
    .map(parts => ({name: parts.join('/').slice(0, -ending.length), path: path.join(folder, ...parts)}));
}

function readFolder(folder: string, isNamed: boolean): readonly string[] {
  try {
    return readdirSync(folder, {recursive: true, encoding: 'utf8'});
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    if (!isNamed && (code === 'ENOENT' || code === 'ENOTDIR')) return [];
    throw new RowgateError('usage', `the folder of queries "${folder}" can't be read (${code})`, {
      hint: 'ROWGATE_QUERIES names folders with queries of your own.',
    });
  }
}
