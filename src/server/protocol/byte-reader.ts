import {RowgateError} from '../../errors.js';

/** Reads the parts of a message one after the other. Each throws RowgateError `protocol` where there are too few bytes. */
export interface ByteReader {
  byte(): number;
  int16(): number;
  int32(): number;
  /** Not copied. */
  bytes(length: number): Uint8Array;
  /** Up to the next zero byte. */
  text(): string;
  /** All that is left. */
  rest(): Uint8Array;
  /** @throws RowgateError `protocol` where something is left. */
  end(): void;
}

export function createByteReader(buffer: Buffer): ByteReader {
  let offset = 0;
  const take = (length: number): number => {
    const start = offset;
    if (length < 0 || start + length > buffer.length) throw malformed('it is too short');
    offset += length;
    return start;
  };
  return {
    byte: () => buffer.readUInt8(take(1)),
    int16: () => buffer.readInt16BE(take(2)),
    int32: () => buffer.readInt32BE(take(4)),
    bytes: length => {
      const start = take(length);
      return buffer.subarray(start, start + length);
    },
    text: () => {
      const end = buffer.indexOf(0, offset);
      if (end === -1) throw malformed('a text in it has no end');
      const start = take(end + 1 - offset);
      return decodeText(buffer.subarray(start, end));
    },
    rest: () => buffer.subarray(take(buffer.length - offset)),
    end: () => {
      if (offset < buffer.length) throw malformed('it is too long');
    },
  };
}

const utf8 = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

/** @throws RowgateError `invalid_encoding` for what is not UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new RowgateError('invalid_encoding', 'a text is not UTF-8', {
      hint: "Set the client's encoding to UTF8, as by PGCLIENTENCODING=UTF8.",
    });
  }
}

export function malformed(how: string): RowgateError {
  return new RowgateError('protocol', `a message can't be read: ${how}`);
}
