import {RowgateError} from '../../errors.js';

const compiled = new Map<string, RegExp>();

/**
 * A regular expression of Postgres as one of JavaScript, which finds all that fits. The two differ in the names of classes
 * of characters, in the ends of words, and in what may stand after a backslash. `flags` are Postgres's: `i` ignores case,
 * `n` keeps `.` and `^` within lines, `x` allows blanks.
 *
 * @throws RowgateError `invalid_value` for what is no regular expression, `unsupported` for a flag that is not known here.
 */
export function compilePattern(pattern: string, flags = ''): RegExp {
  const key = `${flags}\n${pattern}`;
  const known = compiled.get(key);
  if (known !== undefined) {
    known.lastIndex = 0;
    return known;
  }
  const embedded = /^(?:\*\*\*:)?\(\?([a-z]+)\)/.exec(pattern);
  const all = flags + (embedded?.[1] ?? '');
  const body = embedded === null ? pattern.replace(/^\*\*\*:/, '') : pattern.slice(embedded[0].length);
  if (/[^cgimnpstx]/.test(all)) {
    throw new RowgateError('unsupported', `the flags '${all}' of a regular expression are not supported`);
  }
  const lines = /[nm]/.test(all);
  const anyCase = /i(?!.*c)/.test(all);
  const source = translate(all.includes('x') ? withoutBlanks(body) : body, anyCase);
  const expression = compile(source, `gu${anyCase ? 'i' : ''}${lines ? 'm' : 's'}`, pattern);
  if (compiled.size > 100) compiled.clear();
  compiled.set(key, expression);
  return expression;
}

function compile(source: string, flags: string, written: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    throw new RowgateError('invalid_value', `'${written}' is not a regular expression`);
  }
}

function withoutBlanks(source: string): string {
  return source.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*/gs, found => (/^[\s#]/.test(found) ? '' : found));
}

const wordStart = '(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_])';
const wordEnd = '(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_])';

/** What stands after a backslash, where JavaScript has something else. */
const escapes: Readonly<Record<string, string>> = {
  m: wordStart,
  M: wordEnd,
  y: `(?:${wordStart}|${wordEnd})`,
  Y: `(?!${wordStart}|${wordEnd})`,
  A: '(?<![^])',
  Z: '(?![^])',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '[\\p{L}\\p{N}_]',
  W: '[^\\p{L}\\p{N}_]',
  a: '\\x07',
  b: '\\x08',
  e: '\\x1b',
  B: '\\\\',
};

const kept = /[tnrfvsS0-9uxck\\^$.*+?()[\]{}|/]/;

const classes: Readonly<Record<string, string>> = {
  alnum: '\\p{L}\\p{N}',
  alpha: '\\p{L}',
  blank: ' \\t',
  cntrl: '\\p{Cc}',
  digit: '\\p{Nd}',
  graph: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}',
  lower: '\\p{Ll}',
  print: ' \\p{L}\\p{M}\\p{N}\\p{P}\\p{S}',
  punct: '!-/:-@\\[-`{-~\\p{P}\\p{S}',
  space: '\\s',
  upper: '\\p{Lu}',
  word: '\\p{L}\\p{N}_',
  xdigit: '0-9A-Fa-f',
};

function translate(source: string, anyCase: boolean): string {
  let text = '';
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === '\\') {
      text += escapeOf(source.charAt(index + 1));
      index += 1;
    } else if (character === '[') {
      const {set, end} = readSet(source, index, anyCase);
      text += set;
      index = end;
    } else if (character === '{' && !/^\{\d+(?:,\d*)?\}/.test(source.slice(index))) text += '\\{';
    else if (character === '}' && !/\{\d+(?:,\d*)?$/.test(source.slice(0, index))) text += '\\}';
    else text += character === ']' ? '\\]' : character;
  }
  return text;
}

function escapeOf(next: string): string {
  if (next === '') return '\\';
  if (Object.hasOwn(escapes, next)) return escapes[next] ?? '';
  return kept.test(next) ? `\\${next}` : next;
}

/** A set in brackets, where `]` at the start is one of it, and `[:alpha:]` a class. */
function readSet(source: string, start: number, anyCase: boolean): {set: string; end: number} {
  let index = start + 1;
  let set = '[';
  if (source.charAt(index) === '^') {
    set += '^';
    index += 1;
  }
  const first = index;
  for (; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === ']' && index > first) return {set: `${set}]`, end: index};
    const named = /^\[:(\w+):\]/.exec(source.slice(index));
    if (named !== null) {
      const name = named[1] ?? '';
      set += classes[anyCase && /^(?:upper|lower)$/.test(name) ? 'alpha' : name] ?? '';
      index += named[0].length - 1;
    } else if (character === '\\') {
      index += 1;
      const next = source.charAt(index);
      set += /[dwDW]/.test(next) ? (escapes[next] ?? '').replace(/^\[(.*)\]$/, '$1') : inSet(next);
    } else set += /[[\]\\/&|]/.test(character) ? `\\${character}` : character;
  }
  return {set, end: index};
}

function inSet(next: string): string {
  return /[\w]/.test(next) ? (/[tnrfvsSbxuc0]/.test(next) ? `\\${next}` : next) : `\\${next}`;
}

/** The replacement of regexp_replace, `\1` and `\&`, as a function of what was found. */
export function replacer(replacement: string): (...found: unknown[]) => string {
  return (...found) => {
    const groups = found.slice(
      0,
      found.findIndex(each => typeof each === 'number'),
    );
    return replacement.replace(/\\([\d&\\])/g, (_, mark: string) =>
      mark === '\\' ? '\\' : String(groups[mark === '&' ? 0 : Number(mark)] ?? ''),
    );
  };
}
