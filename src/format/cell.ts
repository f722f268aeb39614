import stringWidth from 'string-width';
import {showHidden} from './hidden-characters.js';

/** A piece of text that is safe to show on a terminal, measured once. */
export interface Cell {
  readonly text: string;
  /** In columns of the terminal. */
  readonly width: number;
  /** A part is missing, and the text ends with `…`. */
  readonly cut?: true;
}

/** Text in which every UTF-16 unit is one column wide and none is hidden: ASCII and the Latin letters. */
const plainText = /^[\x20-\x7e\xa1-\xac\xae-\u02ff]*$/;

/** Characters kept of a long text for each column of the limit: room for letters of several code points each. */
const unitsPerColumn = 8;

/**
 * Makes the cell of a text. With a limit, a text that is far wider than that many columns is cut before it is
 * measured, and ends with `…`: measuring a megabyte to show forty columns is a waste.
 */
export function makeCell(text: string, limit?: number): Cell {
  if (limit !== undefined && text.length > limit * unitsPerColumn) {
    const {text: start, width} = makeCell(text.slice(0, limit * unitsPerColumn));
    return {text: `${start}…`, width: width + 1, cut: true};
  }
  if (plainText.test(text)) return {text, width: text.length};
  const shown = showHidden(text);
  return {text: shown, width: stringWidth(shown)};
}

let segmenter: Intl.Segmenter | undefined;

/** Letters as people see them. The rules for them are slow to load. */
function letters(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter();
  return segmenter.segment(text);
}

/** The cell in at most `width` (1 or more) columns, between letters and with `…` at its end where it was cut. */
export function cutCell(cell: Cell, width: number): Cell {
  if (cell.width <= width) return cell;
  if (plainText.test(cell.text)) return {text: `${cell.text.slice(0, width - 1)}…`, width, cut: true};
  let text = '';
  let used = 0;
  for (const {segment} of letters(cell.text)) {
    const next = used + stringWidth(segment);
    if (next > width - 1) break;
    text += segment;
    used = next;
  }
  return {text: `${text}…`, width: used + 1, cut: true};
}

/** The cell in pieces of at most `width` (2 or more) columns, cut between letters, that make the whole when joined. */
export function splitCell(cell: Cell, width: number): readonly Cell[] {
  if (cell.width <= width) return [cell];
  const pieces: Cell[] = [];
  if (plainText.test(cell.text)) {
    for (let start = 0; start < cell.width; start += width)
      pieces.push(makeCell(cell.text.slice(start, start + width)));
    return pieces;
  }
  let text = '';
  let used = 0;
  for (const {segment} of letters(cell.text)) {
    const own = plainText.test(segment) ? segment.length : stringWidth(segment);
    if (used + own > width) {
      pieces.push({text, width: used});
      text = '';
      used = 0;
    }
    text += segment;
    used += own;
  }
  return [...pieces, {text, width: used}];
}
