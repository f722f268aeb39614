import {makeCell, splitCell} from './cell.js';

export interface Filling {
  /** What stands between two texts on one line. */
  readonly separator: string;
  /** How far lines after the first are indented. */
  readonly indent: number;
  /** Columns of the terminal; undefined: there is one line. */
  readonly width: number | undefined;
}

/** However narrow the terminal, a line has so many columns for its text. */
const leastRoom = 20;

/**
 * Lines that begin with `start` and hold the texts in whole: beside each other where they fit, on lines of their own where
 * not, and cut between letters where one is wider than a line. Characters that could act on the terminal are escaped.
 */
export function fillLines(start: string, texts: readonly string[], filling: Filling): readonly string[] {
  const {separator, indent, width = Number.POSITIVE_INFINITY} = filling;
  const end = Math.max(width, indent + leastRoom);
  const lines: string[] = [];
  let line = start;
  let {width: used} = makeCell(start);
  let isEmpty = true;
  for (const text of texts) {
    const cell = makeCell(text);
    const gap = isEmpty ? '' : separator;
    if (used + gap.length + cell.width > end && !isEmpty) {
      lines.push(line);
      line = ' '.repeat(indent);
      used = indent;
    } else {
      line += gap;
      used += gap.length;
    }
    const [first, ...rest] = splitCell(cell, end - Math.max(used, indent));
    line += first?.text ?? '';
    used += first?.width ?? 0;
    for (const piece of rest) {
      lines.push(line);
      line = ' '.repeat(indent) + piece.text;
      used = indent + piece.width;
    }
    isEmpty = false;
  }
  return [...lines, line];
}
