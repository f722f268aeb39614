import path from 'node:path';
import type {CredentialSource, SecretSource} from '../catalog/auth.js';
import type {Connection} from '../catalog/connection.js';
import type {Provider} from '../catalog/provider.js';
import {suggestionHint} from '../catalog/suggest.js';
import {RowgateError} from '../errors.js';
import {parseBaseUrl} from '../request/base-url.js';
import type {ConfigText} from './config-text.js';
import {ownClient, ownToken} from './own-credential.js';
import type {ConnectionEntry, SecretEntry} from './schema.js';

/** What a connection is made from: its entry in the file, and where that is. */
interface Source {
  readonly name: string;
  readonly entry: ConnectionEntry;
  readonly config: ConfigText;
  /** The file's folder, which relative paths start from. */
  readonly folder: string;
}

/**
 * A connection as a configuration file has it.
 * @throws RowgateError `usage`, `insecure_url` for what does not go with its provider.
 */
export function createConnection(source: Source, providers: readonly Provider[]): Connection {
  const {name, entry, config, folder} = source;
  const place = ['connections', name];
  const provider = providers.find(each => each.name.toLowerCase() === entry.provider.toLowerCase());
  if (provider === undefined) {
    const names = providers.map(each => each.name);
    throw config.fail([...place, 'provider'], 'names no provider that there is', {
      hint: suggestionHint(entry.provider, names, 'Providers'),
    });
  }
  const parameters = readParameters(source, provider);
  const credential = readCredential(source, provider, parameters ?? {});
  if (entry.url !== undefined) checkUrl(source, entry.url);
  return {
    name,
    provider: provider.name,
    ...(entry.url === undefined ? {} : {url: entry.url}),
    ...(credential === undefined ? {} : {credential}),
    ...(entry.ca === undefined ? {} : {ca: resolvePath(entry.ca, folder)}),
    ...(parameters === undefined ? {} : {parameters}),
    ...(entry.concurrency === undefined ? {} : {concurrency: entry.concurrency}),
    ...(entry.read_only === undefined ? {} : {readOnly: entry.read_only}),
  };
}

function readCredential(
  {name, entry, config, folder}: Source,
  {name: provider, auth}: Provider,
  parameters: Readonly<Record<string, string>>,
): CredentialSource | undefined {
  const place = ['connections', name];
  const {token, client_id: id, client_secret: secret} = entry;
  if (token !== undefined && (id ?? secret) !== undefined) {
    throw config.fail(place, 'has both token and a client: one of them is enough');
  }
  if (token !== undefined) {
    const found = ownToken(auth, readSecret(token, folder), parameters);
    if (found !== undefined) return found;
    throw config.fail([...place, 'token'], `is not what ${provider} takes`, {
      hint: 'Give client_id and client_secret',
    });
  }
  if (id === undefined && secret === undefined) return undefined;
  if (id === undefined || secret === undefined) {
    throw config.fail(place, `has client_${id === undefined ? 'secret' : 'id'} and lacks the other half`, {
      hint: 'A client has both client_id and client_secret',
    });
  }
  const found = ownClient(auth, id, readSecret(secret, folder), parameters);
  if (found !== undefined) return found;
  throw config.fail([...place, 'client_id'], `is not what ${provider} takes`, {hint: 'Give token'});
}

function readSecret({env, file, command, keystore}: SecretEntry, folder: string): SecretSource {
  if (file !== undefined) return {kind: 'file', path: resolvePath(file, folder)};
  if (command !== undefined) return {kind: 'command', command};
  if (keystore !== undefined) return {kind: 'keystore', ...keystore};
  return {kind: 'env', name: env ?? ''};
}

/** The values with the provider's own spelling of their names. */
function readParameters({name, entry, config}: Source, provider: Provider): Connection['parameters'] {
  if (entry.parameters === undefined) return undefined;
  const known = listParameters(provider);
  return Object.fromEntries(
    Object.entries(entry.parameters).map(([parameter, value]) => {
      const found = known.find(each => each.toLowerCase() === parameter.toLowerCase());
      if (found !== undefined) return [found, value];
      throw config.fail(
        ['connections', name, 'parameters'],
        `has "${parameter}", which no method of ${provider.name} takes`,
        {key: parameter, hint: suggestionHint(parameter, known, 'Parameters')},
      );
    }),
  );
}

function listParameters({services}: Provider): readonly string[] {
  const resources = Object.values(services).flatMap(service => Object.values(service.resources));
  const methods = resources.flatMap(resource => resource.methods);
  return [...new Set(methods.flatMap(method => method.parameters.map(each => each.name)))];
}

function checkUrl({name, config}: Source, url: string): void {
  try {
    parseBaseUrl(url, 'it');
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    const {code, hint} = error;
    throw config.fail(['connections', name, 'url'], error.message.replace(/^it /, ''), {code, hint});
  }
}

function resolvePath(file: string, folder: string): string {
  return /^[~$]/.test(file) ? file : path.resolve(folder, file);
}
