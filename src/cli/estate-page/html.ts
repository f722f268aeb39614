import {showHidden} from '../../format/hidden-characters.js';

/** Text of a page that is safe as it stands. */
export interface Html {
  readonly html: string;
}

export type Part = Html | string | number | undefined | readonly Part[];

/**
 * A piece of a page. Texts in it are escaped, for content and for attributes in quotes alike; characters that act on what
 * shows them, such as those that turn the direction of writing, are shown by their number.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {html: texts.map((text, at) => text + print(parts[at])).join('')};
}

/** Text that is safe already. */
export function raw(text: string): Html {
  return {html: text};
}

function print(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeText(showHidden(part));
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(print).join('');
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, character => escapes[character] ?? '');
}
