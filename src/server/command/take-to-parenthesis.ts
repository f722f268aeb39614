import type {TokenReader} from '../statement/token-reader.js';

/** Takes what is left in a parenthesis, and its end; gives where in the text what was in it stands. */
export function takeToParenthesis(reader: TokenReader): {readonly start: number; readonly end: number} {
  const start = reader.peek()?.start ?? 0;
  let end = start;
  for (let depth = 1; depth > 0; ) {
    const token = reader.take();
    if (token.key === '(') depth += 1;
    if (token.key === ')') depth -= 1;
    if (depth > 0) end = token.end;
  }
  return {start, end};
}
