import {type Piece, scanInput} from '../scan-input.js';

/** A piece of a statement that means something. */
export interface InputToken {
  readonly kind: Piece['kind'];
  /** A word in upper case, a symbol as it is, and empty for everything else. */
  readonly key: string;
  /** A name without its quotes, anything else as it stands. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The tokens of the statement of a text that the cursor is in; undefined where it is in a string or a comment. */
export function findStatementTokens(text: string, cursor: number): readonly InputToken[] | undefined {
  const pieces = scanInput(text);
  const around = pieces.find(
    ({start, end, isOpen}) => start < cursor && (cursor < end || (isOpen && cursor === end)),
  );
  const isQuoting = around?.kind === 'string' || around?.kind === 'quoted' || around?.kind === 'comment';
  const isLineComment = pieces.some(
    ({kind, start, end}) => kind === 'comment' && end === cursor && text.startsWith('--', start),
  );
  if (isQuoting || isLineComment) return undefined;
  const ends = pieces.filter(({kind, start}) => kind === 'symbol' && text.charAt(start) === ';');
  const from = ends.findLast(({end}) => end <= cursor)?.end ?? 0;
  const to = ends.find(({start}) => start >= cursor)?.start ?? text.length;
  return pieces.flatMap(({kind, start, end}) => {
    if (kind === 'blank' || kind === 'comment' || start < from || end > to) return [];
    const own = text.slice(start, end);
    const key = kind === 'word' ? own.toUpperCase() : kind === 'symbol' ? own : '';
    return [{kind, key, text: kind === 'quoted' ? own.slice(1, -1) : own, start, end}];
  });
}

export function isName({kind}: InputToken): boolean {
  return kind === 'word' || kind === 'quoted';
}

/** The dotted name that begins at a token, and the token after it. */
export function readPath(
  tokens: readonly InputToken[],
  start: number,
): {readonly path: readonly string[]; readonly next: number} {
  const path: string[] = [];
  let next = start;
  for (let token = tokens[next]; token !== undefined && isName(token); token = tokens[next]) {
    path.push(token.text);
    next += 1;
    if (tokens[next]?.key !== '.') break;
    next += 1;
  }
  return {path, next};
}
