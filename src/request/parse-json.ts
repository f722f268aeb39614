import {parse, stringify} from 'lossless-json';

/**
 * JSON as parsed, with integers beyond 2^53 as bigint.
 * @throws SyntaxError where the text is not JSON.
 */
export function parseJson(text: string): unknown {
  // Only a number of 16 digits or more can be inexact, and the exact parser takes about ten times as long. Digits
  // in the middle of a text, as in a hexadecimal ID, are no number.
  if (!/(?:^|[[:,\s])-?\d{16}/.test(text)) return JSON.parse(text);
  return parse(text, null, {parseNumber: readNumber, onDuplicateKey: ({newValue}) => newValue});
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
