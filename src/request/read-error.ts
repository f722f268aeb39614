import type {Provider} from '../catalog/provider.js';
import type {ErrorShape, FilterLanguage} from '../catalog/wire.js';
import {RowgateError} from '../errors.js';
import {parsePath, readPath} from './json-path.js';
import {parseJson} from './parse-json.js';
import {cleanText, describeCall, listSecrets} from './redact.js';
import type {Request, Response} from './request.js';
import {readAskedWait} from './retry.js';

export interface Reason {
  readonly reason: string;
  readonly field: string;
}

const reasonLength = 300;
const reasonCount = 10;
const statusTexts: Readonly<Record<number, string>> = {
  400: 'bad request',
  401: 'not authenticated',
  403: 'not allowed',
  404: 'not found',
  405: 'method not allowed',
  408: 'request timeout',
  409: 'conflict',
  413: 'too large',
  429: 'too many requests',
  500: 'internal error of the API',
  502: 'bad gateway',
  503: 'the API is unavailable',
  504: 'gateway timeout',
};

/** Whether a status is an answer's that did not do what was asked. */
export function isFailure({status}: Response): boolean {
  return status < 200 || status > 299;
}

/**
 * The error that an answer of a failing status stands for: method, path, status and the reasons that the API gives,
 * nothing else of its body. `secrets` are what must not be shown, the credential above all.
 */
export function readError(
  provider: Provider,
  request: Request,
  response: Response,
  secrets: readonly string[],
): RowgateError {
  const hidden = [...secrets, ...listSecrets(request)];
  const {status} = response;
  const text = readReasons(provider.errors, response, hidden);
  const hints = [
    describeScopes(provider.errors, response, hidden) ?? describeStatus(provider, response),
    describeId(provider.errors, response, hidden),
  ].filter(hint => hint !== undefined);
  return new RowgateError('api', `${cleanText(describeCall(request), hidden, 300)}: ${status} ${text}`, {
    hint: hints.length === 0 ? undefined : hints.join('. '),
  });
}

/** The reasons that an answer gives for its failing status, on one line, or else what the status means. */
export function readReasons(
  errors: ErrorShape | undefined,
  response: Response,
  secrets: readonly string[],
): string {
  const reasons = listReasons(errors, response).map(({reason, field}) => {
    const text = cleanText(reason, secrets, reasonLength);
    return field === '' ? text : `${cleanText(field, secrets, 100)}: ${text}`;
  });
  const shown = reasons.slice(0, reasonCount);
  if (reasons.length > reasonCount) shown.push(`and ${reasons.length - reasonCount} more`);
  return shown.join('; ') || statusTexts[response.status] || 'failed';
}

/** Whether the API refused the filter of a list, so that the list can be fetched without it. */
export function isFilterRefusal(
  language: FilterLanguage,
  errors: ErrorShape | undefined,
  response: Response,
): boolean {
  if (language.kind !== 'json-header') return false;
  const wanted = language.refusal.field.toLowerCase();
  return (
    response.status === language.refusal.status &&
    listReasons(errors, response).some(({field}) => field.toLowerCase() === wanted)
  );
}

/** Each reason that an answer gives, as it is. */
export function listReasons(errors: ErrorShape | undefined, {body}: Response): readonly Reason[] {
  if (errors === undefined) return [];
  const list = readPath(parseBody(body), parsePath(errors.list));
  if (list === undefined || list === null) return [];
  const [reasonAt, fieldAt] = [parsePath(errors.reason), parsePath(errors.field ?? '')];
  return (Array.isArray(list) ? list : [list]).flatMap(item => {
    const reason = toText(readPath(item, reasonAt));
    const field = errors.field === undefined ? '' : toText(readPath(item, fieldAt));
    return reason === '' && field === '' ? [] : [{reason: reason || 'not valid', field}];
  });
}

function parseBody(body: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function describeScopes(
  errors: ErrorShape | undefined,
  {status, headers}: Response,
  secrets: readonly string[],
): string | undefined {
  const scopes = errors?.scopes;
  if (!scopes?.statuses.includes(status)) return undefined;
  const needed = cleanText(headers[scopes.needed.toLowerCase()] ?? '', secrets, 200);
  const granted = cleanText(headers[scopes.granted.toLowerCase()] ?? '', secrets, 200);
  const isKnown = granted !== '' && granted !== (scopes.unknown ?? 'unknown');
  const hasAll = granted.split(/[\s,]+/).some(scope => scope === needed || scope === '*');
  if (needed === '' || !isKnown || hasAll) return undefined;
  return `This needs the scope ${needed}; the token has ${granted}`;
}

function describeStatus(provider: Provider, response: Response): string | undefined {
  const {status, headers, credential} = response;
  if (status === 401) {
    return credential === undefined
      ? 'The API wants a credential for this'
      : `The API does not accept the credential from ${credential}: it may be wrong, expired or revoked`;
  }
  if (status === 403) return 'The user whom the credential belongs to may not do this';
  const wait = readAskedWait(provider.rateLimit, status, headers, Date.now());
  const asked = wait === undefined ? '' : `; it asks to wait ${Math.ceil(wait / 1000)} s`;
  if (status === 429) return `The API limits the rate of requests${asked}`;
  const maintenance = provider.errors?.maintenance?.toLowerCase();
  if (status === 503 && maintenance !== undefined && headers[maintenance] !== undefined) {
    return `The API is in maintenance${asked}`;
  }
  return status >= 500 ? `The fault is the API's; try again later${asked}` : undefined;
}

function describeId(
  errors: ErrorShape | undefined,
  {headers}: Response,
  secrets: readonly string[],
): string | undefined {
  const id = errors?.requestId === undefined ? undefined : headers[errors.requestId.toLowerCase()];
  return id === undefined
    ? undefined
    : `ID of the request, for the vendor's support: ${cleanText(id, secrets, 100)}`;
}
