import type {EndpointSettings} from './endpoint.js';
import type {Fault} from './fault.js';
import {cleanText, describeCall} from './redact.js';
import type {Request} from './request.js';
import {createSendError, type SendError} from './send-error.js';

/** The error of a request that no answer came to, after so many tries. */
export function describeFault(
  settings: EndpointSettings,
  request: Request,
  host: string,
  fault: Fault,
  {attempts, maybeSent}: {readonly attempts: number; readonly maybeSent: boolean},
): SendError {
  const tries = attempts === 1 ? '' : `, tried ${attempts} times`;
  return createSendError('network', `${describeCall(request)}: ${fault.reason}, at ${host}${tries}`, {
    hint: chooseHint(settings, request, fault, maybeSent),
    maybeSent,
  });
}

/** The error of an answer that points elsewhere: following it would hand the credential to another place. */
export function describeRedirect(
  {url}: EndpointSettings,
  request: Request,
  status: number,
  location: string | undefined,
  secrets: readonly string[],
): SendError {
  const host = location !== undefined && URL.canParse(location) ? new URL(location).host : undefined;
  const where = host === undefined ? '' : ` to ${cleanText(host, secrets, 100)}`;
  const message = `${describeCall(request)}: ${status}, a redirect${where}, which is not followed`;
  return createSendError('api', message, {
    hint:
      url === undefined
        ? 'The token is sent to the API itself only'
        : `The token is sent to the API itself only; check ${url}`,
    maybeSent: true,
  });
}

function chooseHint(
  {url, hasUrl, ca}: EndpointSettings,
  {idempotent}: Request,
  fault: Fault,
  maybeSent: boolean,
): string | undefined {
  if (maybeSent && !idempotent) return 'The API may have carried it out all the same';
  if (fault.kind === 'certificate') {
    const way = ca === undefined ? '' : `; set ${ca} to the file of the authority if you trust it`;
    return `The certificate of the host could not be checked${way}`;
  }
  if (fault.kind !== 'unreachable') return undefined;
  if (url === undefined) return 'Check the network';
  return `Check the network, and ${url}${hasUrl ? '' : ' if it is set'}`;
}
