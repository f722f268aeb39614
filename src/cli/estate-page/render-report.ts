import {createHash} from 'node:crypto';
import type {EstateReport} from '../estate/estate-report.js';
import {renderAbout} from './about-section.js';
import {renderClients} from './clients-section.js';
import {renderFindings} from './findings-section.js';
import {renderGrants} from './grants-section.js';
import {renderHosts} from './hosts-section.js';
import {html, raw} from './html.js';
import {pageScript} from './page-script.js';
import {pageStyle} from './page-style.js';
import {renderScopes} from './scopes-section.js';
import {showTime} from './shown-value.js';
import {renderSummary} from './summary-section.js';

/** One page of HTML that needs nothing else: no network, and no other script or style than its own. */
export function renderReport(report: EstateReport): string {
  const policy = [
    "default-src 'none'",
    `style-src '${digest(pageStyle)}'`,
    `script-src '${digest(pageScript)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const providers = [...new Set(report.accounts.map(each => each.provider))];
  const links = [
    ['findings', 'Findings'],
    ['clients', 'Clients'],
    ['grants', 'Expiring grants'],
    ['scopes', 'Scopes'],
    ['hosts', 'Redirect hosts'],
    ['about', 'Accounts'],
  ].map(([id = '', name = '']) => html`<li><a href="#${id}">${name}</a></li>`);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>OAuth estate, ${report.madeAt.slice(0, 10)}</title>
<link rel="icon" href="data:,">
<style>${raw(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header><h1>OAuth estate</h1>
<p>${providers.join(', ')} · ${showTime(report.madeAt)} UTC · ${report.madeBy}</p>
<nav aria-label="Parts of the report"><ul>${links}</ul></nav></header>
<main id="main" tabindex="-1">
${renderSummary(report)}
${renderFindings(report)}
${renderClients(report)}
${renderGrants(report)}
${renderScopes(report)}
${renderHosts(report)}
${renderAbout(report)}
</main>
<script>${raw(pageScript)}</script>
</body>
</html>
`.html;
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
