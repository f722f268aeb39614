import type {Result} from '../execute/result.js';
import {makeCell} from './cell.js';
import {fillLines} from './fill-lines.js';
import {writeFooter} from './footer.js';
import type {FormatOptions} from './format.js';
import {nullCell, showValue} from './shown-value.js';

/**
 * A line for each field, `name = value`, for a person who looks at a few rows. Values are whole: where there is a width,
 * they go on below themselves, but for secrets, which have to be copied in one piece. Where there are several rows, each has a heading; the last line tells their number.
 */
export function* formatLine(
  result: Result,
  {width, colors = false}: FormatOptions,
): Generator<string, void, undefined> {
  const names = result.columns.map(({name}) => makeCell(name));
  const widest = Math.max(0, ...names.map(cell => cell.width));
  const starts = names.map(cell => `${' '.repeat(widest - cell.width)}${cell.text} = `);
  const filling = {separator: '', indent: widest + 3};
  for (const [index, row] of result.rows.entries()) {
    if (result.columns.length === 0) break;
    if (result.rows.length > 1) yield drawHeading(index + 1, colors);
    for (const [at, {type, secret}] of result.columns.entries()) {
      const start = starts[at] ?? '';
      const cell = showValue(row[at] ?? null, type);
      const [first = '', ...rest] = fillLines(start, [cell.text], {
        ...filling,
        width: secret ? undefined : width || undefined,
      });
      const value = first.slice(start.length);
      const isNull = cell === nullCell;
      const shown = colors ? drawBold(start) + (isNull ? drawDim(value) : value) : first;
      yield `${[shown, ...rest].join('\n')}\n`;
    }
  }
  yield writeFooter(result, false);
}

function drawHeading(number: number, colors: boolean): string {
  const heading = `-[ row ${number} ]`.padEnd(20, '-');
  return `${colors ? drawDim(heading) : heading}\n`;
}

function drawBold(text: string): string {
  return `\u001b[1m${text}\u001b[22m`;
}

function drawDim(text: string): string {
  return `\u001b[2m${text}\u001b[22m`;
}
