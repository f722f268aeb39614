import type {BoundValue} from '../../plan/bind-parameters.js';

const hidden = '<REDACTED>';

/** A text this short is no secret, and is found in any other text. */
const shortest = 4;

export interface Hider {
  /** Replaces values within a text. */
  text(text: string): string;
  /** The same, where the text as a whole may be a short value. */
  whole(text: string): string;
  /** The same, where the text may be a part of a value. */
  part(text: string): string;
}

/** Keeps the values of parameters out of what is shown, as they may be secrets. */
export function createHider(values: readonly BoundValue[]): Hider {
  const all = [...new Set(values.flatMap(textsOf))].filter(each => each !== '');
  const long = all.filter(each => each.length >= shortest).sort((a, b) => b.length - a.length);
  const text = (shown: string) => long.reduce((rest, each) => rest.replaceAll(each, hidden), shown);
  return {
    text,
    whole: shown => (all.includes(shown) ? hidden : text(shown)),
    part: shown => (shown !== '' && all.some(each => each.includes(shown)) ? hidden : text(shown)),
  };
}

/** The texts in a value, and their forms in a URL and in JSON. */
function textsOf(value: unknown): readonly string[] {
  if (value === null || typeof value === 'boolean' || value === undefined) return [];
  if (typeof value === 'object') return Object.values(value).flatMap(textsOf);
  const text = String(value);
  return [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)];
}
