import {drawnKeywords} from '../keywords.js';
import {type InputToken, isName, readPath} from './input-token.js';

/** A table that a statement names, as far as it is written. */
export interface ScopeTable {
  readonly path: readonly string[];
  readonly alias?: string;
}

const tableWords = new Set(['FROM', 'JOIN', 'INTO']);
const changeWords = new Set(['UPDATE', 'REPLACE']);
const listEnds = new Set([
  'WHERE',
  'GROUP',
  'ORDER',
  'HAVING',
  'LIMIT',
  'UNION',
  'SET',
  'SELECT',
  'RETURNING',
]);

/**
 * The tables of a statement whose columns can stand at a place: those of the query that it is in, and of the queries around
 * that one.
 */
export function findScopeTables(tokens: readonly InputToken[], cursor: number): readonly ScopeTable[] {
  const found: {table: ScopeTable; groups: readonly number[]}[] = [];
  let groups: readonly number[] = [];
  let lists: readonly boolean[] = [false];
  let own: readonly number[] | undefined;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as InputToken;
    if (own === undefined && token.start >= cursor) own = groups;
    const isStart = index === 0 || tokens[index - 1]?.key === 'EXPLAIN';
    const begins = tableWords.has(token.key) || (isStart && changeWords.has(token.key));
    if (begins || (token.key === ',' && lists.at(-1))) {
      lists = lists.with(-1, token.key !== 'INTO');
      const {path, next} = readPath(tokens, index + 1);
      if (path.length === 0) continue;
      const alias = readAlias(tokens, next);
      found.push({table: {path, ...(alias !== undefined && {alias})}, groups});
    } else if (listEnds.has(token.key)) lists = lists.with(-1, false);
    else if (token.key === '(') {
      groups = [...groups, token.start];
      lists = [...lists, false];
    } else if (token.key === ')' && groups.length > 0) {
      groups = groups.slice(0, -1);
      lists = lists.slice(0, -1);
    }
  }
  const around = own ?? groups;
  return found.filter(each => each.groups.every((group, at) => around[at] === group)).map(({table}) => table);
}

/** The names that WITH gives. */
export function findWithNames(tokens: readonly InputToken[]): readonly string[] {
  if (!tokens.some(({key}) => key === 'WITH')) return [];
  return tokens.flatMap((token, index) =>
    isName(token) && tokens[index + 1]?.key === 'AS' && tokens[index + 2]?.key === '(' ? [token.text] : [],
  );
}

function readAlias(tokens: readonly InputToken[], index: number): string | undefined {
  const hasAs = tokens[index]?.key === 'AS';
  const token = tokens[hasAs ? index + 1 : index];
  if (token === undefined || !isName(token)) return undefined;
  return hasAs || !drawnKeywords.has(token.key) ? token.text : undefined;
}
