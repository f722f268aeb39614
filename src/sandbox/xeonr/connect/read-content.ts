import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import type {Answer, ApiRequest} from '../../http/api.js';
import {readMediaType} from '../../http/read-media-type.js';
import {type ConnectError, refuse} from './connect-error.js';

export interface ProtocolOptions {
  /** The procedure has no side effects, and such may be called with GET. */
  readonly allowsGet: boolean;
  readonly requireProtocolVersion: boolean;
}

/** What a request says, before anything is made of it: an answer of HTTP, an error of Connect, or its content. */
export type Content =
  | {readonly kind: 'answer'; readonly answer: Answer}
  | ConnectError
  | {readonly kind: 'content'; readonly bytes: Buffer; readonly timeout: number};

/** Applies the rules of unary Connect requests, JSON only: the binary form gets 415 like any unknown one. */
export function readContent(request: ApiRequest, options: ProtocolOptions): Content {
  const {method} = request;
  if (method !== 'POST' && !(method === 'GET' && options.allowsGet)) {
    const headers = {Allow: options.allowsGet ? 'GET, POST' : 'POST'};
    return {kind: 'answer', answer: {status: 405, headers, body: ''}};
  }
  const sent = method === 'GET' ? readQuery(request.query) : readBody(request);
  if (!sent.json) {
    const headers = {'Accept-Post': 'application/json'};
    return {kind: 'answer', answer: {status: 415, headers, body: ''}};
  }
  const problem = judgeVersion(sent, options);
  if (problem !== undefined) {
    return refuse('invalid_argument', problem);
  }
  const timeout = request.headers['connect-timeout-ms']?.toString();
  if (timeout !== undefined && !/^\d{1,10}$/.test(timeout)) {
    return refuse('invalid_argument', `protocol error: invalid connect timeout value: ${timeout}`);
  }
  const bytes = decompress(sent.bytes, sent.encoding);
  if ('kind' in bytes) {
    return bytes;
  }
  return {
    kind: 'content',
    bytes,
    timeout: timeout === undefined ? Number.POSITIVE_INFINITY : Number(timeout),
  };
}

interface Sent {
  readonly json: boolean;
  readonly bytes: Buffer;
  readonly encoding: string;
  /** The version, the one that is right, and where it belongs. */
  readonly version: string | undefined;
  readonly wanted: string;
  readonly named: readonly [missing: string, wrong: string];
}

function readBody({headers, body}: ApiRequest): Sent {
  return {
    json: readMediaType(headers['content-type']) === 'application/json',
    bytes: body,
    encoding: headers['content-encoding'] ?? 'identity',
    version: headers['connect-protocol-version']?.toString(),
    wanted: '1',
    named: ['missing required header: set Connect-Protocol-Version', 'Connect-Protocol-Version'],
  };
}

function readQuery(query: URLSearchParams): Sent {
  const message = query.get('message') ?? '';
  return {
    json: query.get('encoding') === 'json',
    bytes: query.get('base64') === '1' ? Buffer.from(message, 'base64url') : Buffer.from(message),
    encoding: query.get('compression') ?? 'identity',
    version: query.get('connect') ?? undefined,
    wanted: 'v1',
    named: ['missing required parameter: set connect', 'connect'],
  };
}

function judgeVersion({version, wanted, named}: Sent, options: ProtocolOptions): string | undefined {
  if (version === undefined) {
    return options.requireProtocolVersion ? `${named[0]} to "${wanted}"` : undefined;
  }
  return version === wanted ? undefined : `${named[1]} must be "${wanted}": got "${version}"`;
}

function decompress(bytes: Buffer, encoding: string): Buffer | ConnectError {
  if (encoding === 'identity' || bytes.length === 0) {
    return bytes;
  }
  if (encoding !== 'gzip' && encoding !== 'br') {
    return refuse('unimplemented', `unknown compression "${encoding}": supported encodings are gzip,br`);
  }
  try {
    return encoding === 'gzip' ? gunzipSync(bytes) : brotliDecompressSync(bytes);
  } catch {
    return refuse('invalid_argument', 'decompression failed');
  }
}
