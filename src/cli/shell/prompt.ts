import type {Open} from './split-input.js';

export interface PromptState {
  readonly isSandbox: boolean;
  readonly isReadOnly: boolean;
  /** Between BEGIN and COMMIT. */
  readonly inTransaction: boolean;
  readonly open: Open;
}

const marks: Readonly<Record<Open, string>> = {
  nothing: '> ',
  statement: '-> ',
  parenthesis: '(> ',
  string: "'> ",
  quoted: '"> ',
  comment: '/*> ',
};

/** What stands before the line that is typed: where statements go, and what a statement is in the middle of. */
export function describePrompt({isSandbox, isReadOnly, inTransaction, open}: PromptState): string {
  const name = `${isSandbox ? 'sandbox' : 'rowgate'}${isReadOnly ? ' (read-only)' : ''}${inTransaction ? '*' : ''}`;
  const prompt = name + marks.nothing;
  return open === 'nothing' ? prompt : marks[open].padStart(prompt.length);
}
