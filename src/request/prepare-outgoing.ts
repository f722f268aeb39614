import type {Connection} from './connection.js';
import {requestUrl} from './describe-request.js';
import type {Outgoing} from './exchange.js';
import {printJson} from './parse-json.js';
import type {Request, RequestBody} from './request.js';

/** A request as it goes out: with its full URL, its body in bytes, and the credential. */
export function prepareOutgoing(
  request: Request,
  {baseUrl, authorities}: Connection,
  token: string | undefined,
  userAgent: string,
): Omit<Outgoing, 'signal'> {
  return {
    method: request.method,
    url: requestUrl(baseUrl, request),
    headers: {
      ...request.headers,
      'User-Agent': userAgent,
      ...(token === undefined ? {} : {Authorization: `Bearer ${token}`}),
    },
    body: request.body === undefined ? undefined : toBytes(request.body),
    authorities,
  };
}

function toBytes(body: RequestBody): Uint8Array {
  return 'bytes' in body ? body.bytes : new TextEncoder().encode(printJson(body.json));
}
