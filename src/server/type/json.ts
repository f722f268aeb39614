import {parseJson, printJson} from '../../request/parse-json.js';
import type {Value} from '../../row.js';
import {decodeText} from '../protocol/byte-reader.js';
import type {TypeCodec} from './type-codec.js';

export const jsonCodec: TypeCodec = {
  name: 'json',
  id: 114,
  listId: 199,
  size: -1,
  print,
  encode: print,
  parse,
  decode: bytes => parse(decodeText(bytes)),
};

/** The version that stands before it in binary. */
const version = 1;

export const jsonbCodec: TypeCodec = {
  ...jsonCodec,
  name: 'jsonb',
  id: 3802,
  listId: 3807,
  encode: value => {
    const text = print(value);
    return text === undefined ? undefined : String.fromCharCode(version) + text;
  },
  decode: bytes => (bytes[0] === version ? parse(decodeText(bytes.subarray(1))) : undefined),
};

function print(value: NonNullable<Value>): string | undefined {
  return value instanceof Uint8Array ? undefined : printJson(value);
}

/** JSON is bound as its text. */
function parse(text: string): string | undefined {
  try {
    parseJson(text);
    return text;
  } catch {
    return undefined;
  }
}
