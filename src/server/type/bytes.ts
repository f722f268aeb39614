import type {TypeCodec} from './type-codec.js';

export const bytesCodec: TypeCodec = {
  name: 'bytea',
  id: 17,
  listId: 1001,
  size: -1,
  print: value => (value instanceof Uint8Array ? printBytes(value) : undefined),
  encode: value => (value instanceof Uint8Array ? value : undefined),
  parse: text => (text.startsWith('\\x') ? parseHex(text.slice(2)) : parseEscaped(text)),
  decode: bytes => Uint8Array.from(bytes),
};

/** Bytes as `\x…`. */
export function printBytes(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}

function parseHex(digits: string): Uint8Array | undefined {
  const bare = digits.replace(/\s/g, '');
  return /^(?:[\da-f]{2})*$/i.test(bare) ? Uint8Array.from(Buffer.from(bare, 'hex')) : undefined;
}

/** The older form: a backslash before three octal digits, or before another one. */
function parseEscaped(text: string): Uint8Array | undefined {
  const parts: Buffer[] = [];
  let offset = 0;
  for (const match of text.matchAll(/\\([0-3][0-7]{2}|\\)?/g)) {
    const [whole, escaped] = match;
    if (escaped === undefined) return undefined;
    parts.push(Buffer.from(text.slice(offset, match.index)));
    parts.push(Buffer.of(escaped === '\\' ? 0x5c : Number.parseInt(escaped, 8)));
    offset = match.index + whole.length;
  }
  parts.push(Buffer.from(text.slice(offset)));
  return Uint8Array.from(Buffer.concat(parts));
}
