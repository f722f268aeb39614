import {STATUS_CODES} from 'node:http';
import type {Answer} from '../http/api.js';
import type {VmwareBehaviour} from './behaviour.js';

/** The sentences that the documents have for statuses. */
const messages: Readonly<Record<number, string>> = {
  400: 'Invalid request body',
  401: 'The user is not authorized to use the API',
  403: 'The user is forbidden to use the API',
  404: 'The requested resource could not be found',
  409: 'The request could not be processed due to a conflict',
  429: 'The user has sent too many requests',
  500: 'An unexpected error has occurred while processing the request',
};

/** Recorded of a refused API token; that all others have it too is a guess. */
const moduleCode = 340;

/** An error as CSP has it. A gateway's statuses are a page of HTML, which is a guess. */
export function describeFailure(
  status: number,
  {errorCodes}: Pick<VmwareBehaviour, 'errorCodes'>,
  requestId: string,
  message = messages[status] ?? STATUS_CODES[status] ?? 'Unknown error',
): Answer {
  if (status >= 502 && status <= 504) {
    const title = `${status} ${STATUS_CODES[status]}`;
    return {
      status,
      headers: {'Content-Type': 'text/html'},
      body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
    };
  }
  // What these codes look like is a guess: no example has one.
  const code = (STATUS_CODES[status] ?? 'Unknown').toUpperCase().replace(/[^A-Z]+/g, '_');
  const body = {
    ...((errorCodes === 'cspErrorCode' || errorCodes === 'both') && {cspErrorCode: code}),
    ...((errorCodes === 'errorCode' || errorCodes === 'both') && {errorCode: code}),
    message,
    moduleCode,
    requestId,
    statusCode: status,
  };
  return {status, headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)};
}
