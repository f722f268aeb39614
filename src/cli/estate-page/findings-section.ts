import type {EstateReport, Finding, Fix} from '../estate/estate-report.js';
import {severities} from '../queries/query-file.js';
import {countWords} from './count-words.js';
import {renderTable} from './data-table.js';
import {type Html, html} from './html.js';

/** What was found, by severity: the rows, what to do about them, and the statement that does it. */
export function renderFindings({findings, passed, notRun}: EstateReport): Html {
  const groups = severities.map(severity => {
    const own = findings.filter(each => each.severity === severity);
    if (own.length === 0) return undefined;
    return html`<h3 id="severity-${severity}"><span class="badge ${severity}">${severity}</span> ${countWords(own.length, 'finding')}</h3>
${own.map(renderFinding)}`;
  });
  return html`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
${findings.length === 0 ? html`<p>${passed.length === 0 ? 'No query could be run.' : `${countWords(passed.length, 'query', 'queries')} found nothing.`}</p>` : undefined}
${groups}
${
  passed.length === 0
    ? undefined
    : html`<details><summary><h3>${countWords(passed.length, 'query', 'queries')} found nothing</h3></summary>
<ul>${passed.map(({title, query}) => html`<li>${title} <code>${query}</code></li>`)}</ul></details>`
}
${
  notRun.length === 0
    ? undefined
    : html`<details id="not-run" open><summary><h3>${countWords(notRun.length, 'query was', 'queries were')} not run</h3></summary>
<ul>${notRun.map(({title, query, reason}) => html`<li>${title} <code>${query}</code>: ${reason}</li>`)}</ul></details>`
}
</section>`;
}

function renderFinding({query, severity, title, advice, missing, columns, rows, fixes}: Finding): Html {
  const id = nameId(query);
  const lack =
    missing.length === 0
      ? undefined
      : html`<p class="remark">Without ${missing.join(', ')}: there may be more.</p>`;
  const mended = new Set(fixes.flatMap(fix => fix.rows)).size;
  return html`<details class="finding ${severity}" id="${id}"><summary><h4>${title}</h4> <span class="count">${countWords(rows.length, 'row')}</span></summary>
${advice === '' ? undefined : html`<p>${advice}</p>`}${lack}
${renderTable({id: `${id}-rows`, caption: `${title} The rows.`, columns, rows})}
${fixes.length === 0 ? undefined : renderFixes(id, fixes, mended, rows.length)}
<p class="remark">Asked by <code>rowgate run ${query}</code></p></details>
`;
}

function renderFixes(id: string, fixes: readonly Fix[], mended: number, all: number): Html {
  const rest = mended === all ? 'each row' : `${mended} of ${countWords(all, 'row')}`;
  return html`<h5>What mends ${rest}</h5>
<p class="remark">With <code>--dry-run</code> it shows what it would change, and changes nothing. Run it without once that is right.</p>
${fixes.map(
  ({command, rows}, at) =>
    html`<figure class="fix"><figcaption>${countWords(rows.length, 'row')} <button type="button" class="copy" data-copy="${id}-fix-${at}" hidden>Copy<span class="unseen"> the command for ${countWords(rows.length, 'row')}</span></button></figcaption><pre><code id="${id}-fix-${at}">${command}</code></pre></figure>`,
)}`;
}

/** A name that is in no other, so that a link to a finding lasts from one report to the next. */
function nameId(query: string): string {
  const name = query.replace(/[^\w/]/gu, character => `-x${character.codePointAt(0)?.toString(16)}-`);
  return `finding-${name.replaceAll('/', '-')}`;
}
