import type {Answer} from '../http/api.js';
import {printPythonJson} from '../http/print-python-json.js';
import type {RateState} from '../http/rate-limiter.js';
import type {Reply} from './reply.js';

export interface ReplyContext {
  readonly method: string;
  /** None on a request that was turned away before it was counted. */
  readonly rate?: RateState;
  /** Scopes of the token, `unknown` if it isn't valid. */
  readonly granted?: string | null;
  readonly needed?: string | null;
}

const allReplies = {
  'Access-Control-Allow-Headers': 'Authorization, Origin, X-Requested-With, Content-Type, Accept, X-Filter',
  'Access-Control-Allow-Methods': 'HEAD, GET, OPTIONS, POST, PUT, DELETE',
  'Access-Control-Allow-Origin': '*',
  'Akamai-Internal-Account': '*',
  'Cache-Control': 'max-age=0, no-cache, no-store',
  Pragma: 'no-cache',
  'Strict-Transport-Security': 'max-age=31536000',
  // Twice, as it was recorded.
  'X-Frame-Options': ['DENY', 'DENY'],
  'X-Spec-Version': '4.235.1',
};

const successes = {
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Expose-Headers': 'X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-Status',
  'Content-Security-Policy': "default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-XSS-Protection': '1; mode=block',
};

const customer = 'B0A7E9C4-5D21-4F3A-9C6E1B7D2A8F4053';

/** A reply in the form recorded of Linode: its headers, and JSON as Python prints it. */
export function printReply(reply: Reply, {method, rate, granted, needed}: ReplyContext): Answer {
  const vary = 'Authorization, X-Filter';
  return {
    status: reply.kind === 'refused' ? reply.status : 200,
    headers: {
      // Without a charset; linodego refuses an error that has one.
      'Content-Type': reply.kind === 'png' ? 'image/png' : 'application/json',
      ...allReplies,
      ...(reply.kind !== 'refused' && successes),
      Expires: new Date().toUTCString(),
      Vary: method === 'GET' ? [vary, vary] : vary,
      ...(typeof granted === 'string' && {'X-OAuth-Scopes': granted}),
      ...(typeof needed === 'string' && {'X-Accepted-OAuth-Scopes': needed}),
      ...(rate !== undefined && {
        'X-Customer-UUID': customer,
        'X-RateLimit-Limit': String(rate.limit),
        'X-RateLimit-Remaining': String(rate.remaining),
        'X-RateLimit-Reset': String(rate.reset),
        // On every reply, throttled or not.
        'Retry-After': String(rate.secondsLeft),
      }),
    },
    body: printBody(reply),
  };
}

function printBody(reply: Reply): string | Buffer {
  switch (reply.kind) {
    case 'png':
      return reply.bytes;
    case 'json':
      return printPythonJson(reply.value);
    case 'refused':
      return printPythonJson({errors: reply.errors});
  }
}
