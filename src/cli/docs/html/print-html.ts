import type {Block, Page, Term} from '../page.js';
import {style} from './style.js';

/** The file of a page. */
export function fileOf(name: string): string {
  return `${name}.html`;
}

/** Where what has a name of its own is told of: a page, or a part of one. */
type Targets = ReadonlyMap<string, string>;

function listTargets(pages: readonly Page[]): Targets {
  const parts = pages
    .filter(page => page.name === 'queries' || page.name === 'errors')
    .flatMap(page =>
      page.blocks.flatMap(block =>
        block.kind === 'terms'
          ? block.terms.map(({name}): [string, string] => [name, `${hrefOf(page.name)}#${slug(name)}`])
          : [],
      ),
    );
  return new Map([...parts, ...pages.map(({name}): [string, string] => [name, hrefOf(name)])]);
}

function hrefOf(name: string): string {
  return encodeURI(fileOf(name));
}

/** A page as one file of HTML that needs nothing else, beside links to the others. */
export function printHtml(page: Page, pages: readonly Page[]): string {
  const targets = listTargets(pages);
  const body = page.blocks.map(block => printBlock(block, targets)).join('\n');
  return frame(
    `${page.name}: Rowgate`,
    pages,
    page,
    `<h1>${escapeHtml(page.name)}</h1>\n<p class="summary">${printInline(page.summary, targets)}</p>\n${body}`,
  );
}

/** The list of all pages. */
export function printIndexHtml(pages: readonly Page[]): string {
  const targets = listTargets(pages);
  const groups = [...new Set(pages.map(each => each.group))].map(group => {
    const own = pages.filter(each => each.group === group);
    const items = own.map(
      each =>
        `<div><dt class="name">${link(each.name)}</dt><dd>${printInline(each.summary, targets)}</dd></div>`,
    );
    return `<h2>${escapeHtml(group)}</h2>\n<dl>\n${items.join('\n')}\n</dl>`;
  });
  const summary = 'SQL over the HTTP APIs that manage OAuth clients and app authorizations';
  return frame(
    'Rowgate',
    pages,
    undefined,
    `<h1>Rowgate</h1>\n<p class="summary">${summary}</p>\n${groups.join('\n')}`,
  );
}

function frame(title: string, pages: readonly Page[], current: Page | undefined, content: string): string {
  const groups = [...new Set(pages.map(each => each.group))].map(group => {
    const links = pages
      .filter(each => each.group === group)
      .map(each => `<li>${link(each.name, each === current)}</li>`);
    return `<h2>${escapeHtml(group)}</h2>\n<ul>\n${links.join('\n')}\n</ul>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<div class="frame">
<nav id="pages" aria-label="Pages">
<a href="index.html"${current === undefined ? ' aria-current="page"' : ''}>Rowgate</a>
${groups.join('\n')}
</nav>
<main id="content">
<p class="all"><a href="#pages">All pages</a></p>
${content}
</main>
</div>
</body>
</html>
`;
}

function printBlock(block: Block, targets: Targets): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 id="${slug(block.text)}">${escapeHtml(block.text)}</h2>`;
    case 'text':
      return `<p>${printInline(block.text, targets)}</p>`;
    case 'terms':
      return `<dl>\n${block.terms.map(term => printTerm(term, targets)).join('\n')}\n</dl>`;
    case 'example':
      return `<pre tabindex="0"><code>${escapeHtml(block.text)}</code></pre>`;
  }
}

function printTerm({name, facts, text, parts = []}: Term, targets: Targets): string {
  const about = facts.length === 0 ? '' : `<div class="facts">${escapeHtml(facts.join(', '))}</div>`;
  const inner = parts.map(
    part => `<div><dt class="name">${escapeHtml(part.name)}</dt><dd>${printAbout(part, targets)}</dd></div>`,
  );
  const list = inner.length === 0 ? '' : `<dl>${inner.join('')}</dl>`;
  const own = `#${slug(name)}`;
  const shown = `<a href="${targets.get(name) ?? own}">${escapeHtml(name)}</a>`;
  return `<div id="${slug(name)}"><dt class="name">${shown}</dt><dd>${printInline(text, targets)}${about}${list}</dd></div>`;
}

function printAbout({facts, text}: Omit<Term, 'parts'>, targets: Targets): string {
  const about = facts.length === 0 ? '' : ` <span class="facts">${escapeHtml(facts.join(', '))}</span>`;
  return `${printInline(text, targets)}${about}`;
}

/** Code between backticks; that of another page's name, or of the command that shows it, leads there. */
function printInline(text: string, targets: Targets): string {
  return text
    .split('`')
    .map((part, index) => {
      if (index % 2 === 0) return escapeHtml(part);
      const href = targets.get(part.replace(/^rowgate (?:docs|run) /, ''));
      const code = `<code>${escapeHtml(part)}</code>`;
      return href === undefined ? code : `<a href="${href}">${code}</a>`;
    })
    .join('');
}

function link(name: string, isCurrent = false): string {
  return `<a href="${hrefOf(name)}"${isCurrent ? ' aria-current="page"' : ''}>${escapeHtml(name)}</a>`;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
