import {positionAt, RowgateError} from '../../errors.js';
import {match, matchBlob, matchNumber, matchSpace, matchWord, notAToken} from '../lexeme.js';
import {createParameterNamer} from '../parameter.js';
import {findCommentEnd, findQuotedEnd} from '../quoted.js';
import type {Token, TokenizedText} from '../token.js';
import {unescapeString} from './escape-string.js';

const parameter = /\$\d+|@[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const json = /@@[A-Za-z_]\w*/y;
const symbol =
  /->>|->|#>>|#>|#-|\|\||!~~\*|!~~|!~\*|!~|~~\*|~~|~\*|~|@>|<@|\?\||\?&|\?|<<|>>|<=|>=|<>|!=|=>|::|:=|&&|[-+*/%&|<>=#^(),;.[\]:]/y;
const escapedString = /[eE]'(?:[^'\\]|''|\\[\s\S])*'/y;
const nationalString = /[nN](?=')/y;
const otherString = /(?:[uU]&|[bB])['"]/y;
const dollarQuote = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

/**
 * Splits a text into tokens, as Postgres does: `E'…'` and `$$…$$` are strings, comments nest, and there are operators
 * that SQLite lacks. A parameter is `$1`; the `@name` of EXEC is one too.
 *
 * @throws RowgateError with code `syntax` for what is no token, or is not ended.
 */
export function tokenizePostgres(source: string): TokenizedText {
  const tokens: Token[] = [];
  const nameParameter = createParameterNamer(source);
  let offset = 0;
  const add = (type: Token['type'], length: number, value: string, key = '') => {
    const before = tokens.at(-1);
    // Strings on lines of their own are one.
    if (type === 'string' && before?.type === 'string' && source.slice(before.end, offset).includes('\n')) {
      tokens[tokens.length - 1] = {...before, value: before.value + value, end: offset + length};
    } else tokens.push({type, key, value, start: offset, end: offset + length});
    offset += length;
  };
  while (offset < source.length) {
    const blank = matchSpace(source, offset);
    if (blank > 0) offset += blank;
    else if (source.startsWith('--', offset)) offset = findCommentEnd(source, offset);
    else if (source.startsWith('/*', offset)) offset = findNestedCommentEnd(source, offset);
    else if (!addString() && !addWord()) addMark();
  }
  add('end', 0, '');
  return {source, tokens};

  function addString(): boolean {
    const escaped = match(escapedString, source, offset)?.[0];
    const tag = match(dollarQuote, source, offset)?.[0];
    const prefix = match(nationalString, source, offset) === null ? 0 : 1;
    const character = source.charAt(offset + prefix);
    if (escaped !== undefined) {
      add('string', escaped.length, unescapeString(escaped.slice(2, -1)));
    } else if (tag !== undefined) {
      const end = source.indexOf(tag, offset + tag.length);
      if (end === -1) throw notClosed(source, offset, 'string', tag);
      add('string', end + tag.length - offset, source.slice(offset + tag.length, end));
    } else if (character === "'" || character === '"') {
      const {end, value} = findQuotedEnd(source, offset + prefix);
      add(character === "'" ? 'string' : 'quoted', end - offset, value);
    } else return false;
    return true;
  }

  function addWord(): boolean {
    refuseString(source, offset);
    const number = matchNumber(source, offset);
    const found = matchBlob(source, offset);
    const text = found === undefined ? matchWord(source, offset) : undefined;
    if (number !== undefined) add('number', number.length, number);
    else if (found !== undefined) add('blob', found.length, found.digits);
    else if (text !== undefined) add('word', text.length, text, text.toUpperCase());
    else return false;
    return true;
  }

  function addMark() {
    const all = match(json, source, offset)?.[0];
    const name = match(parameter, source, offset)?.[0];
    const mark = match(symbol, source, offset)?.[0];
    if (all !== undefined) add('json', all.length, all.slice(2));
    else if (name !== undefined) add('parameter', name.length, nameParameter(name, offset));
    else if (mark !== undefined) add('symbol', mark.length, mark, mark);
    else throw notAToken(source, offset, characterHints);
  }
}

function findNestedCommentEnd(source: string, start: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(source); mark !== null; mark = marks.exec(source)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  throw notClosed(source, start, 'comment', '*/');
}

function refuseString(source: string, offset: number): void {
  const found = match(otherString, source, offset)?.[0];
  if (found === undefined && !/^[eE]'/.test(source.slice(offset, offset + 2))) return;
  if (found === undefined) throw notClosed(source, offset, 'string', "'");
  throw new RowgateError('unsupported', `${found}… is not supported`, {
    hint: "Write the characters themselves, or E'\\u00e9'.",
    position: positionAt(source, offset, offset + found.length),
  });
}

function notClosed(source: string, start: number, what: string, close: string): RowgateError {
  return new RowgateError('syntax', `the ${what} that starts here is not closed`, {
    hint: `Close it with ${close}.`,
    position: positionAt(source, start),
  });
}

const characterHints: Readonly<Record<string, string>> = {
  '`': 'A name with capitals or blanks stands in double quotes.',
  '{': 'Put a value in the place of {{ … }}.',
  '\\': 'A command of psql stands on a line of its own.',
  $: 'A parameter is $1.',
  '!': 'Write NOT, or <> for "is not equal".',
};
