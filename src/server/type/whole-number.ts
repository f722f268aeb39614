import type {Value} from '../../row.js';
import type {TypeCodec} from './type-codec.js';

/** A whole number of so many bytes. */
export function createWholeNumberCodec(name: string, id: number, listId: number, size: 2 | 4 | 8): TypeCodec {
  const bits = size * 8;
  const readWhole = (value: Value): bigint | undefined => {
    if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) return undefined;
    const whole = BigInt(value as number | bigint);
    return BigInt.asIntN(bits, whole) === whole ? whole : undefined;
  };
  return {
    name,
    id,
    listId,
    size,
    print: value => readWhole(value)?.toString(),
    encode: value => {
      const whole = readWhole(value);
      if (whole === undefined) return undefined;
      const bytes = Buffer.alloc(8);
      bytes.writeBigInt64BE(whole);
      return bytes.subarray(8 - size);
    },
    parse: text => {
      const digits = text.trim();
      return /^[+-]?\d{1,20}$/.test(digits)
        ? narrow(readWhole(BigInt(digits.replace(/^\+/, ''))))
        : undefined;
    },
    decode: bytes => {
      if (bytes.length !== size) return undefined;
      return size === 8 ? narrow(bytes.readBigInt64BE()) : bytes.readIntBE(0, size);
    },
  };
}

function narrow(whole: bigint | undefined): bigint | number | undefined {
  if (whole === undefined) return undefined;
  const number = Number(whole);
  return Number.isSafeInteger(number) ? number : whole;
}
