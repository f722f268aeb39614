import type {ServerResponse} from 'node:http';
import type {Answer} from './api.js';

/** With `cutAfter`, announces the whole body, sends so many bytes of it and breaks the connection. */
export function sendAnswer(response: ServerResponse, answer: Answer, cutAfter?: number): void {
  const body = Buffer.from(answer.body);
  for (const [name, value] of Object.entries(answer.headers)) {
    response.setHeader(name, value);
  }
  if (answer.status !== 204) {
    response.setHeader('Content-Length', body.length);
  }
  response.writeHead(answer.status);
  if (cutAfter === undefined) {
    response.end(body);
    return;
  }
  // The bytes have to be on their way before the socket goes, or the client gets none of them.
  response.write(body.subarray(0, cutAfter), () => response.destroy());
}
