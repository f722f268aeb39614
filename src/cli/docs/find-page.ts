import {createCatalog, findResource} from '../../catalog/catalog.js';
import type {Provider} from '../../catalog/provider.js';
import {suggestName} from '../../catalog/suggest.js';
import {RowgateError} from '../../errors.js';
import type {Block, Page} from './page.js';

/**
 * The page of a name: of a page, a resource by any of its names, or of something that a page tells of, such as an error's
 * code, a function, a method or a statement; then only that part of the page is given. Case does not matter.
 *
 * @throws RowgateError `usage` with a suggestion; `ambiguous_name` for what several pages tell of, or several resources
 * are called.
 */
export function findPage(name: string, pages: readonly Page[], providers: readonly Provider[]): Page {
  const wanted = name.toLowerCase();
  const found = pages.find(page => page.name.toLowerCase() === wanted) ?? findPart(name, pages);
  if (found !== undefined) return found;
  try {
    const {address} = findResource(createCatalog(providers), name.split('.'));
    const page = pages.find(each => each.name === address);
    if (page !== undefined) return page;
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    if (error.code === 'ambiguous_name') throw error;
  }
  const pageNames = pages.flatMap(page => [page.name, page.name.split('.').at(-1) ?? '']);
  const near = suggestName(name, [...pageNames, ...pages.flatMap(listParts).map(callOf)]);
  throw new RowgateError('usage', `there is no page "${name}"`, {
    hint: `${near === undefined ? '' : `Did you mean "${near}"? `}rowgate docs lists the pages.`,
  });
}

/** Guides tell of what has a name by itself; a column or a method is one of its resource. */
function findPart(name: string, pages: readonly Page[]): Page | undefined {
  const parts = pages.flatMap(page => cutPage(page, name.toLowerCase()) ?? []);
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0 || first.name.split('.').length === 1) return first;
  throw new RowgateError('ambiguous_name', `several pages tell of "${name}"`, {
    hint: `Say which: ${parts.map(page => `${page.name}.${name}`).join(', ')}.`,
  });
}

/** A page with nothing but the term of a name, or the section below a heading. */
function cutPage(page: Page, wanted: string): Page | undefined {
  const {blocks} = page;
  const start = blocks.findIndex(block => block.kind === 'heading' && block.text.toLowerCase() === wanted);
  if (start !== -1) {
    const end = blocks.findIndex((block, index) => index > start && block.kind === 'heading');
    return {...page, blocks: blocks.slice(start, end === -1 ? undefined : end)};
  }
  const parts = blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'terms') return [];
    const terms = block.terms.filter(term => isNamed(term.name, wanted, page));
    return terms.length === 0 ? [] : [{kind: 'terms', terms}];
  });
  return parts.length === 0 ? undefined : {...page, blocks: parts};
}

/** `uri_host` is `uri_host(uri)`, and a method also has the name of its resource before its own. */
function isNamed(name: string, wanted: string, page: Page): boolean {
  const known = callOf(name).toLowerCase();
  return known === wanted || name.toLowerCase() === wanted || `${page.name}.${known}` === wanted;
}

function listParts({blocks}: Page): readonly string[] {
  return blocks.flatMap(block => {
    if (block.kind === 'heading') return [block.text];
    return block.kind === 'terms' ? block.terms.map(each => each.name) : [];
  });
}

function callOf(name: string): string {
  return name.replace(/\(.*$/s, '');
}
