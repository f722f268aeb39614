import type {Response} from './request.js';

/**
 * Frees the bytes of an answer that has been read. The promises that it came by were there long before it, and what an old
 * object holds is taken for alive, though that is dead itself, until V8 collects the old ones too: of a long list, that would
 * be tens of megabytes.
 */
export function freeBody({body: {buffer, byteLength}}: Response): void {
  // Short ones share their memory.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) {
    structuredClone(buffer, {transfer: [buffer]});
  }
}
