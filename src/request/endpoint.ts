import {readFileSync} from 'node:fs';
import type {Connection} from '../catalog/connection.js';
import type {Provider} from '../catalog/provider.js';
import {RowgateError} from '../errors.js';
import {readBaseUrl, readRootUrl} from './base-url.js';
import {type Credential, findCredential} from './credentials.js';
import {expandPath} from './expand-path.js';
import {type LookUp, readVariable} from './look-up.js';

/** Where and how a provider is reached, over a connection or by the environment alone. */
export interface Endpoint {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** The same without the API's version. */
  readonly rootUrl: string;
  /** Certificate authorities to trust, in PEM. */
  readonly authorities: string | undefined;
  readonly settings: EndpointSettings;
  /** Looked up when it is first needed: a public request needs none. */
  readonly credential: () => Credential;
}

/** What the settings of an endpoint are called, for a hint. */
export interface EndpointSettings {
  readonly url: string | undefined;
  /** There is one; otherwise it is a variable that may be set. */
  readonly hasUrl: boolean;
  readonly ca: string | undefined;
}

/**
 * How a provider is reached: what the connection says goes before what the environment says.
 * @throws RowgateError `usage`, `insecure_url`, `file`; `credential` throws `no_credentials`.
 */
export function findEndpoint(provider: Provider, lookUp: LookUp, connection?: Connection): Endpoint {
  const {environment} = lookUp;
  const of = connection === undefined ? '' : ` of the connection "${connection.name}"`;
  const url = connection?.url === undefined ? undefined : {url: connection.url, source: `The url${of}`};
  let found: Credential | undefined;
  return {
    baseUrl: readBaseUrl(provider.url, environment, url),
    rootUrl: readRootUrl(provider.url, environment, url),
    authorities: findAuthorities(provider, lookUp, connection, `ca${of}`),
    settings: {
      hasUrl: url !== undefined,
      url: url === undefined ? provider.url.env : `the url${of}`,
      ca: connection === undefined ? provider.url.ca : `ca${of}`,
    },
    credential: () => {
      found ??= findCredential(provider.auth, lookUp, connection);
      return found;
    },
  };
}

function findAuthorities(
  {url}: Provider,
  {environment, homeFolder}: LookUp,
  connection: Connection | undefined,
  setting: string,
): string | undefined {
  if (connection?.ca !== undefined) {
    return readAuthorities(expandPath(connection.ca, environment, homeFolder) ?? connection.ca, setting);
  }
  const file = readVariable(environment, url.ca);
  return file === undefined ? undefined : readAuthorities(file, url.ca ?? '');
}

function readAuthorities(file: string, setting: string): string {
  const text = readText(file, setting);
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new RowgateError('file', `${file}, which ${setting} names, has no certificate in it`, {
    hint: 'It is to be a PEM file of certificate authorities',
  });
}

function readText(file: string, setting: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new RowgateError('file', `${file}, which ${setting} names, can't be read (${code})`);
  }
}
