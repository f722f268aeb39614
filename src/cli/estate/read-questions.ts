import {RowgateError} from '../../errors.js';
import type {Parameters} from '../option/read-parameters.js';
import {findQuery} from '../queries/find-query.js';
import {listQueries} from '../queries/list-queries.js';
import type {QueryFile} from '../queries/query-file.js';
import {readQuery} from '../queries/read-query.js';

/** The queries with a severity, the user's own among them, and what is wrong with files that can't be read. */
export function readQuestions(): {queries: readonly QueryFile[]; broken: readonly string[]} {
  const broken: string[] = [];
  const queries = listQueries().flatMap(place => {
    try {
      const query = readQuery(place);
      return query.finding === undefined ? [] : [query];
    } catch (error) {
      if (!(error instanceof RowgateError)) throw error;
      broken.push(error.message);
      return [];
    }
  });
  return {queries, broken};
}

/** @throws RowgateError `usage` for a parameter that no query has: it was hardly meant. */
export function checkParameters(given: Parameters, queries: readonly QueryFile[]): void {
  const names = new Set(queries.flatMap(each => each.parameters.map(parameter => parameter.name)));
  const unknown = Object.keys(given).find(name => !names.has(name));
  if (unknown === undefined) return;
  throw new RowgateError('usage', `no query with a severity has a parameter ${unknown}`, {
    hint: `There are: ${[...names].sort().join(', ')}.`,
  });
}

/** The whole names of queries. @throws RowgateError `usage` for one that is not among them. */
export function findNames(given: readonly string[], queries: readonly QueryFile[]): readonly string[] {
  const places = queries.map(({name, path}) => ({name, path, isOwn: false, hides: false}));
  return given.map(each => findQuery(each, places).name);
}
