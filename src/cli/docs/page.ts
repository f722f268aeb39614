/**
 * A page of the documentation, as data. In texts, what stands between backticks is code; code that is the name of another
 * page leads there.
 */
export interface Page {
  readonly name: string;
  /** Pages of one group stand together in the index. */
  readonly group: string;
  /** What it is about, in one line. */
  readonly summary: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | {readonly kind: 'heading'; readonly text: string}
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'terms'; readonly terms: readonly Term[]}
  /** Examples of SQL and of commands run as they stand, one after the other. */
  | {readonly kind: 'example'; readonly language: 'sql' | 'sh' | 'yaml'; readonly text: string};

/** Something with a name, and what there is to say of it. */
export interface Term {
  readonly name: string;
  /** Short facts, each a few words. */
  readonly facts: readonly string[];
  readonly text: string;
  /** What it consists of. */
  readonly parts?: readonly Omit<Term, 'parts'>[];
}

export const heading = (text: string): Block => ({kind: 'heading', text});
export const text = (content: string): Block => ({kind: 'text', text: content.trim().replace(/\s+/g, ' ')});
export const terms = (list: readonly Term[]): Block => ({kind: 'terms', terms: list});
export const sql = (content: string): Block => ({kind: 'example', language: 'sql', text: content.trim()});
export const sh = (content: string): Block => ({kind: 'example', language: 'sh', text: content.trim()});
export const yaml = (content: string): Block => ({kind: 'example', language: 'yaml', text: content.trim()});
