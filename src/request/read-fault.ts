import type {Fault} from './fault.js';

const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'the host is out of reach',
  ENETUNREACH: 'the network is out of reach',
};
const connectPhases = new Set(['lookup', 'connect', 'secureConnect', 'socket']);

/**
 * What an error of the HTTP client comes to. Only its codes are read: the error has the request in it, with its
 * token, and its message may quote what a server sent.
 */
export function readFault(error: unknown, timeout: number): Fault {
  const code = readText(error, 'code') ?? 'unknown error';
  const phase = readText(error, 'event');
  if (code === 'ETIMEDOUT' && phase !== undefined) {
    return connectPhases.has(phase)
      ? {kind: 'unreachable', reason: 'no connection in time', maybeSent: false}
      : {kind: 'timeout', reason: `no answer within ${timeout / 1000} s`, maybeSent: true};
  }
  if (!hasTiming(error, 'connect')) {
    const reason = unreachable[code] ?? 'no connection';
    return {kind: 'unreachable', reason: `${reason} (${code})`, maybeSent: false};
  }
  // OpenSSL's names of what is wrong with a certificate, and of a handshake that failed.
  if (!hasTiming(error, 'secureConnect') && /CERT|TLS|SSL|EPROTO|ISSUER|SIGNATURE/.test(code)) {
    return {kind: 'certificate', reason: `no safe connection (${code})`, maybeSent: false};
  }
  return {kind: 'broken', reason: `the connection broke off (${code})`, maybeSent: true};
}

/** Whether a phase of the connection was reached; an error that does not tell may be from any of them. */
function hasTiming(error: unknown, name: string): boolean {
  const timings = readProperty(error, 'timings');
  return timings === undefined || readProperty(timings, name) !== undefined;
}

function readText(error: unknown, name: string): string | undefined {
  const value = readProperty(error, name);
  return typeof value === 'string' && /^[\w.-]+$/.test(value) ? value : undefined;
}

function readProperty(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
