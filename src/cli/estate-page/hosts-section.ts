import type {EstateReport} from '../estate/estate-report.js';
import {countWords} from './count-words.js';
import {renderTable} from './data-table.js';
import {type Html, html} from './html.js';
import {type Color, renderBars} from './stacked-bars.js';

const mostHosts = 15;
const colors: readonly Color[] = ['fine', 'other', 'soft', 'quiet'];

/** The hosts that logins are sent to. */
export function renderHosts({hosts}: EstateReport): Html {
  const providers = [...new Set(hosts.flatMap(each => Object.keys(each.byProvider)))].sort();
  const shown = hosts.slice(0, mostHosts);
  const count = hosts.length > mostHosts ? `The first ${mostHosts} of ${hosts.length} hosts` : 'All hosts';
  return html`<section aria-labelledby="hosts"><h2 id="hosts">Redirect hosts</h2>
<p>${countWords(hosts.length, 'host')} beyond people's own machines get the codes of logins: whoever runs one, or takes over its name, gets these. ${count}, by their clients:</p>
${
  shown.length === 0
    ? undefined
    : renderBars({
        id: 'hosts-chart',
        title: 'Redirect hosts by number of clients',
        description: `${count}, with the number of clients of each provider. The table below has all.`,
        series: providers.map((name, at) => ({name, color: colors[at % colors.length] ?? 'quiet'})),
        bars: shown.map(({host, plainHttp, byProvider}) => ({
          label: host,
          ...(plainHttp && {remark: 'plain http'}),
          values: byProvider,
        })),
        isShare: false,
      })
}
<details><summary>All hosts as a table</summary>
${renderTable({
  id: 'hosts-rows',
  caption: 'Redirect hosts',
  columns: ['host', 'clients', ...providers, 'plain_http'].map(name => ({name, type: null})),
  rows: hosts.map(({host, clients, byProvider, plainHttp}) => [
    ...[host, clients],
    ...providers.map(name => byProvider[name] ?? 0),
    plainHttp,
  ]),
})}</details></section>`;
}
