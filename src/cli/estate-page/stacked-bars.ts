import {groupDigits} from './count-words.js';
import {cutText} from './cut-text.js';
import {type Html, html} from './html.js';

export interface BarChart {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What the colours mean, in the order in which they stand. */
  readonly series: readonly {readonly name: string; readonly color: Color}[];
  readonly bars: readonly Bar[];
  /** Each bar is as long as the chart is wide; else the longest is. */
  readonly isShare: boolean;
}

export interface Bar {
  readonly label: string;
  /** Stands behind the label. */
  readonly remark?: string;
  /** By the name of the series. */
  readonly values: Readonly<Record<string, number>>;
}

/** Colours of the style sheet, each with one for text on it. */
export type Color = 'danger' | 'warning' | 'fine' | 'soft' | 'other' | 'quiet';

const rowHeight = 46;
const barHeight = 18;
/** The least width of a part, in percent, so that one client among thousands is seen. */
const leastWidth = 1.2;
/** From this width on, in percent, a part has room for its number. */
const roomForNumber = 9;

/** So many letters stand beside the number on a phone. */
const lettersOfLine = 42;

/** Horizontal bars of several parts. Places are in percent and texts in pixels, so that it reads well at any width. */
export function renderBars({id, title, description, series, bars, isShare}: BarChart): Html {
  const totals = bars.map(bar => sum(Object.values(bar.values)));
  const most = Math.max(1, ...totals);
  const rows = bars.map((bar, row) => {
    const {label} = bar;
    const remark = cutText(bar.remark ?? '', lettersOfLine / 3);
    const total = totals[row] ?? 0;
    const whole = isShare ? 100 : (total / most) * 100;
    const parts = layOut(
      series.map(({name}) => bar.values[name] ?? 0),
      whole,
    );
    const top = row * rowHeight;
    const middle = top + 20 + barHeight / 2 + 4;
    return html`<text x="0" y="${top + 14}" class="label">${cutText(label, lettersOfLine - remark.length)}${
      remark === '' ? undefined : html`<tspan class="remark" dx="8">${remark}</tspan>`
    }</text><text x="100%" y="${top + 14}" text-anchor="end" class="label count">${groupDigits(total)}</text>
${parts.map(({start, width, value}, at) => {
  const {name = '', color = 'quiet'} = series[at] ?? {};
  if (value === 0) return undefined;
  return html`<rect x="${percent(start)}" y="${top + 20}" width="${percent(width)}" height="${barHeight}" class="part ${color}"><title>${label}: ${value} ${name}</title></rect>${
    width < roomForNumber
      ? undefined
      : html`<text x="${percent(start + width / 2)}" y="${middle}" text-anchor="middle" class="on-${color}">${groupDigits(value)}</text>`
  }`;
})}`;
  });
  return html`<ul class="legend">${series.map(
    ({name, color}) =>
      html`<li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" class="${color}"/></svg> ${name}</li>`,
  )}</ul>
<svg class="chart" role="img" width="100%" height="${bars.length * rowHeight}" aria-labelledby="${id}-title ${id}-text"><title id="${id}-title">${title}</title><desc id="${id}-text">${description}</desc>
${rows}</svg>`;
}

interface Place {
  readonly start: number;
  readonly width: number;
  readonly value: number;
}

/** Shares a width among values: each that is not 0 gets the least, and the larger ones give it. */
function layOut(values: readonly number[], whole: number): readonly Place[] {
  const total = sum(values);
  const own = values.map(value => (value === 0 ? 0 : Math.max(leastWidth, (value / total) * whole)));
  const scale = total === 0 ? 0 : whole / sum(own);
  let start = 0;
  return own.map((each, at) => {
    const place = {start, width: each * scale, value: values[at] ?? 0};
    start += place.width;
    return place;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

export function percent(number: number): string {
  return `${Math.round(number * 100) / 100}%`;
}
