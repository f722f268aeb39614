import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {suggestName} from '../catalog/suggest.js';
import {RowgateError} from '../errors.js';
import {findPackageFolder} from './package-folder.js';
import type {StatementText} from './statement/read-statement-text.js';

const ending = '.sql';

/**
 * A query of the package by its path below `queries`, or by the end of that where only one has it: with or without
 * `.sql`, and with dots instead of slashes, as in the name of a resource.
 *
 * @throws RowgateError `usage` that lists the queries.
 */
export function readQuery(given: string | undefined): StatementText {
  const folder = path.join(findPackageFolder(), 'queries');
  const names = listQueries(folder);
  const name = findQuery(given, names);
  const file = `${name}${ending}`;
  return {sql: readFileSync(path.join(folder, file), 'utf8'), source: `queries/${file}`};
}

function listQueries(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith(ending))
    .map(file => file.slice(0, -ending.length).split(path.sep).join('/'))
    .sort();
}

function findQuery(given: string | undefined, names: readonly string[]): string {
  const list = `There are: ${names.join(', ')}.`;
  if (given === undefined) throw new RowgateError('usage', 'which query? None is named', {hint: list});
  const plain = given.endsWith(ending) ? given.slice(0, -ending.length) : given;
  const wanted = plain.replaceAll('.', '/').toLowerCase();
  const [exact] = names.filter(name => name.toLowerCase() === wanted);
  const found =
    exact === undefined ? names.filter(name => name.toLowerCase().endsWith(`/${wanted}`)) : [exact];
  const [name] = found;
  if (name !== undefined && found.length === 1) return name;
  if (name !== undefined) {
    throw new RowgateError('usage', `there are several queries "${given}"`, {
      hint: `Say which: ${found.join(', ')}.`,
    });
  }
  const tails = new Map(names.flatMap(each => tailsOf(each).map(tail => [tail, each] as const)));
  const near = tails.get(suggestName(wanted, tails.keys()) ?? '');
  throw new RowgateError('usage', `there is no query "${given}"`, {
    hint: `${near === undefined ? '' : `Did you mean "${near}"? `}${list}`,
  });
}

/** `a/b/c`, `b/c` and `c`. */
function tailsOf(name: string): readonly string[] {
  const parts = name.split('/');
  return parts.map((_, index) => parts.slice(index).join('/'));
}
