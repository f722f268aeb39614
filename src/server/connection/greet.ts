import type {SecureContext} from 'node:tls';
import {RowgateError} from '../../errors.js';
import {decodeStartup} from '../protocol/decode-startup.js';
import type {StartupMessage} from '../protocol/frontend-message.js';
import type {Connection} from './connection.js';

/** What a client wants who has connected. */
export type Greeting = Extract<StartupMessage, {kind: 'startup' | 'cancel'}>;

/**
 * Hears what a client wants, encrypted if it asks for that and there is a certificate. Undefined where it has left.
 *
 * @throws RowgateError.
 */
export async function greet(
  connection: Connection,
  secureContext: SecureContext | undefined,
): Promise<Greeting | undefined> {
  const asked = new Set<string>();
  for (;;) {
    const frame = await connection.read(false);
    if (frame === undefined) return undefined;
    const message = decodeStartup(frame.body);
    if (message.kind === 'startup' || message.kind === 'cancel') return message;
    if (asked.has(message.kind)) throw new RowgateError('protocol', 'encryption is asked for once more');
    asked.add(message.kind);
    const encrypts = message.kind === 'ssl-request' && secureContext !== undefined && !connection.isEncrypted;
    if (!encrypts) {
      connection.sendRaw('N');
      continue;
    }
    if (connection.hasMore) {
      // What came before the encryption could be anybody's, and would be taken for the client's.
      throw new RowgateError('protocol', 'there is something behind the request to encrypt');
    }
    connection.sendRaw('S');
    if (!(await connection.encrypt(secureContext))) return undefined;
  }
}
