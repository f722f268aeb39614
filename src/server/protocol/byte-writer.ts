/** Puts messages together, one after the other. */
export interface ByteWriter {
  /** Begins a message. */
  begin(type: string): void;
  /** Ends it: its length is known now. */
  end(): void;
  byte(value: number): void;
  int16(value: number): void;
  int32(value: number): void;
  bytes(value: Uint8Array): void;
  /** With a zero byte behind it. One in the text itself would end it, and is left out. */
  text(value: string): void;
  /** Its length in bytes, then the text or the bytes. */
  counted(value: Uint8Array | string): void;
  /** How many bytes are waiting to be taken. */
  readonly length: number;
  /** All messages that have ended, which are then no longer here. */
  take(): Buffer;
}

const smallest = 4096;
/** Shorter texts are written faster letter by letter than by a call of their own. */
const shortText = 64;

export function createByteWriter(): ByteWriter {
  let buffer = Buffer.allocUnsafe(smallest);
  let length = 0;
  let start = 0;
  const reserve = (size: number): number => {
    const at = length;
    length += size;
    if (length > buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, length));
      buffer.copy(larger, 0, 0, at);
      buffer = larger;
    }
    return at;
  };
  const putText = (value: string, size: number) => {
    const at = reserve(size);
    buffer.write(value, at, size, 'utf8');
  };
  /** As the methods of Buffer do it, without their checks. */
  const putInt32 = (value: number, at: number) => {
    buffer[at] = value >> 24;
    buffer[at + 1] = value >> 16;
    buffer[at + 2] = value >> 8;
    buffer[at + 3] = value;
  };
  /** Whether the text is short and all of ASCII; where it isn't, nothing is written. */
  const putShortText = (value: string): boolean => {
    const size = value.length;
    if (size > shortText) return false;
    const at = reserve(4 + size);
    for (let index = 0; index < size; index++) {
      const code = value.charCodeAt(index);
      if (code > 0x7f) {
        length = at;
        return false;
      }
      buffer[at + 4 + index] = code;
    }
    putInt32(size, at);
    return true;
  };
  return {
    begin: type => {
      start = reserve(5);
      buffer[start] = type.charCodeAt(0);
    },
    end: () => {
      putInt32(length - start - 1, start + 1);
    },
    byte: value => {
      const at = reserve(1);
      buffer[at] = value;
    },
    int16: value => {
      const at = reserve(2);
      buffer.writeInt16BE(value, at);
    },
    int32: value => {
      putInt32(value, reserve(4));
    },
    bytes: value => {
      const at = reserve(value.length);
      buffer.set(value, at);
    },
    text: value => {
      const whole = value.replaceAll('\0', '');
      putText(whole, Buffer.byteLength(whole));
      const at = reserve(1);
      buffer[at] = 0;
    },
    counted: value => {
      if (typeof value === 'string' && putShortText(value)) return;
      const size = typeof value === 'string' ? Buffer.byteLength(value) : value.length;
      putInt32(size, reserve(4));
      if (typeof value === 'string') putText(value, size);
      else {
        const place = reserve(size);
        buffer.set(value, place);
      }
    },
    get length() {
      return length;
    },
    take: () => {
      const taken = buffer.subarray(0, length);
      buffer = Buffer.allocUnsafe(smallest);
      length = 0;
      return taken;
    },
  };
}
