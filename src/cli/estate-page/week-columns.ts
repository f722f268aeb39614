import type {EndingGrant} from '../estate/estate-report.js';
import {countWords} from './count-words.js';
import {type Html, html} from './html.js';
import {percent} from './stacked-bars.js';

const weeks = 13;
const day = 86_400_000;
const [plotHeight, headroom, axisHeight] = [150, 20, 38];
/** Of a block, in pixels. */
const [lowest, tallest] = [6, 18];

/** How far the chart looks ahead, in days. */
export const reach = weeks * 7;

/** When grants end, week by week. */
export function renderWeeks(grants: readonly EndingGrant[], madeAt: string): Html {
  const start = Date.parse(madeAt);
  const columns = Array.from({length: weeks}, (_, week) =>
    grants.filter(({daysLeft}) => Math.floor(daysLeft / 7) === week),
  );
  const most = Math.max(...columns.map(each => each.length));
  const height = Math.min(tallest, plotHeight / Math.max(1, most));
  const floor = headroom + Math.min(plotHeight, height * Math.max(1, most));
  const step = 100 / weeks;
  const blocks = columns.map((column, week) => {
    const x = week * step;
    let top = floor;
    const parts = cutColumn(column, height).map(({kind, count, title}) => {
      top -= count * height;
      return html`<rect x="${percent(x + step * 0.1)}" y="${round(top)}" width="${percent(step * 0.8)}" height="${round(count * height)}" class="part ${kind === 'app' ? 'fine' : 'warning'}"><title>${title}</title></rect>`;
    });
    if (column.length === 0) return undefined;
    return html`${parts}<text x="${percent(x + step / 2)}" y="${round(top - 5)}" text-anchor="middle" class="label count">${column.length}</text>`;
  });
  const ticks = Array.from({length: weeks}, (_, week) => week)
    .filter(week => week % 4 === 0)
    .map(week => {
      const x = percent(week * step);
      const label = week === 0 ? 'today' : nameDay(new Date(start + week * 7 * day));
      const place = week === weeks - 1 ? html`x="100%" text-anchor="end"` : html`x="${x}"`;
      return html`<line x1="${x}" x2="${x}" y1="${round(floor)}" y2="${round(floor + 7)}" class="axis"/>
<text ${place} y="${floor + 22}" class="remark">${label}</text>`;
    });
  const counted = countWords(columns.flat().length, 'grant');
  const busiest = columns.findIndex(each => each.length === most);
  return html`<ul class="legend"><li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" class="fine"/></svg> app</li><li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" class="warning"/></svg> token</li></ul>
<svg class="chart" role="img" width="100%" height="${floor + axisHeight}" aria-labelledby="weeks-title weeks-text"><title id="weeks-title">Grants that end in the next ${weeks} weeks, by week</title><desc id="weeks-text">${counted} in all; most, ${most}, in week ${busiest + 1}. The table below has each.</desc>
<line x1="0" x2="100%" y1="${floor}" y2="${floor}" class="axis"/>${ticks}
${blocks}</svg>`;
}

interface Block {
  readonly kind: string;
  readonly count: number;
  readonly title: string;
}

/** A block for each grant; where these would be too low to be seen, one for each kind. */
function cutColumn(grants: readonly EndingGrant[], height: number): readonly Block[] {
  if (height >= lowest) {
    return grants.map(({name, kind, ends}) => ({
      ...{kind, count: 1},
      title: `${name} (${kind}) ends on ${ends.slice(0, 10)}`,
    }));
  }
  const kinds = [...new Set(grants.map(each => each.kind))].sort();
  return kinds.map(kind => {
    const count = grants.filter(each => each.kind === kind).length;
    return {kind, count, title: countWords(count, kind)};
  });
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

/** As in `19 Dec`. */
function nameDay(date: Date): string {
  return date.toLocaleDateString('en-GB', {day: 'numeric', month: 'short', timeZone: 'UTC'});
}
