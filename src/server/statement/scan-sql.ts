/** A word, a literal or a mark of a text, by the rules of Postgres. */
export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'symbol';
  /** A word in upper case, a mark as it is, and empty for everything else. */
  readonly key: string;
  /** What is meant: a word in lower case, names and strings without their quotes. */
  readonly value: string;
  /** UTF-16 offsets; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

const blank = /\s+|--[^\n]*/y;
const word = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const number = /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+/y;
const parameter = /\$\d+/y;
const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const openingQuote = /([EeBbXxNn]|[Uu]&)?'|([Uu]&)?"|`/y;

/**
 * The tokens of a text, without comments and blanks. It says nothing of whether the text means anything, and takes one
 * whose last string or comment has no end.
 */
export function scanSql(text: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  let offset = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = offset;
    return pattern.exec(text);
  };
  const add = (kind: SqlToken['kind'], length: number, value: string, key = '') => {
    tokens.push({kind, key, value, start: offset, end: offset + length});
    offset += length;
  };
  while (offset < text.length) {
    const skipped = match(blank);
    if (skipped !== null) {
      offset += skipped[0].length;
      continue;
    }
    if (text.startsWith('/*', offset)) {
      offset = findCommentEnd(text, offset);
      continue;
    }
    const opening = match(openingQuote);
    const tag = match(dollarTag)?.[0];
    if (opening !== null) {
      const [before, prefix = ''] = opening;
      const quote = before.slice(-1);
      const hasEscapes = /e/i.test(prefix);
      const from = offset + before.length;
      const {end, next} = findClosing(text, from, quote, hasEscapes);
      const content = text.slice(from, end);
      const value = hasEscapes ? readEscapes(content) : content.replaceAll(quote + quote, quote);
      add(quote === "'" ? 'string' : 'quoted', next - offset, value);
    } else if (tag !== undefined) {
      const end = text.indexOf(tag, offset + tag.length);
      const content = text.slice(offset + tag.length, end === -1 ? undefined : end);
      add('string', content.length + tag.length * (end === -1 ? 1 : 2), content);
    } else {
      const name = match(word)?.[0];
      const digits = match(number)?.[0];
      const placeholder = match(parameter)?.[0];
      const character = text.charAt(offset);
      if (name !== undefined) add('word', name.length, name.toLowerCase(), name.toUpperCase());
      else if (digits !== undefined) add('number', digits.length, digits);
      else if (placeholder !== undefined) add('parameter', placeholder.length, placeholder.slice(1));
      else add('symbol', 1, character, character);
    }
  }
  return tokens;
}

/** Where what stands in quotes ends, and where the text goes on behind them. A quote that is doubled is one in it. */
function findClosing(
  text: string,
  from: number,
  quote: string,
  hasEscapes: boolean,
): {readonly end: number; readonly next: number} {
  const mark = hasEscapes ? /['\\]/g : new RegExp(quote, 'g');
  mark.lastIndex = from;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const {index} = found;
    const isEscape = found[0] === '\\' || text.charAt(index + 1) === quote;
    if (!isEscape) return {end: index, next: index + 1};
    mark.lastIndex = index + 2;
  }
  return {end: text.length, next: text.length};
}

/** Comments nest. */
function findCommentEnd(text: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

const escapes: Readonly<Record<string, string>> = {b: '\b', f: '\f', n: '\n', r: '\r', t: '\t'};

function readEscapes(content: string): string {
  return content.replace(
    /''|\\(?:x([\da-f]{1,2})|u([\da-f]{4})|U([\da-f]{8})|([0-7]{1,3})|([\s\S]))/gi,
    (whole, hex?: string, unit?: string, point?: string, octal?: string, other = '') => {
      if (whole === "''") return "'";
      const code = hex ?? unit ?? point;
      if (code !== undefined) return fromCode(Number.parseInt(code, 16));
      if (octal !== undefined) return fromCode(Number.parseInt(octal, 8));
      return escapes[other] ?? other;
    },
  );
}

function fromCode(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
