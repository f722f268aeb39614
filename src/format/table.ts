import type {Result} from '../execute/result.js';
import {type Cell, cutCell, makeCell} from './cell.js';
import {fitColumns} from './column-widths.js';
import {writeFooter} from './footer.js';
import type {FormatOptions} from './format.js';
import {formatLine} from './line.js';
import {findNumericColumns} from './numeric-columns.js';
import {nullCell, showValue} from './shown-value.js';

/**
 * A table for a person, ruled in ASCII so that it can be pasted anywhere. Numbers are flush right, NULL is shown,
 * blobs are told by kind and size, and characters that could act on the terminal are escaped. Where there is a width,
 * columns are narrowed to fit it and what was cut ends with `…`; the last line then says so. It also tells the number
 * of rows and whether some are missing. Where the columns are too many even so, each field has a line of its own.
 */
export function* formatTable(result: Result, options: FormatOptions): Generator<string, void, undefined> {
  const limit = options.width !== undefined && options.width > 0 ? options.width : undefined;
  const names = result.columns.map(column => makeCell(column.name, limit));
  const rows = result.rows.map(row =>
    result.columns.map(({type, secret}, index) =>
      showValue(row[index] ?? null, type, secret ? undefined : limit),
    ),
  );
  const numeric = findNumericColumns(result);
  const extents = names.map((name, index) => ({
    name: name.width,
    values: rows.reduce((widest, row) => Math.max(widest, row[index]?.width ?? 0), 0),
    numeric: numeric[index] ?? false,
    ...(result.columns[index]?.type === 'timestamp' && {least: dayWidth}),
    whole: result.columns[index]?.secret ?? false,
  }));
  // A border and two blanks for each column, and the border on the right.
  const room = limit === undefined ? Number.POSITIVE_INFINITY : limit - 3 * names.length - 1;
  const widths = fitColumns(extents, room);
  if (rows.length > 0 && widths.reduce((sum, each) => sum + each, 0) > room) {
    yield* formatLine(result, options);
    return;
  }

  if (names.length > 0) {
    const rule = `+${widths.map(width => '-'.repeat(width + 2)).join('+')}+\n`;
    yield rule;
    yield drawLine(names, widths, numeric, options.colors ? drawBold : undefined);
    yield rule;
    for (const row of rows) yield drawLine(row, widths, numeric, options.colors ? drawNullDim : undefined);
    if (rows.length > 0) yield rule;
  }
  const shortened = [names, ...rows].some(row =>
    row.some((cell, index) => cell.cut || cell.width > (widths[index] ?? 0)),
  );
  yield writeFooter(result, shortened);
}

/** `2026-01-31…` */
const dayWidth = 11;

/** Puts colour around a piece of text that stands for `cell`. */
type Draw = (text: string, cell: Cell) => string;

const drawBold: Draw = text => `\u001b[1m${text}\u001b[22m`;
const drawNullDim: Draw = (text, cell) => (cell === nullCell ? `\u001b[2m${text}\u001b[22m` : text);

function drawLine(
  cells: readonly Cell[],
  widths: readonly number[],
  numeric: readonly boolean[],
  draw: Draw = text => text,
): string {
  const parts = cells.map((cell, index) => {
    const width = widths[index] ?? 0;
    const {text, width: used} = cutCell(cell, width);
    const padding = ' '.repeat(width - used);
    return numeric[index] ? padding + draw(text, cell) : draw(text, cell) + padding;
  });
  return `| ${parts.join(' | ')} |\n`;
}
