import type {Value} from '../../row.js';
import type {TypeCodec} from './type-codec.js';

const form = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?)$/i;

/** A floating-point number of so many bytes. It holds what SQLite has for a number, whole ones beyond 2^53 as nearly as it can. */
export function createFloatCodec(name: string, id: number, listId: number, size: 4 | 8): TypeCodec {
  const readNumber = (value: Value): number | undefined =>
    typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
  return {
    name,
    id,
    listId,
    size,
    print: value => readNumber(value)?.toString(),
    encode: value => {
      const number = readNumber(value);
      if (number === undefined) return undefined;
      const bytes = Buffer.alloc(size);
      if (size === 8) bytes.writeDoubleBE(number);
      else bytes.writeFloatBE(number);
      return bytes;
    },
    parse: text => {
      const trimmed = text.trim();
      return form.test(trimmed) ? Number(trimmed.replace(/inf(?:inity)?$/i, 'Infinity')) : undefined;
    },
    decode: bytes => {
      if (bytes.length !== size) return undefined;
      const number = size === 8 ? bytes.readDoubleBE() : bytes.readFloatBE();
      return Number.isNaN(number) ? undefined : number;
    },
  };
}
