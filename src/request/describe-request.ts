import {printJson} from './parse-json.js';
import {cleanText, redactRequest} from './redact.js';
import type {Request} from './request.js';

const plainHeaders = new Set(['accept', 'content-type', 'user-agent', 'authorization']);

/** The URL of a request below a provider's URL, which has no slash at its end. */
export function requestUrl(baseUrl: string, {path, query, isLink}: Request): string {
  const text = new URLSearchParams(query).toString();
  const place = isLink ? placeOfLink(baseUrl, path) : baseUrl;
  return place + path + (text === '' ? '' : `?${text}`);
}

/** A link begins below the URL, or with the path of that. */
function placeOfLink(baseUrl: string, path: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const {origin, pathname} = new URL(baseUrl);
  return pathname !== '/' && path.startsWith(`${pathname}/`) ? origin : baseUrl;
}

/** The URL as it can be shown: the secrets in it are replaced. */
export function shownUrl(baseUrl: string, request: Request): string {
  return requestUrl(baseUrl, redactRequest(request)).replaceAll('%3CREDACTED%3E', '<REDACTED>');
}

/**
 * A request on one line, for traces and plans, without secrets:
 * `GET https://host/v4/things?page=1  X-Filter: {"label":"a"}`, `POST https://host/v4/things  {"label":"a"}`.
 * Without a URL it starts from the path.
 */
export function describeRequest(request: Request, baseUrl = ''): string {
  return describeParts(request, baseUrl).join('  ');
}

/** The same in parts: method and URL, then each header that is particular to it, then the body. */
export function describeParts(request: Request, baseUrl = ''): readonly string[] {
  const shown = redactRequest(request);
  const headers = Object.entries(shown.headers)
    .filter(([name]) => !plainHeaders.has(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${value}`);
  const lines = [`${shown.method} ${shownUrl(baseUrl, request)}`, ...headers];
  // Nothing of it is cut off: it is what a person agrees to.
  return [...lines.map(line => cleanText(line, [], Number.POSITIVE_INFINITY)), ...describeBody(shown)];
}

function describeBody({body}: Request): readonly string[] {
  if (body === undefined) return [];
  if ('bytes' in body) return [`${body.mediaType}, ${body.bytes.length} bytes`];
  return [printJson(body.json).replace(hiddenCharacters, escapeUnits)];
}

/** Characters that JSON may hold as they are, and that draw nothing or act on a terminal. */
const hiddenCharacters = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function escapeUnits(character: string): string {
  return character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
