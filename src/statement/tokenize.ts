import {positionAt, RowgateError} from '../errors.js';
import {moveMarkedCommas} from './marked-comma.js';
import {createParameterNamer} from './parameter.js';
import {findCommentEnd, findQuotedEnd} from './quoted.js';
import type {Token, TokenizedText} from './token.js';

const space = /[ \t\n\f\r\uFEFF]+/y;
const word = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const number =
  /(?:0[xX][\dA-Fa-f]+(?:_[\dA-Fa-f]+)*|(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?)/y;
const blob = /[xX]'([^']*)'/y;
const parameter = /\?\d*|[$:@][\w$\u0080-\uffff]+/y;
const json = /@@[A-Za-z_]\w*/y;
const symbol = /->>|->|\|\||<<|<=|<>|>=|>>|==|!=|::|[-+*/%&|<>=~(),;.]/y;
const digit = /[0-9]/;
const wordCharacters = /[\w$\u0080-\uffff]*/y;
const typographic = /[\u00a0\u2018\u2019\u201c\u201d]/;

function match(pattern: RegExp, source: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(source);
}

/**
 * Splits a text into tokens, as SQLite does. Comments and blanks are left out. A comment `--required,` that
 * ends a value, as in StackQL's generated examples, gives its comma.
 *
 * @throws RowgateError with code `syntax` for what is no token, or is not ended.
 */
export function tokenize(source: string): TokenizedText {
  const tokens: Token[] = [];
  const comments: {start: number; end: number; before: number}[] = [];
  const nameParameter = createParameterNamer(source);
  let offset = 0;
  const add = (type: Token['type'], length: number, value: string, key = '') => {
    tokens.push({type, key, value, start: offset, end: offset + length});
    offset += length;
  };
  while (offset < source.length) {
    const character = source.charAt(offset);
    const blank = match(space, source, offset);
    if (blank !== null) {
      offset += blank[0].length;
    } else if (source.startsWith('--', offset) || source.startsWith('/*', offset)) {
      const end = findCommentEnd(source, offset);
      comments.push({start: offset, end, before: tokens.length});
      offset = end;
    } else if (character === "'" || character === '"' || character === '`' || character === '[') {
      const {end, value} = findQuotedEnd(source, offset);
      add(character === "'" ? 'string' : 'quoted', end - offset, value);
    } else if (digit.test(character) || (character === '.' && digit.test(source.charAt(offset + 1)))) {
      const text = match(number, source, offset)?.[0] ?? character;
      const rest = match(wordCharacters, source, offset + text.length)?.[0] ?? '';
      if (rest !== '') throw notANumber(source, offset, offset + text.length + rest.length);
      add('number', text.length, text);
    } else {
      const found = match(blob, source, offset);
      const text = match(word, source, offset)?.[0];
      const mark = match(symbol, source, offset)?.[0];
      if (found !== null) add('blob', found[0].length, checkBlob(source, offset, found));
      else if (text !== undefined)
        add('word', text.length, checkWord(source, offset, text), text.toUpperCase());
      else if (mark !== undefined) add('symbol', mark.length, mark, mark);
      else addVariable();
    }
  }
  add('end', 0, '');
  return moveMarkedCommas(source, tokens, comments);

  function addVariable() {
    const all = match(json, source, offset)?.[0];
    const text = match(parameter, source, offset)?.[0];
    if (all !== undefined) add('json', all.length, all.slice(2));
    else if (text !== undefined) add('parameter', text.length, nameParameter(text, offset));
    else throw notAToken(source, offset);
  }
}

function checkBlob(source: string, offset: number, found: RegExpExecArray): string {
  const digits = found[1] ?? '';
  if (/^(?:[\dA-Fa-f]{2})*$/.test(digits)) return digits;
  throw new RowgateError('syntax', `${found[0]} is not a blob`, {
    hint: 'Between the quotes of a blob stand pairs of hexadecimal digits.',
    position: positionAt(source, offset, offset + found[0].length),
  });
}

function checkWord(source: string, offset: number, text: string): string {
  const place = text.search(typographic);
  if (place === -1) return text;
  const blank = text.charAt(place) === '\u00a0';
  throw new RowgateError(
    'syntax',
    blank ? 'found a no-break space' : `found the quote ${text.charAt(place)}`,
    {
      hint: blank ? 'Put an ordinary blank in its place.' : 'SQL takes the straight quotes \' and " only.',
      position: positionAt(source, offset + place),
    },
  );
}

function notANumber(source: string, start: number, end: number): RowgateError {
  return new RowgateError('syntax', `"${source.slice(start, end)}" is neither a number nor a name`, {
    hint: 'A name that starts with a digit stands in double quotes.',
    position: positionAt(source, start, end),
  });
}

const characterHints: Readonly<Record<string, string>> = {
  '!': 'Write NOT, or <> for "is not equal".',
  '{': 'Put a value in the place of {{ … }}.',
  '^': 'SQLite has no operator ^.',
  '\\': 'A quote in a string is doubled, and no line ends with a backslash.',
  '#': 'A comment starts with --.',
  '@': 'A parameter is @name.',
  ':': 'A parameter is :name.',
  $: 'A parameter is $name or $1.',
};

function notAToken(source: string, offset: number): RowgateError {
  const character = String.fromCodePoint(source.codePointAt(offset) ?? 0);
  return new RowgateError('syntax', `found the character "${character}", which means nothing here`, {
    hint: characterHints[character],
    position: positionAt(source, offset),
  });
}
