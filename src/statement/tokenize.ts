import {match, matchBlob, matchNumber, matchSpace, matchWord, notAToken, refuseNul} from './lexeme.js';
import {moveMarkedCommas} from './marked-comma.js';
import {createParameterNamer} from './parameter.js';
import {findCommentEnd, findQuotedEnd} from './quoted.js';
import type {Token, TokenizedText} from './token.js';

const parameter = /\?\d*|[$:@][\w$\u0080-\uffff]+/y;
const json = /@@[A-Za-z_]\w*/y;
const symbol = /->>|->|\|\||<<|<=|<>|>=|>>|==|!=|::|[-+*/%&|<>=~(),;.]/y;

/**
 * Splits a text into tokens, as SQLite does. Comments and blanks are left out. A comment `--required,` that
 * ends a value, as in StackQL's generated examples, gives its comma.
 *
 * @throws RowgateError with code `syntax` for what is no token, or is not ended.
 */
export function tokenize(source: string): TokenizedText {
  refuseNul(source);
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
    const blank = matchSpace(source, offset);
    if (blank > 0) {
      offset += blank;
    } else if (source.startsWith('--', offset) || source.startsWith('/*', offset)) {
      const end = findCommentEnd(source, offset);
      comments.push({start: offset, end, before: tokens.length});
      offset = end;
    } else if (character === "'" || character === '"' || character === '`' || character === '[') {
      const {end, value} = findQuotedEnd(source, offset);
      add(character === "'" ? 'string' : 'quoted', end - offset, value);
    } else addOther();
  }
  add('end', 0, '');
  return moveMarkedCommas(source, tokens, comments);

  function addOther() {
    const number = matchNumber(source, offset);
    const found = matchBlob(source, offset);
    const text = found === undefined ? matchWord(source, offset) : undefined;
    const mark = match(symbol, source, offset)?.[0];
    if (number !== undefined) add('number', number.length, number);
    else if (found !== undefined) add('blob', found.length, found.digits);
    else if (text !== undefined) add('word', text.length, text, text.toUpperCase());
    else if (mark !== undefined) add('symbol', mark.length, mark, mark);
    else addVariable();
  }

  function addVariable() {
    const all = match(json, source, offset)?.[0];
    const text = match(parameter, source, offset)?.[0];
    if (all !== undefined) add('json', all.length, all.slice(2));
    else if (text !== undefined) add('parameter', text.length, nameParameter(text, offset));
    else throw notAToken(source, offset, characterHints);
  }
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
