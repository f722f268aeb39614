import {parsePath, readPath, replaceAt} from './json-path.js';
import type {Request} from './request.js';

/** What stands where a secret was. */
export const redacted = '<REDACTED>';

/** A request that can be shown, saved and logged: the secrets that it carries are replaced. */
export function redactRequest(request: Request): Request {
  if (request.secretPaths === undefined && request.shownPath === undefined) return request;
  const shown = (request.secretPaths ?? []).reduce<unknown>(
    (data, path) => replaceAt(data, parsePath(path), redacted),
    request,
  );
  return {...(shown as Request), path: request.shownPath ?? request.path};
}

/** The secrets that a request carries in its query, headers or JSON body, as text. */
export function listSecrets(request: Request): readonly string[] {
  return (request.secretPaths ?? []).flatMap(path => {
    const value = readPath(request, parsePath(path));
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
}

/**
 * Text from outside made fit to be shown on one line: control characters become blanks, secrets are replaced, and
 * it is cut to a length in characters.
 */
export function cleanText(text: string, secrets: readonly string[], maxLength = 500): string {
  const plain = redactText(text, secrets)
    .replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  // A blank in a secret may have come as a line break.
  const safe = redactText(plain, secrets);
  const characters = [...safe];
  return characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : safe;
}

/** Text with every secret in it replaced, longest first, in case one holds another. */
export function redactText(text: string, secrets: readonly string[]): string {
  return [...secrets]
    .filter(secret => secret !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, redacted), text);
}

/** A request in a message: method and path, as in `GET /account/oauth-clients`, after the name of its connection. */
export function describeCall({connection, method, path, shownPath}: Request): string {
  return `${connection === undefined ? '' : `${connection}: `}${method} ${shownPath ?? path}`;
}
