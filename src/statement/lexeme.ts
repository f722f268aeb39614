import {positionAt, RowgateError} from '../errors.js';

const space = /[ \t\n\f\r\uFEFF]+/y;
const word = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const number =
  /(?:0[xX][\dA-Fa-f]+(?:_[\dA-Fa-f]+)*|(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?)/y;
const blob = /[xX]'([^']*)'/y;
const wordCharacters = /[\w$\u0080-\uffff]*/y;
const typographic = /[\u00a0\u2018\u2019\u201c\u201d]/;

/** What a sticky pattern finds at a place of the text. */
export function match(pattern: RegExp, source: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(source);
}

/** The length of the blanks at a place. */
export function matchSpace(source: string, offset: number): number {
  return match(space, source, offset)?.[0].length ?? 0;
}

/**
 * The keyword or name at a place, or undefined.
 *
 * @throws RowgateError with code `syntax` where a typographic quote or a no-break space is in it, which was hardly meant.
 */
export function matchWord(source: string, offset: number): string | undefined {
  const text = match(word, source, offset)?.[0];
  const place = text?.search(typographic) ?? -1;
  if (text === undefined || place === -1) return text;
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

/**
 * The number at a place, or undefined.
 *
 * @throws RowgateError with code `syntax` where a letter follows it.
 */
export function matchNumber(source: string, offset: number): string | undefined {
  const text = match(number, source, offset)?.[0];
  if (text === undefined) return undefined;
  const rest = match(wordCharacters, source, offset + text.length)?.[0] ?? '';
  if (rest === '') return text;
  const end = offset + text.length + rest.length;
  throw new RowgateError('syntax', `"${source.slice(offset, end)}" is neither a number nor a name`, {
    hint: 'A name that starts with a digit stands in double quotes.',
    position: positionAt(source, offset, end),
  });
}

/**
 * The blob at a place, `x'…'`, and its digits, or undefined.
 *
 * @throws RowgateError with code `syntax` where they are not pairs of hexadecimal digits.
 */
export function matchBlob(source: string, offset: number): {length: number; digits: string} | undefined {
  const found = match(blob, source, offset);
  if (found === null) return undefined;
  const [text, digits = ''] = found;
  if (/^(?:[\dA-Fa-f]{2})*$/.test(digits)) return {length: text.length, digits};
  throw new RowgateError('syntax', `${text} is not a blob`, {
    hint: 'Between the quotes of a blob stand pairs of hexadecimal digits.',
    position: positionAt(source, offset, offset + text.length),
  });
}

/** @throws RowgateError `syntax` where a text has a character that ends it for SQLite. */
export function refuseNul(source: string): void {
  const offset = source.indexOf('\0');
  if (offset === -1) return;
  throw new RowgateError('syntax', "found the character U+0000, which a statement can't have", {
    hint: 'In a value, char(0) stands for it.',
    position: positionAt(source, offset),
  });
}

/** The error for a character that begins no token; `hints` say what to write instead. */
export function notAToken(
  source: string,
  offset: number,
  hints: Readonly<Record<string, string>>,
): RowgateError {
  const character = String.fromCodePoint(source.codePointAt(offset) ?? 0);
  const isVisible = !/[\p{C}\p{Z}]/u.test(character);
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const shown = isVisible ? `"${character}"` : `U+${code}`;
  return new RowgateError('syntax', `found the character ${shown}, which means nothing here`, {
    hint: hints[character],
    position: positionAt(source, offset),
  });
}
