import type {Expression, Identifier, Query, Range, With} from './query.js';
import type {Explainable} from './statement.js';
import {syntaxError} from './syntax-error.js';
import type {TableExpression} from './table.js';
import type {Token, TokenizedText} from './token.js';

/** The rules that others lead back to, handed on so that the files of the grammar import one way, and each by which a dialect differs. */
export interface Grammar {
  /** Operators that bind less strongly than `lowest` end it; what numbers those are is the dialect's. */
  readonly readExpression: (cursor: Cursor, lowest?: number) => Expression;
  readonly readQuery: (cursor: Cursor) => Query;
  /** The rest of a query whose WITH is read; `start` is where the query starts. */
  readonly readQueryAfter: (cursor: Cursor, withTables: With | undefined, start: number) => Query;
  readonly readTableExpression: (cursor: Cursor) => TableExpression;
  /** `AS name`, or a name alone, if it comes next. */
  readonly readAlias: (cursor: Cursor) => Identifier | undefined;
  /** Readers of statements that a dialect has, or reads, in its own way, by the first word. */
  readonly statements: ReadonlyMap<string, (cursor: Cursor) => Explainable>;
}

/** Where in the tokens a parse is. `read…` functions take what they read and move it on. */
export interface Cursor {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly grammar: Grammar;
  index: number;
  /** How many expressions and groups of tables are open; a query counts twice, as it takes more of the stack. */
  depth: number;
}

/** SQLite's own limit of an expression's depth, and one that the stack surely holds. */
const deepest = 1000;

export function createCursor({source, tokens}: TokenizedText, grammar: Grammar): Cursor {
  return {source, tokens, grammar, index: 0, depth: 0};
}

/** The token `ahead` of the next one, without taking it. */
export function peek(cursor: Cursor, ahead = 0): Token {
  const end = cursor.source.length;
  return cursor.tokens[cursor.index + ahead] ?? {type: 'end', key: '', value: '', start: end, end};
}

/** The token taken last, or undefined at the start. */
export function previous(cursor: Cursor): Token | undefined {
  return cursor.tokens[cursor.index - 1];
}

export function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.index += 1;
  return token;
}

/** Whether the next tokens are these keywords or symbols, one after the other. */
export function at(cursor: Cursor, ...keys: readonly string[]): boolean {
  return keys.every((key, ahead) => peek(cursor, ahead).key === key);
}

/** Takes these keywords or symbols if all of them come next. */
export function accept(cursor: Cursor, ...keys: readonly string[]): boolean {
  if (!at(cursor, ...keys)) return false;
  cursor.index += keys.length;
  return true;
}

/** Takes a keyword or symbol that must come next. */
export function expect(cursor: Cursor, key: string, hint?: string): Token {
  if (peek(cursor).key !== key) throw expected(cursor, /^\w/.test(key) ? key : `"${key}"`, hint);
  return take(cursor);
}

/** Takes the parenthesis that closes `open`. */
export function expectClose(cursor: Cursor, open: Token): Token {
  if (at(cursor, ')')) return take(cursor);
  const line = cursor.source.slice(0, open.start).split('\n');
  const place = `line ${line.length}, column ${(line.at(-1)?.length ?? 0) + 1}`;
  throw expected(cursor, '")"', `The "(" of ${place} is not closed, or a comma or an operator is missing.`);
}

/** From `start` to the end of the token taken last. */
export function rangeFrom(cursor: Cursor, start: number): Range {
  return {start, end: previous(cursor)?.end ?? start};
}

/** `read`, and again after each comma. */
export function readList<T>(cursor: Cursor, read: (cursor: Cursor) => T): T[] {
  const items = [read(cursor)];
  while (accept(cursor, ',')) items.push(read(cursor));
  return items;
}

/** Counts more levels of nesting, one or `levels`; `leave` ends them. */
export function enter(cursor: Cursor, levels = 1): void {
  cursor.depth += levels;
  if (cursor.depth <= deepest) return;
  throw syntaxError(
    cursor.source,
    `the statement is nested more than ${deepest} deep`,
    peek(cursor),
    undefined,
  );
}

export function leave(cursor: Cursor, levels = 1): void {
  cursor.depth -= levels;
}

/** The error for a next token that is not `what`. */
export function expected(cursor: Cursor, what: string, hint?: string): Error {
  const token = peek(cursor);
  const trailing = previous(cursor)?.key === ',' && endsList(token);
  const comma = trailing ? 'Leave out the comma before it.' : undefined;
  const cast = token.key === '::' ? 'Write CAST(x AS type) for x::type.' : undefined;
  return syntaxError(
    cursor.source,
    `expected ${what}, found ${describeToken(cursor.source, token)}`,
    token,
    comma ?? cast ?? hint,
  );
}

const listEnds = new Set([
  ...[')', ';', 'FROM', 'WHERE', 'RETURNING', 'GROUP', 'ORDER', 'LIMIT', 'HAVING', 'UNION', 'SET', 'VALUES'],
  ...['SELECT', 'ON', 'USING', 'EXCEPT', 'INTERSECT', 'EXPECT'],
]);

function endsList(token: Token): boolean {
  return token.type === 'end' || listEnds.has(token.key);
}

/** A token as a message names it: its text, shortened. */
export function describeToken(source: string, token: Token): string {
  if (token.type === 'end') return 'the end of the text';
  const text = source.slice(token.start, token.end);
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return token.type === 'string' || token.type === 'quoted' ? short : `"${short}"`;
}
