import {existsSync} from 'node:fs';
import path from 'node:path';
import {suggestName} from '../../catalog/suggest.js';
import {RowgateError} from '../../errors.js';
import type {QueryPlace} from './query-file.js';

const ending = '.sql';

/**
 * A query by its name, or by the end of that where only one has it: with or without `.sql`, and with dots instead of
 * slashes, as in the name of a resource. What begins with `./`, `../` or `/` is the path of a file instead.
 *
 * @throws RowgateError `usage`.
 */
export function findQuery(given: string | undefined, queries: readonly QueryPlace[]): QueryPlace {
  if (given === undefined) {
    throw new RowgateError('usage', 'which query? None is named', {hint: listHint});
  }
  if (isPath(given)) return {name: given, path: given, isOwn: true, hides: false};
  const plain = given.toLowerCase().endsWith(ending) ? given.slice(0, -ending.length) : given;
  const wanted = plain.replaceAll('.', '/').toLowerCase();
  const exact = queries.filter(each => each.name.toLowerCase() === wanted);
  const byEnd = queries.filter(each => each.name.toLowerCase().endsWith(`/${wanted}`));
  const [query, ...others] = exact.length > 0 ? exact : byEnd;
  if (query !== undefined && others.length === 0) return query;
  if (query !== undefined) {
    throw new RowgateError('usage', `there are several queries "${given}"`, {
      hint: `Say which: ${[query, ...others].map(each => each.name).join(', ')}.`,
    });
  }
  throw new RowgateError('usage', `there is no query "${given}"`, {hint: hintFor(given, wanted, queries)});
}

const listHint = 'rowgate queries lists them.';

function isPath(given: string): boolean {
  return /^\.{0,2}[/\\]/.test(given) || path.isAbsolute(given);
}

function hintFor(given: string, wanted: string, queries: readonly QueryPlace[]): string {
  if (existsSync(given)) return `There is a file of that name: rowgate run ./${given}`;
  const folder = queries.filter(({name}) => name.startsWith(`${wanted}/`) || name.startsWith(`${wanted}s/`));
  if (folder.length > 0) return `There are: ${folder.map(each => each.name).join(', ')}.`;
  const tails = new Map(queries.flatMap(({name}) => tailsOf(name).map(tail => [tail, name] as const)));
  const near = tails.get(suggestName(wanted, tails.keys()) ?? '');
  return near === undefined ? listHint : `Did you mean "${near}"? ${listHint}`;
}

/** `a/b/c`, `b/c` and `c`. */
function tailsOf(name: string): readonly string[] {
  const parts = name.split('/');
  return parts.map((_, index) => parts.slice(index).join('/'));
}
