import {parseJson, printJson} from '../../request/parse-json.js';
import {decodeText} from '../protocol/byte-reader.js';
import type {TypeCodec} from './type-codec.js';

type Print = TypeCodec['print'];

/** The version that stands before JSON of the type jsonb in binary. */
const version = '\u0001';

const printValue: Print = value => (value instanceof Uint8Array ? undefined : printJson(value));
const printText: Print = value => (typeof value === 'string' ? value : printValue(value));

function createJsonCodec(print: Print): TypeCodec {
  return {
    name: 'json',
    id: 114,
    listId: 199,
    size: -1,
    print,
    encode: print,
    parse,
    decode: bytes => parse(decodeText(bytes)),
  };
}

function createJsonbCodec(print: Print): TypeCodec {
  return {
    ...createJsonCodec(print),
    name: 'jsonb',
    id: 3802,
    listId: 3807,
    encode: value => {
      const text = print(value);
      return text === undefined ? undefined : version + text;
    },
    decode: bytes => (bytes[0] === version.charCodeAt(0) ? parse(decodeText(bytes.subarray(1))) : undefined),
  };
}

export const jsonCodec = createJsonCodec(printValue);
export const jsonbCodec = createJsonbCodec(printValue);

const ofText: Readonly<Record<string, TypeCodec>> = {
  json: createJsonCodec(printText),
  jsonb: createJsonbCodec(printText),
};

/** A type of columns whose values are JSON as text already; any type that is not JSON is given back. */
export function ofJsonText(type: TypeCodec): TypeCodec {
  return ofText[type.name] ?? type;
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
