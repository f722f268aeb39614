import {RowgateError} from '../../errors.js';
import {malformed} from '../protocol/byte-reader.js';

/** A message as it stands in the stream: its type, empty for the first ones, and what is behind its length. */
export interface Frame {
  readonly type: string;
  readonly body: Buffer;
}

/** Cuts a stream of bytes into messages. */
export interface FrameReader {
  push(chunk: Buffer): void;
  /**
   * The next message, or undefined until there is all of it.
   *
   * @throws RowgateError `protocol` where its type or its length can't be, or that is over the limit: the stream can't be read
   * any more.
   */
  next(isTyped: boolean): Frame | undefined;
  /** The longest message that is taken, in bytes. */
  limit: number;
  /** Bytes that are held. */
  readonly held: number;
}

/** `isType`: whether a message can be of a type. */
export function createFrameReader(limit: number, isType: (type: string) => boolean): FrameReader {
  let chunks: Buffer[] = [];
  let held = 0;
  const join = (): Buffer => {
    const [first] = chunks;
    if (first !== undefined && chunks.length === 1) return first;
    const whole = Buffer.concat(chunks);
    chunks = [whole];
    return whole;
  };
  /** The first bytes, joined only as far as they must be. */
  const peek = (length: number): Buffer => {
    const [first] = chunks;
    return first !== undefined && first.length >= length ? first : join();
  };
  return {
    limit,
    get held() {
      return held;
    },
    push(chunk) {
      chunks.push(chunk);
      held += chunk.length;
    },
    next(isTyped) {
      const start = isTyped ? 1 : 0;
      if (held < start + 4) return undefined;
      const head = peek(start + 4);
      const type = isTyped ? String.fromCharCode(head.readUInt8(0)) : '';
      // Rubbish is not waited for to come to its end.
      if (isTyped && !isType(type)) {
        throw new RowgateError('protocol', `there is no message of the type ${JSON.stringify(type)}`);
      }
      const length = head.readInt32BE(start);
      if (length < 4) throw malformed(`its length is ${length}`);
      if (length > this.limit) throw malformed(`its length is ${length}, and ${this.limit} is the most`);
      const end = start + length;
      if (held < end) return undefined;
      const whole = peek(end);
      chunks[0] = whole.subarray(end);
      if (chunks[0].length === 0) chunks.shift();
      held -= end;
      return {type, body: whole.subarray(start + 4, end)};
    },
  };
}
