import type {Range} from '../statement/query.js';

/** A change to the user's text: other text in place of a range, or text around it. */
export type Edit =
  | {readonly kind: 'replace'; readonly range: Range; readonly text: string}
  | {readonly kind: 'wrap'; readonly range: Range; readonly before: string; readonly after: string};

/**
 * The text of `range` with the edits that lie in it. Edits may nest; a replacement swallows what lies in it. Of
 * the same range, text goes around a replacement, and the first text given is the outermost.
 */
export function rewriteText(source: string, edits: readonly Edit[], range: Range): string {
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
  let next = 0;
  const render = (start: number, end: number): string => {
    let text = '';
    let position = start;
    for (let edit = inside[next]; edit !== undefined && edit.range.end <= end; edit = inside[next]) {
      next++;
      text += source.slice(position, edit.range.start);
      if (edit.kind === 'wrap') {
        text += edit.before + render(edit.range.start, edit.range.end) + edit.after;
      } else {
        text += edit.text;
        while ((inside[next]?.range.end ?? Number.POSITIVE_INFINITY) <= edit.range.end) next++;
      }
      position = edit.range.end;
    }
    return text + source.slice(position, end);
  };
  return render(range.start, range.end);
}

/** An identifier as SQL, whatever is in it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string as SQL. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
