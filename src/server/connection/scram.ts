import {createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual} from 'node:crypto';
import {malformed} from '../protocol/byte-reader.js';
import {preparePassword} from './prepare-password.js';

/** What a server keeps of a password: enough to check one, and not enough to log in with (RFC 5802, RFC 7677). */
export interface ScramVerifier {
  readonly salt: Buffer;
  readonly iterations: number;
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
}

export const mechanism = 'SCRAM-SHA-256';

const iterations = 4096;

export function createVerifier(password: string): ScramVerifier {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(preparePassword(password), salt, iterations, 32, 'sha256');
  const storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest();
  return {salt, iterations, storedKey, serverKey: hmac(salted, 'Server Key')};
}

/** An exchange that has begun: what to send, and what to make of the answer to it. */
export interface ScramExchange {
  readonly serverFirst: string;
  /**
   * The server's last message, which proves that it knows the password too; undefined where the client does not.
   *
   * @throws RowgateError `protocol`.
   */
  finish(clientFinal: string): string | undefined;
}

/**
 * Answers the first message of a client.
 *
 * @throws RowgateError `protocol`.
 */
export function beginScram(clientFirst: string, verifier: ScramVerifier): ScramExchange {
  const [, header = '', bare = '', clientNonce = ''] =
    /^([ny],(?:a=[^,]*)?,)((?:m=[^,]*,)?n=[^,]*,r=([!-+\--~]+)(?:,.*)?)$/s.exec(clientFirst) ?? [];
  if (clientNonce === '' || bare.startsWith('m='))
    throw malformed('it begins no SCRAM exchange that there is');
  const nonce = clientNonce + randomBytes(18).toString('base64');
  const serverFirst = `r=${nonce},s=${verifier.salt.toString('base64')},i=${verifier.iterations}`;
  return {
    serverFirst,
    finish(clientFinal) {
      const [, start = '', binding = '', answered = '', proof = ''] =
        /^(c=([A-Za-z\d+/=]+),r=([!-+\--~]+)(?:,[^,]+)*),p=([A-Za-z\d+/=]+)$/s.exec(clientFinal) ?? [];
      if (start === '') throw malformed('it ends no SCRAM exchange');
      if (binding !== Buffer.from(header).toString('base64') || answered !== nonce) {
        throw malformed('it ends another SCRAM exchange');
      }
      const text = `${bare},${serverFirst},${start}`;
      const signature = hmac(verifier.storedKey, text);
      const given = Buffer.from(proof, 'base64');
      if (given.length !== signature.length) return undefined;
      const clientKey = signature.map((byte, index) => byte ^ (given[index] ?? 0));
      const key = createHash('sha256').update(clientKey).digest();
      if (!timingSafeEqual(key, verifier.storedKey)) return undefined;
      return `v=${hmac(verifier.serverKey, text).toString('base64')}`;
    },
  };
}

function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
