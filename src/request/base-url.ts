import type {BaseUrl} from '../catalog/provider.js';
import {RowgateError} from '../errors.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where an API is, without a slash at the end: the provider's URL, or the one that the environment names, with the
 * API's version unless that URL ends in one.
 * @throws RowgateError `usage` for what is no URL; `insecure_url` for plain http beyond this machine, or a URL
 * with a password in it.
 */
export function readBaseUrl(url: BaseUrl, environment: Environment): string {
  const told = readVariable(environment, url.env);
  const source = told === undefined ? 'The URL of the API' : (url.env ?? '');
  const parsed = parseUrl(told ?? url.default, source);
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
  const path = parsed.pathname.replace(/\/+$/, '');
  return parsed.origin + addVersion(path, url, environment);
}

/** Whether a host name of a URL surely is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function addVersion(path: string, {version}: BaseUrl, environment: Environment): string {
  if (version === undefined) return path;
  const told = readVariable(environment, version.env);
  if (told !== undefined && !/^[\w.-]+$/.test(told)) {
    throw new RowgateError('usage', `${version.env} is not a version such as ${version.default}`);
  }
  const own = /\/v\d+[a-z0-9]*$/i;
  if (!own.test(path)) return `${path}/${told ?? version.default}`;
  return told === undefined ? path : path.replace(own, `/${told}`);
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

function readVariable(environment: Environment, name: string | undefined): string | undefined {
  const value = name === undefined ? undefined : environment[name]?.trim();
  return value === '' ? undefined : value;
}
