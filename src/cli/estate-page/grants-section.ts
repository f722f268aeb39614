import {type EstateReport, grantStates} from '../estate/estate-report.js';
import {countWords} from './count-words.js';
import {renderTable} from './data-table.js';
import {type Html, html} from './html.js';
import {type Bar, type Color, renderBars} from './stacked-bars.js';
import {reach, renderWeeks} from './week-columns.js';

const colors: Readonly<Record<(typeof grantStates)[number], Color>> = {
  ended: 'quiet',
  'ends soon': 'warning',
  'ends later': 'fine',
  'never ends': 'danger',
  'not told': 'soft',
};

/** When grants end, and which never do. */
export function renderGrants({counts: {grants}, timeline, madeAt}: EstateReport): Html {
  const bars = new Map<string, Bar & {values: Record<string, number>}>();
  for (const {provider, kind, state, grants: count} of grants) {
    const key = `${provider} ${kind}`;
    const bar = bars.get(key) ?? {label: provider, remark: `${kind}s`, values: {}};
    bar.values[state] = (bar.values[state] ?? 0) + count;
    bars.set(key, bar);
  }
  const near = timeline.filter(each => each.daysLeft < reach);
  const later = timeline.length - near.length;
  return html`<section aria-labelledby="grants"><h2 id="grants">Expiring grants</h2>
<h3>The next 13 weeks</h3>
${near.length === 0 ? html`<p>No grant ends in this time.</p>` : renderWeeks(near, madeAt)}
<p class="remark">${later === 0 ? 'None ends later.' : `${countWords(later, 'grant')} end later.`} A grant that its provider tells no end of is not here.</p>
${
  timeline.length === 0
    ? undefined
    : html`<details><summary>All that will end, as a table</summary>
${renderTable({
  id: 'grants-rows',
  caption: 'Grants that will end',
  columns: [
    {name: 'ends', type: 'timestamp'},
    {name: 'days_left', type: 'real'},
    {name: 'name', type: 'text'},
    {name: 'kind', type: 'text'},
    {name: 'provider', type: 'text'},
    {name: 'id', type: 'text'},
  ],
  rows: timeline.map(({ends, daysLeft, name, kind, provider, id}) => [
    ends,
    daysLeft,
    name,
    kind,
    provider,
    id,
  ]),
})}</details>`
}
<h3>All grants by their end</h3>
${
  bars.size === 0
    ? html`<p>There are none.</p>`
    : renderBars({
        id: 'grants-chart',
        title: 'Grants by provider, kind and end',
        description:
          'For each provider and kind, the shares of its grants by when they end. The table below has the numbers.',
        series: grantStates.map(name => ({name, color: colors[name]})),
        bars: [...bars.values()],
        isShare: true,
      })
}
<details><summary>The numbers as a table</summary>
${renderTable({
  id: 'grant-states',
  caption: 'Grants by provider, kind and end',
  columns: ['provider', 'kind', 'state', 'grants'].map(name => ({name, type: null})),
  rows: grants.map(each => [each.provider, each.kind, each.state, each.grants]),
})}</details></section>`;
}
