import {createServer} from 'node:net';
import {isSendError, type SendError} from '../../src/request/send-error.js';

/** The error of sending that a promise is to reject with. */
export async function catchSendError(promise: Promise<unknown>): Promise<SendError> {
  try {
    await promise;
  } catch (error) {
    if (isSendError(error)) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

/** The URL of a port that nothing listens on. */
export async function findClosedUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}
