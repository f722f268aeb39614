import {existsSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {suggestName} from '../../catalog/suggest.js';
import {RowgateError} from '../../errors.js';
import type {NamedRun} from './keep-journals.js';
import {findRunFolder, journalEnding} from './run-folder.js';

/**
 * A run by its name, or by the path of its journal.
 *
 * @throws RowgateError `usage` with the name that may be meant.
 */
export function findRun(given: string): NamedRun {
  const folder = findRunFolder();
  const own = path.join(folder, `${given}${journalEnding}`);
  const isName = path.basename(given) === given;
  if (isName && existsSync(own)) return {name: given, path: own};
  if (existsSync(given)) return {name: given, path: path.resolve(given)};
  const near = suggestName(given, listRuns(folder));
  throw new RowgateError('usage', `there is no run "${given}"`, {
    hint: `${near === undefined ? '' : `Did you mean "${near}"? `}rowgate runs lists them.`,
  });
}

/** The names of the runs in a folder, newest first. */
export function listRuns(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(file => file.endsWith(journalEnding))
    .map(file => file.slice(0, -journalEnding.length))
    .sort()
    .reverse();
}
