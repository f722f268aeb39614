import type {Value} from '../row.js';
import {replaceHidden} from './hidden-characters.js';

/**
 * A value as compact JSON text. A bigint is written with all its digits, a blob as a base64 string, and the numbers
 * that JSON lacks as the strings `"Infinity"`, `"-Infinity"` and `"NaN"`. Control, bidi and other hidden characters
 * are written as `\u` escapes, so that the text is safe to show and never breaks a line.
 */
export function writeJson(value: Value): string {
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : `"${value}"`;
    case 'bigint':
    case 'boolean':
      return String(value);
  }
  if (value === null) return 'null';
  if (value instanceof Uint8Array) return `"${writeBase64(value)}"`;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  const members = Object.entries(value).map(([name, member]) => `${writeString(name)}:${writeJson(member)}`);
  return `{${members.join(',')}}`;
}

/** The same with nothing but ASCII in it, so that what differs looks different. */
export function writeAsciiJson(value: Value): string {
  return writeJson(value).replace(/[^\x20-\x7e]/gu, escapeUnits);
}

/** The bytes in base64 with padding, in the alphabet that has `+` and `/`. */
export function writeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function writeString(text: string): string {
  const json = JSON.stringify(text);
  return /^[\x20-\x7e]*$/.test(json) ? json : replaceHidden(json, escapeUnits);
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
