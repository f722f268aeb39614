import {RowgateError} from '../../errors.js';

type Part = {readonly kind: 'text'; readonly text: string} | {readonly kind: 'one' | 'many'};

/**
 * The parts of a pattern of LIKE, in which `mark` takes the meaning from what follows it.
 *
 * @throws RowgateError `invalid_value` where nothing follows it.
 */
function readPattern(pattern: string, mark = '\\'): readonly Part[] {
  const parts: Part[] = [];
  const characters = [...pattern];
  for (let index = 0; index < characters.length; index += 1) {
    let character = characters[index] ?? '';
    const isEscaped = mark !== '' && character === mark;
    if (isEscaped) {
      index += 1;
      const next = characters[index];
      if (next === undefined) {
        throw new RowgateError('invalid_value', 'a pattern of LIKE does not end with its escape character');
      }
      character = next;
    }
    if (!isEscaped && (character === '%' || character === '_')) {
      parts.push({kind: character === '%' ? 'many' : 'one'});
    } else parts.push({kind: 'text', text: character});
  }
  return parts;
}

/** The pattern of GLOB, which minds case, that means what a pattern of LIKE means to Postgres. */
export function toGlob(pattern: string, mark?: string): string {
  return readPattern(pattern, mark)
    .map(part => {
      if (part.kind !== 'text') return part.kind === 'many' ? '*' : '?';
      return /[*?[]/.test(part.text) ? `[${part.text}]` : part.text;
    })
    .join('');
}

/** Whether SQLite's LIKE, which knows the cases of ASCII only, means by a pattern what ILIKE does. */
export function isPlainPattern(pattern: string): boolean {
  return /^[\t\n\r -[\]-~]*$/.test(pattern);
}

/**
 * A pattern for SQLite's LIKE that all fit that fit `pattern` by ILIKE, and perhaps others: what is not ASCII, or escaped,
 * may be anything.
 */
export function toGuard(pattern: string, mark?: string): string {
  return readPattern(pattern, mark)
    .map(part => {
      if (part.kind !== 'text') return part.kind === 'many' ? '%' : '_';
      return /^[ -$&-^`-~]$/.test(part.text) ? part.text : '%';
    })
    .join('');
}

const compiled = new Map<string, RegExp>();

/** Whether a text fits a pattern of LIKE, case aside. */
export function fitsAnyCase(text: string, pattern: string, mark?: string): boolean {
  const key = `${mark ?? ''}\n${pattern}`;
  let expression = compiled.get(key);
  if (expression === undefined) {
    const source = readPattern(pattern, mark).map(part => {
      if (part.kind !== 'text') return part.kind === 'many' ? '[^]*' : '[^]';
      return part.text.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
    });
    expression = new RegExp(`^${source.join('')}$`, 'iu');
    if (compiled.size > 100) compiled.clear();
    compiled.set(key, expression);
  }
  return expression.test(text);
}
