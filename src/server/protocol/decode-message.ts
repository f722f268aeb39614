import {RowgateError} from '../../errors.js';
import {type ByteReader, createByteReader, malformed} from './byte-reader.js';
import type {Format, FrontendMessage} from './frontend-message.js';

type Decoder = (reader: ByteReader) => FrontendMessage;

const decoders: Readonly<Record<string, Decoder>> = {
  Q: reader => ({kind: 'query', sql: reader.text()}),
  P: reader => ({
    kind: 'parse',
    name: reader.text(),
    sql: reader.text(),
    parameterTypes: readList(reader, () => reader.int32()),
  }),
  B: reader => ({
    kind: 'bind',
    portal: reader.text(),
    statement: reader.text(),
    parameterFormats: readList(reader, () => readFormat(reader)),
    parameters: readList(reader, () => readParameter(reader)),
    resultFormats: readList(reader, () => readFormat(reader)),
  }),
  D: reader => ({kind: 'describe', what: readWhat(reader), name: reader.text()}),
  C: reader => ({kind: 'close', what: readWhat(reader), name: reader.text()}),
  E: reader => ({kind: 'execute', portal: reader.text(), maxRows: Math.max(0, reader.int32())}),
  S: () => ({kind: 'sync'}),
  H: () => ({kind: 'flush'}),
  X: () => ({kind: 'terminate'}),
  c: () => ({kind: 'copy-done'}),
  F: skip('function-call'),
  d: skip('copy-data'),
  f: skip('copy-fail'),
  p: skip('password'),
};

/**
 * A message by its type and what stands behind its length.
 *
 * @throws RowgateError `protocol` or `invalid_encoding`. With a type that there is not, the session can't go on:
 * `isMessageType` tells.
 */
export function decodeMessage(type: string, body: Buffer): FrontendMessage {
  const decoder = decoders[type];
  if (decoder === undefined) throw new RowgateError('protocol', `there is no message of the type "${type}"`);
  const reader = createByteReader(body);
  const message = decoder(reader);
  reader.end();
  return message;
}

export function isMessageType(type: string): boolean {
  return Object.hasOwn(decoders, type);
}

function skip(kind: 'function-call' | 'copy-data' | 'copy-fail' | 'password'): Decoder {
  return reader => {
    reader.rest();
    return {kind};
  };
}

function readList<Item>(reader: ByteReader, read: () => Item): readonly Item[] {
  const count = reader.int16();
  if (count < 0) throw malformed('it has a list of fewer than no items');
  return Array.from({length: count}, read);
}

function readFormat(reader: ByteReader): Format {
  const code = reader.int16();
  if (code !== 0 && code !== 1) throw malformed(`there is no format ${code}`);
  return code === 0 ? 'text' : 'binary';
}

function readParameter(reader: ByteReader): Uint8Array | null {
  const length = reader.int32();
  return length === -1 ? null : reader.bytes(length);
}

function readWhat(reader: ByteReader): 'statement' | 'portal' {
  const code = String.fromCharCode(reader.byte());
  if (code !== 'S' && code !== 'P') throw malformed(`"${code}" is neither a statement nor a portal`);
  return code === 'S' ? 'statement' : 'portal';
}
