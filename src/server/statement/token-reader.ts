import {positionAt, RowgateError} from '../../errors.js';
import type {SqlToken} from './scan-sql.js';
import type {StatementText} from './split-statements.js';

/** Reads the tokens of a statement one after the other. */
export interface TokenReader {
  /** Whether these words or marks follow. They are taken then. */
  accept(...keys: readonly string[]): boolean;
  /** @throws RowgateError `syntax` where it does not follow. */
  expect(...keys: readonly string[]): void;
  peek(): SqlToken | undefined;
  /** @throws RowgateError `syntax` at the end. */
  take(): SqlToken;
  /** A name, quoted or not. @throws RowgateError `syntax`. */
  name(): string;
  /** @throws RowgateError `syntax` where something follows. */
  end(): void;
  /** A syntax error at the next token. */
  expected(what: string): RowgateError;
}

export function createTokenReader({sql, tokens}: StatementText): TokenReader {
  let next = 0;
  const reader: TokenReader = {
    accept: (...keys) => {
      const follow = keys.every((key, index) => tokens[next + index]?.key === key);
      if (follow) next += keys.length;
      return follow;
    },
    expect: (...keys) => {
      if (!reader.accept(...keys)) throw reader.expected(keys.join(' '));
    },
    peek: () => tokens[next],
    take: () => {
      const token = tokens[next];
      if (token === undefined) throw reader.expected('more');
      next += 1;
      return token;
    },
    name: () => {
      const token = tokens[next];
      if (token?.kind !== 'word' && token?.kind !== 'quoted') throw reader.expected('a name');
      next += 1;
      return token.value;
    },
    end: () => {
      if (next < tokens.length) throw reader.expected('the end');
    },
    expected: what => {
      const token = tokens[next];
      const found = token === undefined ? 'the end' : `"${sql.slice(token.start, token.end)}"`;
      const {start, end} = token ?? {start: sql.length, end: sql.length};
      return new RowgateError('syntax', `expected ${what}, found ${found}`, {
        position: positionAt(sql, start, end),
      });
    },
  };
  return reader;
}
