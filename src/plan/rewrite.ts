import type {Range} from '../statement/query.js';

/** A change to the user's text: other text in place of a range, or text around it. */
export type Edit =
  | {readonly kind: 'replace'; readonly range: Range; readonly text: string}
  | {readonly kind: 'wrap'; readonly range: Range; readonly before: string; readonly after: string};

/** A piece of a text as edited: copied from the user's, or put there by an edit. */
export interface Piece {
  readonly text: string;
  /** What it is a copy of, or what the edit is of. */
  readonly from: Range;
  readonly isCopy: boolean;
}

/**
 * The text of `range` with the edits that lie in it. Edits may nest; a replacement swallows what lies in it. Of
 * the same range, text goes around a replacement, and the first text given is the outermost.
 */
export function rewriteText(source: string, edits: readonly Edit[], range: Range): string {
  return renderEdits(source, edits, range)
    .map(piece => piece.text)
    .join('');
}

/** The pieces that such a text consists of. */
export function renderEdits(source: string, edits: readonly Edit[], range: Range): readonly Piece[] {
  const inside = edits
    .filter(({range: {start, end}}) => start >= range.start && end <= range.end)
    .map((edit, order) => ({edit, order}))
    .sort(
      (a, b) =>
        a.edit.range.start - b.edit.range.start ||
        b.edit.range.end - a.edit.range.end ||
        Number(a.edit.kind === 'replace') - Number(b.edit.kind === 'replace') ||
        a.order - b.order,
    )
    .map(each => each.edit);
  const pieces: Piece[] = [];
  let next = 0;
  const copy = (start: number, end: number) => {
    if (end > start) pieces.push({text: source.slice(start, end), from: {start, end}, isCopy: true});
  };
  const put = (text: string, from: Range) => {
    if (text !== '') pieces.push({text, from, isCopy: false});
  };
  const render = (start: number, end: number) => {
    let position = start;
    for (let edit = inside[next]; edit !== undefined && edit.range.end <= end; edit = inside[next]) {
      next++;
      copy(position, edit.range.start);
      if (edit.kind === 'wrap') {
        put(edit.before, edit.range);
        render(edit.range.start, edit.range.end);
        put(edit.after, edit.range);
      } else {
        put(edit.text, edit.range);
        while ((inside[next]?.range.end ?? Number.POSITIVE_INFINITY) <= edit.range.end) next++;
      }
      position = edit.range.end;
    }
    copy(position, end);
  };
  render(range.start, range.end);
  return pieces;
}

/** An identifier as SQL, whatever is in it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string as SQL. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
