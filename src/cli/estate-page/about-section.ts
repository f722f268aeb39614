import type {EstateReport} from '../estate/estate-report.js';
import {countWords} from './count-words.js';
import {renderTable} from './data-table.js';
import {type Html, html} from './html.js';
import {showTime} from './shown-value.js';

/** Where all of it comes from. */
export function renderAbout({accounts, madeAt, madeBy, requests, notes}: EstateReport): Html {
  return html`<section aria-labelledby="about"><h2 id="about">Accounts and making</h2>
<p>Made at ${showTime(madeAt)} UTC by ${madeBy}, with ${countWords(requests, 'request')}. It holds no secret, and what it shows is as of then.</p>
${renderTable({
  id: 'accounts-rows',
  caption: 'Accounts',
  columns: ['provider', 'state', 'account', 'url', 'reason'].map(name => ({name, type: 'text' as const})),
  rows: accounts.map(({provider, state, name, url, reason}) => [
    provider,
    describeState(state),
    name,
    url,
    reason,
  ]),
})}
${notes.length === 0 ? undefined : html`<h3>Notes</h3><ul>${notes.map(note => html`<li>${note}</li>`)}</ul>`}</section>`;
}

function describeState(state: EstateReport['accounts'][number]['state']): string {
  if (state === 'read') return 'read in whole';
  if (state === 'failed') return 'not read in whole';
  return `not looked at (${state})`;
}
