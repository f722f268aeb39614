import type {Answer} from '../../http/api.js';
import {type ConnectCode, httpStatuses} from './code.js';
import {encodeBadRequest} from './encode-bad-request.js';

export interface ConnectError {
  readonly kind: 'error';
  readonly code: ConnectCode;
  readonly message: string;
  /** What is wrong with single fields. */
  readonly violations?: readonly Violation[];
  /** Seconds to wait. */
  readonly retryAfter?: number;
}

export interface Violation {
  readonly field: string;
  readonly description: string;
}

export function refuse(code: ConnectCode, message: string, violations?: readonly Violation[]): ConnectError {
  return {kind: 'error', code, message, ...(violations !== undefined && {violations})};
}

/** The error with its status and, if asked for, violations as a detail. Always JSON, whatever the request was. */
export function printError(error: ConnectError, {withDetails}: {readonly withDetails: boolean}): Answer {
  const {code, message, violations = [], retryAfter} = error;
  const details =
    withDetails && violations.length > 0
      ? [
          {
            type: 'google.rpc.BadRequest',
            value: encodeBadRequest(violations).toString('base64').replace(/=+$/, ''),
            debug: {fieldViolations: violations},
          },
        ]
      : undefined;
  return {
    status: httpStatuses[code],
    headers: {
      'Content-Type': 'application/json',
      ...(retryAfter !== undefined && {'Retry-After': String(retryAfter)}),
    },
    body: JSON.stringify({code, message, details}),
  };
}
