import type {EndingGrant} from '../estate/estate-report.js';
import {countWords} from './count-words.js';
import {type Html, html} from './html.js';
import {percent} from './stacked-bars.js';

const weeks = 13;
const day = 86_400_000;
const [plotHeight, headroom, axisHeight] = [150, 20, 38];
const tallest = 18;

/** How far the chart looks ahead, in days. */
export const reach = weeks * 7;

/** When grants end, week by week: each is one block, by which it can be told what ends. */
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
    const top = floor - column.length * height;
    const count = html`<text x="${percent(x + step / 2)}" y="${top - 5}" text-anchor="middle" class="label count">${column.length}</text>`;
    return html`${column.map(
      ({name, kind, ends}, at) =>
        html`<rect x="${percent(x + step * 0.1)}" y="${floor - (at + 1) * height}" width="${percent(step * 0.8)}" height="${height}" class="part ${kind === 'app' ? 'fine' : 'warning'}"><title>${name} (${kind}) ends on ${ends.slice(0, 10)}</title></rect>`,
    )}${column.length === 0 ? undefined : count}`;
  });
  const ticks = Array.from({length: weeks}, (_, week) => week)
    .filter(week => week % 4 === 0)
    .map(week => {
      const x = percent(week * step);
      const label = week === 0 ? 'today' : nameDay(new Date(start + week * 7 * day));
      const place = week === weeks - 1 ? html`x="100%" text-anchor="end"` : html`x="${x}"`;
      return html`<line x1="${x}" x2="${x}" y1="${floor}" y2="${floor + 7}" class="axis"/>
<text ${place} y="${floor + 22}" class="remark">${label}</text>`;
    });
  const counted = countWords(columns.flat().length, 'grant');
  const busiest = columns.findIndex(each => each.length === most);
  return html`<ul class="legend"><li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" class="fine"/></svg> app</li><li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" class="warning"/></svg> token</li></ul>
<svg class="chart" role="img" width="100%" height="${floor + axisHeight}" aria-labelledby="weeks-title weeks-text"><title id="weeks-title">Grants that end in the next ${weeks} weeks, by week</title><desc id="weeks-text">${counted} in all; most, ${most}, in week ${busiest + 1}. The table below has each.</desc>
<line x1="0" x2="100%" y1="${floor}" y2="${floor}" class="axis"/>${ticks}
${blocks}</svg>`;
}

/** As in `19 Dec`. */
function nameDay(date: Date): string {
  return date.toLocaleDateString('en-GB', {day: 'numeric', month: 'short', timeZone: 'UTC'});
}
