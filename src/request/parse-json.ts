import {parse, stringify} from 'lossless-json';

/**
 * JSON as parsed, with integers beyond 2^53 as bigint.
 * @throws SyntaxError where the text is not JSON.
 */
export function parseJson(text: string): unknown {
  // The exact parser takes about ten times as long.
  if (!hasLongNumber(text)) return JSON.parse(text);
  return parse(text, null, {parseNumber: readNumber, onDuplicateKey: ({newValue}) => newValue});
}

/**
 * Whether there may be an integer beyond 2^53, which is 9007199254740992: one of 16 digits that starts with a 9, or a longer
 * one. Between long runs of digits, it looks at one character of sixteen.
 */
function hasLongNumber(text: string): boolean {
  const {length} = text;
  for (let at = 15; at < length; ) {
    let before = at;
    while (isDigit(text, before)) before--;
    if (at - before < 16) {
      at = before + 16;
      continue;
    }
    let end = at;
    while (isDigit(text, end)) end++;
    const isLong = end - before > 17 || text[before + 1] === '9';
    if (isLong && startsNumber(text, before)) return true;
    at = end + 16;
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** Whether digits after a place may be a number's. In the middle of a text, as in a hexadecimal ID, they are none. */
function startsNumber(text: string, before: number): boolean {
  const sign = text[before] === '-' ? before - 1 : before;
  return sign < 0 || '[:, \t\r\n'.includes(text.charAt(sign));
}

/** JSON text of a value, in which a bigint is written with all its digits. */
export function printJson(value: unknown): string {
  let hasBigint = false;
  const text = JSON.stringify(value, (_name, inner: unknown) => {
    if (typeof inner !== 'bigint') return inner;
    hasBigint = true;
    return null;
  });
  return (hasBigint ? stringify(value) : text) ?? 'null';
}

function readNumber(text: string): number | bigint {
  const number = Number(text);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number;
}
