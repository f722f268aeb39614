import type {Catalog} from '../../../catalog/catalog.js';
import {functionNames, innerKeywords, statementStarts} from '../keywords.js';
import {type Candidate, type Completion, pickCandidates, toCandidates, wordCandidates} from './candidate.js';
import {findStatementTokens, type InputToken, isName} from './input-token.js';
import {
  accountCandidates,
  argumentCandidates,
  columnNames,
  type LocalColumns,
  methodCandidates,
  quoteIfNeeded,
  serviceCandidates,
  tableCandidates,
} from './name-candidates.js';
import {findPlace, type Place} from './place.js';
import {findScopeTables, findWithNames} from './scope-tables.js';

/** What there is to complete with. */
export interface StatementWorld {
  readonly catalog: Catalog;
  /** Names of parameters that have a value. */
  readonly parameters: readonly string[];
  readonly locals?: LocalColumns;
}

/** What could stand at a place in a text of SQL that may be written to its end or not. */
export function completeStatement(text: string, cursor: number, world: StatementWorld): Completion {
  const tokens = findStatementTokens(text, cursor);
  if (tokens === undefined) return {start: cursor, candidates: []};
  const before = tokens.filter(({start}) => start < cursor);
  const {index, path, prefix} = findTyped(before, text, cursor);
  const start = cursor - prefix.length;
  const pick = (candidates: readonly Candidate[]) => ({
    start,
    candidates: pickCandidates(candidates, prefix),
  });
  if (prefix.startsWith(':')) return pick(toCandidates(world.parameters.map(name => `:${name}`)));
  const place = findPlace(before.slice(0, index));
  if (prefix.startsWith('@')) {
    return pick(place.kind === 'argument' ? argumentCandidates(world.catalog, place.method) : []);
  }
  return pick(listCandidates(place, {tokens, cursor, path, prefix, world}));
}

interface Typed {
  readonly tokens: readonly InputToken[];
  readonly cursor: number;
  /** The parts of a name before the last dot. */
  readonly path: readonly string[];
  readonly prefix: string;
  readonly world: StatementWorld;
}

function listCandidates(place: Place, typed: Typed): readonly Candidate[] {
  const {tokens, path, prefix} = typed;
  const {catalog} = typed.world;
  const words = (list: readonly string[]) => (path.length > 0 ? [] : wordCandidates(list, prefix));
  switch (place.kind) {
    case 'start':
      return words(statementStarts);
    case 'query':
      return words(['SELECT', 'WITH', 'VALUES', 'EXEC', 'UPDATE', 'INSERT INTO', 'DELETE FROM']);
    case 'words':
      return words(place.words);
    case 'table': {
      const locals = (typed.world.locals ?? []).map(({name}) => name);
      const isLocal = path.length === 1 && path[0]?.toLowerCase() === 'local';
      const names = path.length === 0 ? [...findWithNames(tokens), ...locals] : isLocal ? locals : [];
      return [...toCandidates(names.map(quoteIfNeeded), ' '), ...tableCandidates(catalog, path)];
    }
    case 'after-table':
      return words(innerKeywords);
    case 'method':
      return methodCandidates(catalog, path);
    case 'argument':
      return [...argumentCandidates(catalog, place.method), ...words(['FOR EACH', 'EXPECT'])];
    case 'provider':
      return path.length > 0 ? [] : accountCandidates(catalog, ' ');
    case 'service':
      return serviceCandidates(catalog, path, ' ');
    case 'target-column':
      return path.length > 0 ? [] : toCandidates(columnNames(typed.world, place.path, 'writable'));
    case 'expression':
      return expressionCandidates(place.canQuery, typed);
    case 'nothing':
      return [];
  }
}

function expressionCandidates(
  canQuery: boolean,
  {tokens, cursor, path, prefix, world}: Typed,
): readonly Candidate[] {
  const tables = findScopeTables(tokens, cursor);
  if (path.length > 0) {
    const named = tables.find(table => same(table.alias === undefined ? table.path : [table.alias], path));
    const found = named ?? tables.find(table => same(table.path.slice(-path.length), path));
    return toCandidates(columnNames(world, found?.path ?? []));
  }
  const columns = tables.flatMap(table => columnNames(world, table.path));
  const names = tables.flatMap(({alias, path}) => alias ?? path.at(-1) ?? []);
  return [
    ...toCandidates(columns),
    ...toCandidates(names.map(quoteIfNeeded), '.'),
    ...(prefix === '' ? [] : toCandidates(functionNames, '(')),
    ...wordCandidates(canQuery ? ['SELECT', ...innerKeywords] : innerKeywords, prefix),
  ];
}

/** The name that ends at the cursor: where its tokens begin, and its parts. */
function findTyped(
  before: readonly InputToken[],
  text: string,
  cursor: number,
): {readonly index: number; readonly path: readonly string[]; readonly prefix: string} {
  const last = before.at(-1);
  if (last?.kind === 'parameter' && last.end >= cursor) {
    return {index: before.length - 1, path: [], prefix: text.slice(last.start, cursor)};
  }
  // A colon alone is no parameter yet.
  if (last?.key === ':' && last.end === cursor) return {index: before.length - 1, path: [], prefix: ':'};
  const isBegun = last?.kind === 'word' && last.end >= cursor;
  const prefix = isBegun ? text.slice(last.start, cursor) : '';
  const path: string[] = [];
  let index = isBegun ? before.length - 1 : before.length;
  for (;;) {
    const name = before[index - 2];
    if (before[index - 1]?.key !== '.' || name === undefined || !isName(name)) break;
    path.unshift(name.text);
    index -= 2;
  }
  return {index, path, prefix};
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.join('.').toLowerCase() === other.join('.').toLowerCase();
}
