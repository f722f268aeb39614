import {readFileSync} from 'node:fs';
import type {Provider} from '../catalog/provider.js';
import {RowgateError} from '../errors.js';
import {readBaseUrl} from './base-url.js';
import {type Credential, findCredential} from './credentials.js';

/** Where and how a provider is reached. */
export interface Connection {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Certificate authorities to trust, in PEM. */
  readonly authorities: string | undefined;
  /** Looked up when it is first needed: a public request needs none. */
  readonly credential: () => Credential;
}

/**
 * How the environment says that a provider is reached.
 * @throws RowgateError `usage`, `insecure_url`, `file`; `credential` throws `no_credentials`.
 */
export function findConnection(
  provider: Provider,
  environment: Readonly<Record<string, string | undefined>>,
  homeFolder: string,
): Connection {
  let found: Credential | undefined;
  const variable = provider.url.ca;
  const file = variable === undefined ? undefined : environment[variable]?.trim();
  return {
    baseUrl: readBaseUrl(provider.url, environment),
    authorities: file ? readAuthorities(file, variable ?? '') : undefined,
    credential: () => {
      found ??= findCredential(provider.auth, environment, homeFolder);
      return found;
    },
  };
}

function readAuthorities(file: string, variable: string): string {
  const text = readText(file, variable);
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new RowgateError('file', `${file}, which ${variable} names, has no certificate in it`, {
    hint: 'It is to be a PEM file of certificate authorities',
  });
}

function readText(file: string, variable: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new RowgateError('file', `${file}, which ${variable} names, can't be read (${code})`);
  }
}
