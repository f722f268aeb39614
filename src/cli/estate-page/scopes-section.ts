import type {EstateReport} from '../estate/estate-report.js';
import {renderTable} from './data-table.js';
import {scopeLevels} from './describe-scope.js';
import {renderHeatMap} from './heat-map.js';
import {type Html, html} from './html.js';

const meanings: Readonly<Record<(typeof scopeLevels)[number], string>> = {
  held: '• held',
  read: 'r read',
  write: 'w write',
  all: 'all: everything',
};

/** Which app may do what, with grants that have not ended. */
export function renderScopes({scopes}: EstateReport): Html {
  const providers = [...new Set(scopes.map(each => each.provider))];
  const legend = scopeLevels.map(
    level =>
      html`<li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" class="heat-${level}"/></svg> ${meanings[level]}</li>`,
  );
  return html`<section aria-labelledby="scopes"><h2 id="scopes">Scopes by app</h2>
${providers.length === 0 ? html`<p>No grant is in force.</p>` : html`<ul class="legend">${legend}</ul>`}
<div class="maps">${providers.map(
    (provider, at) => html`<div><h3>${provider}</h3>
${renderHeatMap(
  `heat-${at + 1}`,
  provider,
  scopes.filter(each => each.provider === provider),
)}</div>`,
  )}</div>
<details><summary>All scopes as a table</summary>
${renderTable({
  id: 'scopes-rows',
  caption: 'Scopes by app',
  columns: ['provider', 'kind', 'name', 'scope', 'grants'].map(name => ({name, type: null})),
  rows: scopes.map(each => [each.provider, each.kind, each.name, each.scope, each.grants]),
})}</details></section>`;
}
