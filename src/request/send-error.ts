import {type ErrorCode, RowgateError} from '../errors.js';

/** Why no answer came. */
export type SendError = RowgateError & {
  /** The API may have got the request, and may have acted on it. False: surely not. */
  readonly maybeSent: boolean;
};

/** An error of sending. It has no cause: an HTTP client's error carries the request with its token. */
export function createSendError(
  code: ErrorCode,
  message: string,
  details: {readonly hint?: string | undefined; readonly maybeSent: boolean},
): SendError {
  return Object.assign(new RowgateError(code, message, {hint: details.hint}), {maybeSent: details.maybeSent});
}

/** The same error, known to be from before anything was sent. */
export function markUnsent(error: RowgateError): SendError {
  return Object.assign(error, {maybeSent: false});
}

export function isSendError(error: unknown): error is SendError {
  return error instanceof RowgateError && 'maybeSent' in error;
}
