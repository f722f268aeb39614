import type {SqlToken} from '../statement/scan-sql.js';
import {bareFunctions} from './system-names.js';

/** A name in a statement, for what it stands for where it is. */
export interface FoundName {
  readonly kind: 'relation' | 'function' | 'type';
  /** As meant: in lower case unless it was quoted. */
  readonly parts: readonly string[];
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

/** What is known between two parentheses, up to where the reading is. */
interface Level {
  /** A FROM in it begins a list of tables, and is no part of a function's arguments. */
  isQuery: boolean;
  /** It reads a list of tables: the next one comes behind a comma. */
  isList: boolean;
  /** A table is next. `target`: one that is written to. */
  awaits: 'table' | 'target' | undefined;
  /** It is a CAST, whose type comes behind AS. */
  readonly isCast: boolean;
}

/** Words that end a list of tables. */
const afterTables = new Set([
  ...['WHERE', 'GROUP', 'HAVING', 'WINDOW', 'ORDER', 'LIMIT', 'OFFSET', 'FETCH', 'FOR', 'UNION'],
  ...['INTERSECT', 'EXCEPT', 'RETURNING', 'SET'],
]);
/** Words that may stand before a table's name. */
const beforeTable = new Set(['ONLY', 'LATERAL', 'ROWS']);

/**
 * The tables, functions and types that a statement names, but for its common tables and for types in other places than
 * casts. It reads words and parentheses only, so that it needs no grammar.
 */
export function listNames(tokens: readonly SqlToken[]): readonly FoundName[] {
  const common = listCommonTables(tokens);
  const names: FoundName[] = [];
  const top: Level = {isQuery: true, isList: false, awaits: undefined, isCast: false};
  const levels: Level[] = [top];
  const keyAt = (index: number) => tokens[index]?.key;
  let index = 0;
  while (index < tokens.length) {
    const level = levels.at(-1) ?? top;
    const parts = readParts(tokens, index);
    const after = index + Math.max(1, 2 * parts.length - 1);
    const key = keyAt(index) ?? '';
    const isWord = parts.length === 1 && key !== '';
    if (key === '(') {
      const isTables = level.awaits === 'table';
      levels.push({
        isQuery: false,
        isList: isTables,
        awaits: isTables ? 'table' : undefined,
        isCast: keyAt(index - 1) === 'CAST',
      });
      level.awaits = undefined;
    } else if (key === ')') {
      if (levels.length > 1) levels.pop();
    } else if (key === ',') {
      level.awaits = level.isList ? 'table' : undefined;
    } else if (!(isWord && readKeyword(level, key, keyAt(index - 1), index)) && parts.length > 0) {
      const kind = kindOf(tokens, index, after, level);
      const isCommon = parts.length === 1 && common.has(parts[0] ?? '');
      const {start = 0} = tokens[index] ?? {};
      const {end = start} = tokens[after - 1] ?? {};
      if (kind !== undefined && !(kind === 'relation' && isCommon)) names.push({kind, parts, start, end});
      level.awaits = undefined;
    }
    index = after;
  }
  return names;
}

/** Takes note of a word that says what comes next; gives whether it was one. */
function readKeyword(level: Level, key: string, before: string | undefined, index: number): boolean {
  if (key === 'SELECT' || key === 'DELETE') {
    level.isQuery = true;
    level.isList = false;
    level.awaits = undefined;
  } else if (key === 'FROM') {
    // Not `IS DISTINCT FROM`, nor `extract(year FROM …)`.
    if (!level.isQuery || before === 'DISTINCT') return true;
    level.isList = true;
    level.awaits = 'table';
  } else if (key === 'JOIN') level.awaits = level.isList ? 'table' : undefined;
  else if (key === 'INTO' || (key === 'UPDATE' && (index === 0 || before === '('))) level.awaits = 'target';
  else if (key === 'TABLE') level.awaits = 'table';
  else if (afterTables.has(key)) {
    level.isList = false;
    level.awaits = undefined;
  } else return (level.awaits !== undefined && beforeTable.has(key)) || key === 'WITH';
  return true;
}

function kindOf(
  tokens: readonly SqlToken[],
  index: number,
  after: number,
  {awaits, isCast}: Level,
): FoundName['kind'] | undefined {
  const next = tokens[after];
  const before = tokens[index - 1]?.key;
  if (awaits === 'target') return 'relation';
  if (next?.key === '(') return 'function';
  if (awaits === 'table') return 'relation';
  const isAfterColons = before === ':' && tokens[index - 2]?.key === ':';
  if (isAfterColons || (isCast && before === 'AS') || next?.kind === 'string') return 'type';
  return after === index + 1 && bareFunctions.has(tokens[index]?.key.toLowerCase() ?? '')
    ? 'function'
    : undefined;
}

/** `a.b.c` from a token on; nothing where no name begins. */
function readParts(tokens: readonly SqlToken[], start: number): readonly string[] {
  const parts: string[] = [];
  for (let index = start; ; index += 2) {
    const token = tokens[index];
    if (token?.kind !== 'word' && token?.kind !== 'quoted') return parts;
    parts.push(token.value);
    const following = tokens[index + 2]?.kind;
    if (tokens[index + 1]?.key !== '.' || (following !== 'word' && following !== 'quoted')) return parts;
  }
}

/** The names before `AS (`, and before `(columns) AS (`. */
function listCommonTables(tokens: readonly SqlToken[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [index, {key}] of tokens.entries()) {
    if (key !== 'AS') continue;
    let opening = index + 1;
    while (['NOT', 'MATERIALIZED'].includes(tokens[opening]?.key ?? '')) opening += 1;
    if (tokens[opening]?.key !== '(') continue;
    let name = index - 1;
    if (tokens[name]?.key === ')') {
      while (name > 0 && tokens[name]?.key !== '(') name -= 1;
      name -= 1;
    }
    const token = tokens[name];
    if (token?.kind === 'word' || token?.kind === 'quoted') names.add(token.value);
  }
  return names;
}
