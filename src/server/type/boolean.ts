import type {TypeCodec} from './type-codec.js';

const words: ReadonlyMap<string, boolean> = new Map(
  Object.entries({t: true, true: true, y: true, yes: true, on: true, 1: true})
    .concat(Object.entries({f: false, false: false, n: false, no: false, off: false, 0: false}))
    .map(([word, value]) => [word, value] as const),
);

/** SQLite's booleans are the numbers 0 and 1. */
export const booleanCodec: TypeCodec = {
  name: 'bool',
  id: 16,
  listId: 1000,
  size: 1,
  print: value => (isTrue(value) ? 't' : isFalse(value) ? 'f' : undefined),
  encode: value => (isTrue(value) || isFalse(value) ? Uint8Array.of(Number(value)) : undefined),
  parse: text => words.get(text.trim().toLowerCase()),
  decode: bytes => (bytes.length === 1 ? bytes[0] !== 0 : undefined),
};

function isTrue(value: unknown): boolean {
  return value === true || value === 1;
}

function isFalse(value: unknown): boolean {
  return value === false || value === 0;
}
