import type {EstateReport} from '../estate/estate-report.js';
import {severities} from '../queries/query-file.js';
import {countWords, groupDigits} from './count-words.js';
import {type Html, html} from './html.js';
import {showTime} from './shown-value.js';

/** What there is, in a few numbers, each with a link to where it comes from; and whether it can be relied on. */
export function renderSummary(report: EstateReport): Html {
  const {counts, findings} = report;
  const clients = counts.clients.reduce((sum, each) => sum + each.clients, 0);
  const live = counts.grants.filter(each => each.state !== 'ended');
  const grants = live.reduce((sum, each) => sum + each.grants, 0);
  const soon = counts.grants
    .filter(each => each.state === 'ends soon')
    .reduce((sum, each) => sum + each.grants, 0);
  const scope = report.complete === true ? '' : ', of what was read';
  const tiles = [
    ...severities.map(severity => {
      const found = findings.filter(each => each.severity === severity);
      const rows = found.reduce((sum, each) => sum + each.rows.length, 0);
      const target = found.length === 0 ? 'findings' : `severity-${severity}`;
      return renderTile(
        target,
        found.length,
        `${severity} ${found.length === 1 ? 'finding' : 'findings'}`,
        `in ${countWords(rows, 'row')}${scope}`,
        severity,
      );
    }),
    renderTile(
      'clients',
      clients,
      'OAuth clients',
      `at ${countWords(countNames(counts.clients), 'provider')}${scope}`,
    ),
    renderTile('grants', grants, 'grants in force', `apps and tokens${scope}`),
    renderTile('grants', soon, 'end within 30 days', 'unless renewed'),
  ];
  return html`<section aria-labelledby="summary"><h2 id="summary" class="unseen">Summary</h2>
${renderCompleteness(report)}
<ul class="tiles">${tiles}</ul></section>`;
}

function renderTile(target: string, count: number, what: string, remark: string, severity?: string): Html {
  const mark = severity === undefined ? undefined : html` ${severity}`;
  return html`<li><a class="tile${mark}" href="#${target}"><strong>${groupDigits(count)}</strong> <span>${what}</span> <small>${remark}</small></a></li>\n`;
}

function countNames(counts: EstateReport['counts']['clients']): number {
  return new Set(counts.map(each => each.provider)).size;
}

function renderCompleteness({complete, accounts, notRun, madeAt, requests}: EstateReport): Html {
  const read = [...new Set(accounts.filter(each => each.state === 'read').map(each => each.provider))];
  const others = [...new Set(accounts.map(each => each.provider))].filter(
    name =>
      !accounts.some(each => each.provider === name && (each.state === 'read' || each.state === 'failed')),
  );
  const left =
    others.length === 0 ? undefined : html` Not looked at: <a href="#about">${others.join(', ')}</a>.`;
  const skipped =
    notRun.length === 0
      ? undefined
      : html` ${countWords(notRun.length, 'query was', 'queries were')} <a href="#not-run">not run</a>.`;
  if (complete === true) {
    return html`<p class="state"><strong>Complete.</strong> ${read.join(', ')} answered all of ${countWords(requests, 'request')}, at ${showTime(madeAt)} UTC.${left}${skipped}</p>`;
  }
  return html`<div class="state bad"><p><strong>Not complete.</strong> What could not be read is missing below, and so may be findings:</p>
<ul>${complete.reasons.map(reason => html`<li>${reason}</li>`)}</ul><p>${left}${skipped}</p></div>`;
}
