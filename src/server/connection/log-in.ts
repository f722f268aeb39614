import {RowgateError} from '../../errors.js';
import {createByteReader, decodeText} from '../protocol/byte-reader.js';
import type {Connection} from './connection.js';
import {beginScram, mechanism, type ScramVerifier} from './scram.js';

/**
 * Has a client prove that it knows the password. Whoever names another user is asked all the same, and told the same.
 *
 * @returns whether it is still there.
 * @throws RowgateError `wrong_password` or `protocol`.
 */
export async function logIn(
  connection: Connection,
  verifier: ScramVerifier,
  user: {readonly given: string; readonly wanted: string},
): Promise<boolean> {
  connection.send({kind: 'authentication-sasl', mechanisms: [mechanism]});
  const first = await readAnswer(connection);
  if (first === undefined) return false;
  const exchange = beginScram(readInitial(first), verifier);
  connection.send({kind: 'authentication-sasl-continue', data: exchange.serverFirst});
  const final = await readAnswer(connection);
  if (final === undefined) return false;
  const serverFinal = exchange.finish(decodeText(final));
  if (serverFinal === undefined || user.given !== user.wanted) {
    throw new RowgateError('wrong_password', `the password of "${user.given}" is wrong`, {
      hint: 'User and password are those that the server was started with.',
    });
  }
  connection.send({kind: 'authentication-sasl-final', data: serverFinal});
  return true;
}

async function readAnswer(connection: Connection): Promise<Buffer | undefined> {
  await connection.flush();
  const frame = await connection.read(true);
  if (frame === undefined || frame.type === 'X') return undefined;
  if (frame.type === 'p') return frame.body;
  throw new RowgateError('protocol', 'an answer to the request for a password was expected');
}

function readInitial(body: Buffer): string {
  const reader = createByteReader(body);
  const chosen = reader.text();
  if (chosen !== mechanism) {
    throw new RowgateError('protocol', `the only way to log in is ${mechanism}`);
  }
  const text = decodeText(reader.bytes(reader.int32()));
  reader.end();
  return text;
}
