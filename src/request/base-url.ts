import type {BaseUrl} from '../catalog/provider.js';
import {RowgateError} from '../errors.js';
import {type Environment, readVariable} from './look-up.js';

/** The URL that a connection gives, and what to call it in a message. */
export interface OwnUrl {
  readonly url: string;
  readonly source: string;
}

/** A segment such as `/v4beta` at the end of a path. */
const versionSegment = /\/v\d+[a-z0-9]*$/i;

/**
 * Where an API is, without a slash at the end: the connection's URL, the one that the environment names, or the
 * provider's, with the API's version unless that URL ends in one.
 * @throws RowgateError `usage` for what is no URL; `insecure_url` for plain http beyond this machine, or a URL
 * with a password in it.
 */
export function readBaseUrl(url: BaseUrl, environment: Environment, own?: OwnUrl): string {
  const {origin, path} = readPlace(url, environment, own);
  const {version} = url;
  if (version === undefined) return origin + path;
  const told = readVariable(environment, version.env);
  if (told !== undefined && !/^[\w.-]+$/.test(told)) {
    throw new RowgateError('usage', `${version.env} is not a version such as ${version.default}`);
  }
  if (!versionSegment.test(path)) return `${origin}${path}/${told ?? version.default}`;
  // What a connection says goes before what the environment says.
  const kept = told === undefined || own !== undefined;
  return origin + (kept ? path : path.replace(versionSegment, `/${told}`));
}

/** The same without the API's version. */
export function readRootUrl(url: BaseUrl, environment: Environment, own?: OwnUrl): string {
  const {origin, path} = readPlace(url, environment, own);
  return origin + (url.version === undefined ? path : path.replace(versionSegment, ''));
}

/**
 * A URL that an API may be at; `source` is what to call it in a message.
 * @throws RowgateError as `readBaseUrl` does.
 */
export function parseBaseUrl(text: string, source: string): URL {
  const parsed = parseUrl(text, source);
  if (parsed.username !== '' || parsed.password !== '') {
    throw new RowgateError('insecure_url', `${source} has a user or password in it`, {
      hint: 'Such a URL ends up in logs; give the credential by its own variable',
    });
  }
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname)) {
    throw new RowgateError(
      'insecure_url',
      `${source} is plain http to ${parsed.host}: anyone on the way could read the token`,
      {hint: 'Use https; plain http is for this machine only (localhost, 127.0.0.1, [::1])'},
    );
  }
  return parsed;
}

/** Whether a host name of a URL surely is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function readPlace(
  url: BaseUrl,
  environment: Environment,
  own: OwnUrl | undefined,
): {readonly origin: string; readonly path: string} {
  const told = readVariable(environment, url.env);
  const source = own?.source ?? (told === undefined ? 'The URL of the API' : (url.env ?? ''));
  const {origin, pathname} = parseBaseUrl(own?.url ?? told ?? url.default, source);
  return {origin, path: pathname.replace(/\/+$/, '')};
}

function parseUrl(text: string, source: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && (url.protocol === 'https:' || url.protocol === 'http:')) {
    if (url.search === '' && url.hash === '') return url;
    throw new RowgateError(
      'usage',
      `${source} has a query or a fragment: it is to end with the host or a path`,
    );
  }
  throw new RowgateError('usage', `${source} is not a URL that starts with https://`);
}
