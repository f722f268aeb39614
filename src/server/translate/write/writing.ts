import type {Edit} from '../../../plan/rewrite.js';
import {rewriteText} from '../../../plan/rewrite.js';
import type {Expression, Range} from '../../../statement/query.js';
import type {Token} from '../../../statement/token.js';
import type {Inference} from '../infer/inference.js';
import type {Inferred} from '../postgres-type.js';

/** A statement while it is written anew: what is known of it, and the changes to its text so far. */
export interface Writing {
  readonly inference: Inference;
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly edits: Edit[];
}

/** Puts text around a range. Of the same range the first is the outermost, so that what is around goes before what is in. */
export function wrap({edits}: Writing, range: Range, before: string, after: string): void {
  if (before !== '' || after !== '') edits.push({kind: 'wrap', range, before, after});
}

export function replace({edits}: Writing, range: Range, text: string): void {
  edits.push({kind: 'replace', range, text});
}

/** Puts a comma in the place of a word or a mark between two values. */
export function replaceByComma(writing: Writing, range: Range): void {
  replace(writing, withBlanksBefore(writing, range), ',');
}

/** Takes words out that SQLite doesn't have, with the blanks behind them. */
export function remove(writing: Writing, {start, end}: Range): void {
  const blanks = /^\s*/.exec(writing.source.slice(end))?.[0].length ?? 0;
  replace(writing, {start, end: end + blanks}, '');
}

export function withBlanksBefore({source}: Writing, {start, end}: Range): Range {
  return {start: source.slice(0, start).trimEnd().length, end};
}

/** The text of a range as it is by now: what is in it has to be written before. */
export function written({source, edits}: Writing, range: Range): string {
  return rewriteText(source, edits, range);
}

export function typeOf({inference}: Writing, node: Expression): Inferred {
  return inference.literals.get(node) ?? inference.types.get(node);
}

/** The first token that starts at `offset` or behind it, and its index. */
export function tokenFrom({tokens}: Writing, offset: number): {token: Token; index: number} {
  let [low, high] = [0, tokens.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return {token: tokens[low] as Token, index: low};
}

/** Whether parentheses stand directly around a range. */
export function isEnclosed(writing: Writing, {start, end}: Range): boolean {
  const before = writing.tokens[tokenFrom(writing, start).index - 1];
  return before?.key === '(' && tokenFrom(writing, end).token.key === ')';
}
