import {createByteReader, malformed} from './byte-reader.js';
import type {StartupMessage} from './frontend-message.js';

const cancelCode = 80_877_102;
const sslCode = 80_877_103;
const gssCode = 80_877_104;

/**
 * Reads what a client sends first; `body` is what stands behind its length.
 *
 * @throws RowgateError `protocol` or `invalid_encoding`.
 */
export function decodeStartup(body: Buffer): StartupMessage {
  const reader = createByteReader(body);
  const code = reader.int32();
  if (code === sslCode || code === gssCode) {
    reader.end();
    return {kind: code === sslCode ? 'ssl-request' : 'gss-request'};
  }
  if (code === cancelCode) {
    const processId = reader.int32();
    return {kind: 'cancel', processId, secretKey: reader.rest()};
  }
  const parameters = new Map<string, string>();
  const major = code >> 16;
  // Of other versions it is not known what follows.
  if (major !== 3) return {kind: 'startup', major, minor: code & 0xffff, parameters};
  for (let name = reader.text(); name !== ''; name = reader.text()) {
    if (parameters.has(name)) throw malformed(`it has "${name}" twice`);
    parameters.set(name, reader.text());
  }
  reader.end();
  return {kind: 'startup', major, minor: code & 0xffff, parameters};
}
