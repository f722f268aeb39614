import {STATUS_CODES} from 'node:http';
import type {Answer} from '../http/api.js';
import {type ConnectCode, httpStatuses} from './connect/code.js';
import {printError, refuse} from './connect/connect-error.js';

/** Where several codes share a status, the one that trouble is most likely to have. */
const codes: Readonly<Record<number, ConnectCode>> = {
  400: 'invalid_argument',
  409: 'aborted',
  500: 'internal',
};

/**
 * How the API answers in trouble: with the code of the status. A gateway's 502 and any other status without a
 * code are no answer of Connect at all; that they are a page of HTML is a guess.
 */
export function describeFailure(status: number): Answer {
  const names = Object.keys(httpStatuses) as ConnectCode[];
  const code = codes[status] ?? names.find(name => httpStatuses[name] === status);
  const title = `${status} ${STATUS_CODES[status] ?? 'Unknown'}`;
  return code === undefined
    ? {
        status,
        headers: {'Content-Type': 'text/html'},
        body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
      }
    : printError(refuse(code, `${STATUS_CODES[status] ?? code}`.toLowerCase()), {withDetails: false});
}
