import {type Piece, scanInput} from './scan-input.js';

/** What a text that is typed line by line has so far. */
export interface SplitInput {
  /** Those that are ended, without their `;`. */
  readonly statements: readonly string[];
  /** What follows them; empty where that is blanks and comments. */
  readonly rest: string;
  /** What has to come first to end the rest. */
  readonly open: Open;
}

/** Nothing: no statement is begun. Else what it is in the middle of. */
export type Open = 'nothing' | 'statement' | 'parenthesis' | 'string' | 'quoted' | 'comment';

/** Cuts a text at each `;` that is in no quotes and no comment. */
export function splitInput(text: string): SplitInput {
  const statements: string[] = [];
  let own: Piece[] = [];
  let depth = 0;
  const take = () => {
    const [first] = own;
    const last = own.at(-1);
    if (first !== undefined && last !== undefined) statements.push(text.slice(first.start, last.end));
    own = [];
    depth = 0;
  };
  let open: Piece | undefined;
  for (const piece of scanInput(text)) {
    if (piece.isOpen) open = piece;
    if (piece.kind === 'blank' || (piece.kind === 'comment' && !piece.isOpen)) continue;
    const mark = piece.kind === 'symbol' ? text.charAt(piece.start) : '';
    if (mark === ';') {
      take();
      continue;
    }
    if (mark === '(') depth += 1;
    if (mark === ')') depth -= 1;
    own.push(piece);
  }
  const [first] = own;
  if (first === undefined) return {statements, rest: '', open: 'nothing'};
  const rest = text.slice(first.start);
  if (open !== undefined && isQuoting(open.kind)) return {statements, rest, open: open.kind};
  return {statements, rest, open: depth > 0 ? 'parenthesis' : 'statement'};
}

function isQuoting(kind: Piece['kind']): kind is 'string' | 'quoted' | 'comment' {
  return kind === 'string' || kind === 'quoted' || kind === 'comment';
}
