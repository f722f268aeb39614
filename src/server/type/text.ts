import {printJson} from '../../request/parse-json.js';
import type {Value} from '../../row.js';
import {decodeText} from '../protocol/byte-reader.js';
import {printBytes} from './bytes.js';
import type {TypeCodec} from './type-codec.js';

/** Text. What has no type of its own, such as a value of a mixed expression, is shown as text too. */
export function createTextCodec(name: string, id: number, listId: number, size = -1): TypeCodec {
  return {
    name,
    id,
    listId,
    size,
    print: printText,
    encode: printText,
    parse: text => text,
    decode: decodeText,
  };
}

function printText(value: NonNullable<Value>): string {
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value !== 'object') return String(value);
  return value instanceof Uint8Array ? printBytes(value) : printJson(value);
}
