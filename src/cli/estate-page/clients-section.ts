import type {EstateReport} from '../estate/estate-report.js';
import {renderTable} from './data-table.js';
import {type Html, html} from './html.js';
import {type Bar, type Color, renderBars} from './stacked-bars.js';

/** Exposures as the query reports/exposure has them, the worst first. */
const exposures: readonly {readonly name: string; readonly color: Color}[] = [
  {name: 'anywhere', color: 'danger'},
  {name: 'plain http', color: 'warning'},
  {name: 'https', color: 'fine'},
  {name: 'own machine', color: 'soft'},
  {name: 'nowhere', color: 'quiet'},
];

/** Clients by provider, state and exposure. */
export function renderClients({counts: {clients}}: EstateReport): Html {
  const bars = new Map<string, Bar & {values: Record<string, number>}>();
  for (const {provider, state, exposure, clients: count} of clients) {
    const key = `${provider} ${state}`;
    const isTold = state !== 'not told';
    const bar = bars.get(key) ?? {label: provider, ...(isTold && {remark: state}), values: {}};
    bar.values[exposure] = (bar.values[exposure] ?? 0) + count;
    bars.set(key, bar);
  }
  return html`<section aria-labelledby="clients"><h2 id="clients">OAuth clients by exposure</h2>
<p>Where the login of a client may be sent to. Of several redirect URIs the worst counts; a client with none has nobody log in. Each bar is all clients of one state.</p>
${
  bars.size === 0
    ? html`<p>There are none.</p>`
    : renderBars({
        id: 'clients-chart',
        title: 'Clients by provider, state and exposure',
        description:
          'For each provider and state, the shares of its clients by where logins may go. The table below has the numbers.',
        series: exposures,
        bars: [...bars.values()],
        isShare: true,
      })
}
<details><summary>The numbers as a table</summary>
${renderTable({
  id: 'clients-rows',
  caption: 'Clients by provider, state and exposure',
  columns: ['provider', 'state', 'exposure', 'clients'].map(name => ({name, type: null})),
  rows: clients.map(each => [each.provider, each.state, each.exposure, each.clients]),
})}</details></section>`;
}
