import {type SqlToken, scanSql} from './scan-sql.js';

/** One statement, with its tokens, whose offsets are in `sql`. */
export interface StatementText {
  readonly sql: string;
  readonly tokens: readonly SqlToken[];
  /** Where `sql` begins in the text that it came in. */
  readonly offset: number;
}

const opening = new Set(['(', '[']);
const closing = new Set([')', ']']);

/** The statements of a text, which `;` separates. What has no token is none. */
export function splitStatements(text: string): readonly StatementText[] {
  const statements: StatementText[] = [];
  let tokens: SqlToken[] = [];
  let depth = 0;
  const finish = () => {
    const [first] = tokens;
    const last = tokens.at(-1);
    if (first === undefined || last === undefined) return;
    const {start} = first;
    const shifted = tokens.map(token => ({...token, start: token.start - start, end: token.end - start}));
    statements.push({sql: text.slice(start, last.end), tokens: shifted, offset: start});
    tokens = [];
  };
  for (const token of scanSql(text)) {
    if (opening.has(token.key)) depth += 1;
    if (closing.has(token.key)) depth = Math.max(0, depth - 1);
    if (token.key === ';' && depth === 0) finish();
    else tokens.push(token);
  }
  finish();
  return statements;
}
