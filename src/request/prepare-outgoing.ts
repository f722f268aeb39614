import {requestUrl} from './describe-request.js';
import type {Endpoint} from './endpoint.js';
import type {Outgoing} from './exchange.js';
import {printJson} from './parse-json.js';
import type {Request, RequestBody} from './request.js';

export interface OutgoingSettings {
  readonly userAgent: string;
  /** The longest that a try may take, in milliseconds. */
  readonly timeout: number;
  /** Those of every request to the provider. */
  readonly headers?: Request['headers'] | undefined;
}

/** A request as it goes out: with its full URL, its body in bytes, and the credential of each try. */
export function prepareOutgoing(
  request: Request,
  {baseUrl, authorities}: Endpoint,
  {userAgent, timeout, headers}: OutgoingSettings,
): (token: string | undefined) => Omit<Outgoing, 'signal'> {
  const outgoing = {
    method: request.method,
    url: requestUrl(baseUrl, request),
    headers: {...fillTimeout(headers, timeout), ...request.headers, 'User-Agent': userAgent},
    body: request.body === undefined ? undefined : toBytes(request.body),
    authorities,
  };
  return token =>
    token === undefined
      ? outgoing
      : {...outgoing, headers: {...outgoing.headers, Authorization: `Bearer ${token}`}};
}

/** `{timeout}` in a header is the longest that a try may take, in milliseconds. */
function fillTimeout(headers: Request['headers'] | undefined, timeout: number): Request['headers'] {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [
      name,
      value.replaceAll('{timeout}', String(timeout)),
    ]),
  );
}

function toBytes(body: RequestBody): Uint8Array {
  return 'bytes' in body ? body.bytes : new TextEncoder().encode(printJson(body.json));
}
