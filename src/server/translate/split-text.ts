import {tokenizePostgres} from '../../statement/postgres/tokenize-postgres.js';
import type {Range} from '../../statement/query.js';
import type {Token} from '../../statement/token.js';

/** One statement of a text that a client sent. */
export interface StatementText {
  /** The whole text, so that a place in it is what the client sees. */
  readonly source: string;
  /** Of the statement in it, without its `;`. */
  readonly range: Range;
  /** Those of the statement, and one of the type `end`. */
  readonly tokens: readonly Token[];
}

/**
 * The statements of a text, which `;` separates. Empty ones are left out.
 *
 * @throws RowgateError with code `syntax` for what is no token of Postgres, or is not ended.
 */
export function splitText(source: string): readonly StatementText[] {
  const {tokens} = tokenizePostgres(source);
  const statements: StatementText[] = [];
  let first = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.key !== ';' && token.type !== 'end') continue;
    if (index > first) statements.push(cut(source, tokens, first, index));
    first = index + 1;
  }
  return statements;
}

/** A part of a statement, from one of its tokens to before another: the query in `COPY (…) TO STDOUT`, say. */
export function partOf(
  {source, tokens}: StatementText,
  first: number,
  end: number = tokens.length - 1,
): StatementText {
  return cut(source, tokens, first, end);
}

function cut(source: string, tokens: readonly Token[], first: number, end: number): StatementText {
  const own = tokens.slice(first, end);
  const start = own[0]?.start ?? 0;
  const last = own.at(-1)?.end ?? start;
  const mark: Token = {type: 'end', key: '', value: '', start: last, end: last};
  return {source, range: {start, end: last}, tokens: [...own, mark]};
}
