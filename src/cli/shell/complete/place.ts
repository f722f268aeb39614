import {type InputToken, isName, readPath} from './input-token.js';

/** What can stand at a place of a statement. */
export type Place =
  | {readonly kind: 'start'}
  /** `canQuery`: also a query in parentheses. */
  | {readonly kind: 'expression'; readonly canQuery: boolean}
  | {readonly kind: 'table'}
  /** A table is named, and words follow it. */
  | {readonly kind: 'after-table'}
  | {readonly kind: 'query'}
  /** Columns of the table that is changed. */
  | {readonly kind: 'target-column'; readonly path: readonly string[]}
  | {readonly kind: 'method'}
  | {readonly kind: 'argument'; readonly method: readonly string[]}
  | {readonly kind: 'provider'}
  | {readonly kind: 'service'}
  | {readonly kind: 'words'; readonly words: readonly string[]}
  | {readonly kind: 'nothing'};

const queryOpeners = new Set(['FROM', 'JOIN', 'AS', 'EACH', 'EXISTS', ',']);
const tableWords = new Set(['FROM', 'JOIN', 'INTO']);
const expressionWords = new Set([
  ...[
    'SELECT',
    'WHERE',
    'ON',
    'BY',
    'HAVING',
    'RETURNING',
    'VALUES',
    'LIMIT',
    'OFFSET',
    'WHEN',
    'THEN',
    'ELSE',
  ],
]);
const expression: Place = {kind: 'expression', canQuery: false};

/** The place behind some tokens of a statement. */
export function findPlace(tokens: readonly InputToken[]): Place {
  const [first, ...rest] = tokens;
  if (first === undefined) return {kind: 'start'};
  switch (first.key) {
    case 'EXPLAIN':
      return findPlace(rest);
    case 'SHOW':
      return findShowPlace(rest);
    case 'DESCRIBE':
    case 'DESC':
      return findDescribePlace(rest);
    case 'EXEC':
      return findExecPlace(rest);
    case 'BEGIN':
    case 'COMMIT':
    case 'ROLLBACK':
      return {kind: 'nothing'};
  }
  return findClausePlace(tokens);
}

function findClausePlace(tokens: readonly InputToken[]): Place {
  const last = tokens.at(-1);
  for (let index = tokens.length - 1, depth = 0; index >= 0; index -= 1) {
    const token = tokens[index] as InputToken;
    if (token.key === ')') depth += 1;
    if (token.key === '(' && depth === 0) return findPlaceInside(tokens, index);
    if (token.key === '(') depth -= 1;
    if (depth > 0) continue;
    const isChanged = index === 0 && (token.key === 'UPDATE' || token.key === 'REPLACE');
    if (isChanged || tableWords.has(token.key)) {
      const isBegun = last === token || (last?.key === ',' && token.key !== 'INTO');
      return isBegun ? {kind: 'table'} : {kind: 'after-table'};
    }
    if (token.key === 'SET') {
      const {path} = readPath(tokens, 1);
      return last === token || last?.key === ',' ? {kind: 'target-column', path} : expression;
    }
    if (expressionWords.has(token.key)) return expression;
    if (token.key === 'WITH')
      return last === token || last?.key === ',' ? {kind: 'nothing'} : {kind: 'query'};
    if (token.key === 'DELETE') return {kind: 'words', words: ['FROM']};
    if (token.key === 'INSERT') return {kind: 'words', words: ['INTO']};
  }
  return expression;
}

/** Behind the parenthesis at `open`, which is not closed. */
function findPlaceInside(tokens: readonly InputToken[], open: number): Place {
  const before = tokens[open - 1];
  const isFirst = open === tokens.length - 1;
  if (isFirst && before !== undefined && queryOpeners.has(before.key)) return {kind: 'query'};
  const into = tokens.findIndex(({key}) => key === 'INTO');
  if (into !== -1) {
    const {path, next} = readPath(tokens, into + 1);
    if (next === open) return {kind: 'target-column', path};
  }
  const inner = tokens.slice(open + 1);
  if (inner.some(({key}) => key === 'SELECT' || key === 'EXEC')) return findPlace(inner);
  return {kind: 'expression', canQuery: isFirst};
}

function findShowPlace(tokens: readonly InputToken[]): Place {
  const words = tokens.filter(({key}) => key !== 'EXTENDED').map(({key}) => key);
  const last = words.at(-1);
  if (last === undefined) {
    return {
      kind: 'words',
      words: ['PROVIDERS', 'SERVICES IN', 'RESOURCES IN', 'METHODS IN', 'INSERT INTO'],
    };
  }
  if (words.length === 1) return {kind: 'words', words: last === 'INSERT' ? ['INTO'] : ['IN', 'LIKE']};
  if (last === 'INTO') return {kind: 'table'};
  if (last !== 'IN' && last !== 'FROM') return {kind: 'words', words: ['LIKE']};
  const [what] = words;
  return {kind: what === 'SERVICES' ? 'provider' : what === 'RESOURCES' ? 'service' : 'table'};
}

function findDescribePlace(tokens: readonly InputToken[]): Place {
  const last = tokens.at(-1)?.key;
  const isMethod = tokens.some(({key}) => key === 'METHOD');
  if (tokens.length === 0) return {kind: 'table'};
  if (last !== 'EXTENDED' && last !== 'METHOD') return {kind: 'nothing'};
  return {kind: isMethod ? 'method' : 'table'};
}

function findExecPlace(tokens: readonly InputToken[]): Place {
  const {path: method, next} = readPath(tokens, 0);
  if (method.length === 0) return {kind: 'method'};
  const rest = tokens.slice(next);
  const open = rest.findIndex(({key}, index) => key === '(' && rest[index - 1]?.key === 'EACH');
  if (open !== -1 && !isClosed(rest.slice(open))) {
    const inner = rest.slice(open + 1);
    return inner.length === 0 ? {kind: 'query'} : findPlace(inner);
  }
  const last = rest.at(-1);
  if (last?.key === '=') return {kind: 'expression', canQuery: false};
  if (last !== undefined && isName(last)) return {kind: 'words', words: ['EACH']};
  return {kind: 'argument', method};
}

function isClosed(tokens: readonly InputToken[]): boolean {
  let depth = 0;
  for (const {key} of tokens) depth += key === '(' ? 1 : key === ')' ? -1 : 0;
  return depth <= 0;
}
