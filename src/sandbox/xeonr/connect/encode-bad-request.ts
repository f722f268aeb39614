import type {Violation} from './connect-error.js';

/** A `google.rpc.BadRequest` in Protobuf's binary form: field 1 repeated, with `field` (1) and `description` (2). */
export function encodeBadRequest(violations: readonly Violation[]): Buffer {
  return Buffer.concat(
    violations.map(({field, description}) => {
      const content = [encodeBytes(1, Buffer.from(field)), encodeBytes(2, Buffer.from(description))];
      return encodeBytes(1, Buffer.concat(content));
    }),
  );
}

function encodeBytes(number: number, content: Buffer): Buffer {
  // The 2 is the wire type of everything that has a length.
  return Buffer.concat([Buffer.from([number * 8 + 2, ...encodeLength(content.length)]), content]);
}

function encodeLength(length: number): number[] {
  return length < 128 ? [length] : [(length % 128) + 128, ...encodeLength(Math.floor(length / 128))];
}
