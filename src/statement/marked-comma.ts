import type {Token, TokenizedText} from './token.js';

const mark = /^--\s*required\s*,\s*$/i;
const openers = new Set(['', ',', '(', ';']);
const closers = new Set([',', ')', ';', 'FROM', 'WHERE', 'ON', 'RETURNING', 'AND', 'OR']);

interface Comment {
  readonly start: number;
  readonly end: number;
  /** How many tokens stand before it. */
  readonly before: number;
}

/**
 * StackQL's generated examples write `'{{ label }}' --required,` with the comma inside of the comment, where
 * it separates nothing. In such a comment, between two values, the comma is moved to the front: the text
 * becomes `'{{ label }}' ,--required`, so that every offset stays and SQLite reads what was meant.
 */
export function moveMarkedCommas(
  source: string,
  tokens: readonly Token[],
  comments: readonly Comment[],
): TokenizedText {
  const marked = comments.filter(comment => {
    const previous = tokens[comment.before - 1];
    const next = tokens[comment.before];
    return (
      mark.test(source.slice(comment.start, comment.end)) &&
      previous !== undefined &&
      next !== undefined &&
      next.type !== 'end' &&
      !(previous.type === 'symbol' && openers.has(previous.key)) &&
      !closers.has(next.key)
    );
  });
  if (marked.length === 0) return {source, tokens};
  const pieces: string[] = [];
  const result: Token[] = [];
  let offset = 0;
  let index = 0;
  for (const {start, end, before} of marked) {
    const comment = source.slice(start, end);
    const comma = comment.lastIndexOf(',');
    pieces.push(source.slice(offset, start), ',', comment.slice(0, comma), comment.slice(comma + 1));
    result.push(...tokens.slice(index, before));
    result.push({type: 'symbol', key: ',', value: ',', start, end: start + 1});
    offset = end;
    index = before;
  }
  pieces.push(source.slice(offset));
  result.push(...tokens.slice(index));
  return {source: pieces.join(''), tokens: result};
}
